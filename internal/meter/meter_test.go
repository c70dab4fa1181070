package meter

import (
	"testing"
	"time"
)

func TestLine(t *testing.T) {
	const minute = time.Minute
	for _, tt := range []struct {
		s     State
		width int
		want  string
	}{
		{State{"reading", 3, 5000, 0, 0, time.Second}, 0, "reading 3 / 5,000"},
		{State{"comparing", 1000, 4000, 0, 0, 10 * time.Second}, 0, "comparing 1,000 / 4,000, 100/s, 30 s left"},
		{State{"comparing", 4000, 4000, 0, 0, 10 * time.Second}, 0, "comparing 4,000 / 4,000, 400/s"},
		{State{"reading", 0, 1, 1_234_000_000, 4_936_000_000, minute}, 0, "reading 0 / 1, 1.2 GB of 4.9 GB, 21 MB/s, 3:00 left"},
		{State{"reading", 0, 1, 1_234_000_000, 4_936_000_000, time.Second}, 0, "reading 0 / 1, 1.2 GB of 4.9 GB"},
		{State{"reading", 0, 1, 5_000_000, 0, 5 * time.Second}, 0, "reading 0 / 1, 5 MB, 1 MB/s"}, // of standard input nobody knows how long it is
		{State{"reading", 0, 1, 1, 1_000_000_000_000, minute}, 0, "reading 0 / 1, 1 bytes of 1000 GB, 0.0 bytes/s, 999:00:00 left"},
		{State{"reading", 0, 1, 999_600, 2_000_000, time.Hour}, 0, "reading 0 / 1, 1.0 MB of 2 MB, 278 bytes/s, 1:00:03 left"},
		{State{"reading", 0, 1, 1_234_000_000, 4_936_000_000, minute}, 50, "reading 0 / 1, 1.2 GB of 4.9 GB, 3:00 left"},
		{State{"reading", 0, 1, 1_234_000_000, 4_936_000_000, minute}, 40, "reading 0 / 1, 3:00 left"},
		{State{"reading", 0, 1, 1_234_000_000, 4_936_000_000, minute}, 20, "reading 0 / 1"},
		{State{"reading", 0, 0, 0, 0, minute}, 0, "reading 0 / 0"},
	} {
		if got := tt.s.Line(tt.width); got != tt.want {
			t.Errorf("%+v in %d columns: %q, want %q", tt.s, tt.width, got, tt.want)
		}
	}
}
