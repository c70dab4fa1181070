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
}

// A Header says what a run holds. Runs of other headers are not merged.
type Header struct {
	Kind     string // of the records, up to 255 bytes
	Settings uint64 // a hash of what they depend on
}
