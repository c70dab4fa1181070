package clean

import "testing"

// TestDatedLead keeps sentences that a date begins, in scripts without capitals, where a line that
// says when a story was printed is cut, and a credit that says who said it.
func TestDatedLead(t *testing.T) {
	for _, line := range []string{
		"2031年3月4日，渡轮离开了港口。", "2031年3月4日、渡し船は港を出た。", "في 4 مارس 2031 غادرت العبارة الميناء.",
		"(Photo: the captain had it in his locker, divers say.)",
	} {
		for _, place := range []string{"top", "tail"} {
			untouched(t, line, place)
		}
	}
	for _, line := range []string{"2031年3月4日 10:32", "4 March 2031, 10:32"} {
		if p, at := placed(line, "top"); len(cutAs(p, at)) == 0 {
			t.Errorf("%q is kept", line)
		}
	}
}
