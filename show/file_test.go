package show

import "testing"

// TestNumbers says which stories there are in a file.
func TestNumbers(t *testing.T) {
	for want, names := range map[string][]string{
		"is #1":                             {"1"},
		"are #1 and #2":                     {"1", "2"},
		"are #1 to #3":                      {"1", "2", "3"},
		"are #1 to #12":                     {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
		"are #urn:1, #8 and #9":             {"urn:1", "8", "9"},
		"are #urn:1, #urn:2, #8 and others": {"urn:1", "urn:2", "8", "9"},
	} {
		if got := numbers(names); got != want {
			t.Errorf("%q: there %s, want %s", names, got, want)
		}
	}
}
