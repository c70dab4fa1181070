package phrase

import (
	"fmt"
	"strconv"
	"strings"
)

// sizeUnits are the units of sizes in small letters, longer names first: powers of 1,000, and with
// an i of 1,024.
var sizeUnits = []struct {
	name string
	unit float64
}{
	{"kib", 1 << 10}, {"mib", 1 << 20}, {"gib", 1 << 30}, {"tib", 1 << 40}, {"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9}, {"tb", 1e12},
	{"ki", 1 << 10}, {"mi", 1 << 20}, {"gi", 1 << 30}, {"ti", 1 << 40}, {"k", 1e3}, {"m", 1e6}, {"g", 1e9}, {"t", 1e12}, {"b", 1},
}

// ParseSize reads a number of bytes: 500k, 256M, 2GB, powers of 1,000, 2GiB, of 1,024, in letters
// of any size; or 0.
func ParseSize(s string) (int64, error) {
	number, unit := s, 1.0
	for _, u := range sizeUnits {
		if n := len(s) - len(u.name); n > 0 && strings.EqualFold(s[n:], u.name) {
			number, unit = strings.TrimRight(s[:n], " "), u.unit
			break
		}
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || !(n >= 0) || n*unit > 1e18 {
		return 0, fmt.Errorf("%s is not a size, such as 500M or 2G", s)
	}
	return int64(n * unit), nil
}
