package phrase

import (
	"fmt"
	"strconv"
	"strings"
)

// ParseSize reads a number of bytes: 500k, 256M, 2G, powers of 1,000; or 0.
func ParseSize(s string) (int64, error) {
	number, unit := s, int64(1)
	for _, u := range []struct {
		names string
		unit  int64
	}{{"kK", 1e3}, {"M", 1e6}, {"G", 1e9}, {"T", 1e12}} {
		if n := strings.TrimSuffix(strings.TrimSuffix(s, "B"), "b"); n != "" && strings.ContainsAny(n[len(n)-1:], u.names) {
			number, unit = n[:len(n)-1], u.unit
		}
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || !(n >= 0) || n*float64(unit) > 1e18 {
		return 0, fmt.Errorf("%s is no size, such as 500M or 2G", s)
	}
	return int64(n * float64(unit)), nil
}
