package extsort

// Options shape a [Sorter].
type Options struct {
	Dir    string // where runs are written; it must be there
	Name   string // what their names begin with
	Header Header
	Memory int64 // bytes of records held, about; less than that of leastRecords counts as so much

	// Combine makes one value of those of two records of one key, in any order and grouping with
	// the same result; nil keeps both records.
	Combine func(a, b uint64) uint64

	// Err is asked as records are added, and every askedEvery of those that are merged, whether to
	// go on: its error ends the work and is that of the sorter. It may be nil.
	Err func() error
}

// askedEvery is how many records are merged in some milliseconds.
const askedEvery = 1 << 16

// alive is the error of Err.
func (o *Options) alive() error {
	if o.Err == nil {
		return nil
	}
	return o.Err()
}

// A Header says what a run holds. Runs of other headers are not merged.
type Header struct {
	Kind     string // of the records, up to 255 bytes
	Settings uint64 // a hash of what they depend on
}
