package phrase

import "testing"

// TestParseSize reads sizes as people write them.
func TestParseSize(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "17": 17, "17B": 17, "500k": 500e3, "500K": 500e3, "64m": 64e6, "64M": 64e6, "64MB": 64e6, "64mb": 64e6, "64Mb": 64e6, "64 MB": 64e6,
		"2G": 2e9, "2gb": 2e9, "1.5g": 1.5e9, "1T": 1e12, "1KiB": 1 << 10, "64MiB": 64 << 20, "64mib": 64 << 20, "64Mi": 64 << 20, "2GiB": 2 << 30, "1tib": 1 << 40,
	} {
		if got, err := ParseSize(text); err != nil || got != want {
			t.Errorf("%s: %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "M", "MB", "-1", "-1M", "NaN", "64X", "64MBB", "64iB", "1e30", "Inf", "9999999999T", "64 M B"} {
		if got, err := ParseSize(text); err == nil {
			t.Errorf("%q is %d", text, got)
		}
	}
}
