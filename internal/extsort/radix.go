package extsort

// A Row is what is sorted: by its key, then by its value.
type Row struct{ Key, Value uint64 }

const recordBytes = 16

// less reports whether a record comes before another one.
func (r Row) less(o Row) bool { return r.Key < o.Key || r.Key == o.Key && r.Value < o.Value }

// sorted sorts records byte by byte, from the lowest, and returns them and the other memory. Bytes
// that are the same in all records cost nothing: of postings of a million stories 8 of 16 are left.
func sorted(records, scratch []Row) (list, other []Row) {
	if len(records) == 0 {
		return records, scratch
	}
	if cap(scratch) < len(records) {
		scratch = make([]Row, len(records), cap(records))
	}
	scratch = scratch[:len(records)]
	var differ Row
	for i := range records {
		differ.Key |= records[i].Key ^ records[0].Key
		differ.Value |= records[i].Value ^ records[0].Value
	}
	for shift := 0; shift < 64; shift += 8 {
		if byte(differ.Value>>shift) != 0 {
			byValue(records, scratch, shift)
			records, scratch = scratch, records
		}
	}
	for shift := 0; shift < 64; shift += 8 {
		if byte(differ.Key>>shift) != 0 {
			byKey(records, scratch, shift)
			records, scratch = scratch, records
		}
	}
	return records, scratch
}

// byKey puts records in the order of one byte of their keys, those of the same byte as they come.
func byKey(from, to []Row, shift int) {
	var at [256]int
	for i := range from {
		at[byte(from[i].Key>>shift)]++
	}
	starts(&at)
	for i := range from {
		d := byte(from[i].Key >> shift)
		to[at[d]] = from[i]
		at[d]++
	}
}

// byValue is byKey of values.
func byValue(from, to []Row, shift int) {
	var at [256]int
	for i := range from {
		at[byte(from[i].Value>>shift)]++
	}
	starts(&at)
	for i := range from {
		d := byte(from[i].Value >> shift)
		to[at[d]] = from[i]
		at[d]++
	}
}

// starts makes of counts where each begins.
func starts(at *[256]int) {
	sum := 0
	for d, n := range at {
		at[d] = sum
		sum += n
	}
}
