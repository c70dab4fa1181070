// Package meter words how far work is, how fast it goes and how long it will take.
package meter

import (
	"fmt"
	"math"
	"strings"
	"time"

	"onecopy/internal/phrase"
)

// A State is how far work is.
type State struct {
	What        string
	Done, Total int   // things
	Read, Of    int64 // bytes, 0 where they are not counted
	For         time.Duration
}

// settled is how long work must have gone on for its rate to be told: before, what was done in the
// first moments would say that a day is left, or no time.
const settled = 2 * time.Second

// Line is a state in one line of at most width columns, 0 for any: the less telling parts go first.
func (s State) Line(width int) string {
	parts := []string{fmt.Sprintf("%s %s / %s", s.What, phrase.Thousands(s.Done), phrase.Thousands(s.Total))}
	share, rate := float64(s.Done)/float64(max(s.Total, 1)), ""
	seconds := s.For.Seconds()
	if s.Read > 0 {
		read := size(float64(s.Read))
		if s.Of > 0 {
			read += " of " + size(float64(s.Of))
			share = float64(s.Read) / float64(s.Of)
		} else {
			share = 0
		}
		parts, rate = append(parts, read), size(float64(s.Read)/max(seconds, .001))+"/s"
	} else if s.Done > 0 {
		rate = phrase.Thousands(int(float64(s.Done)/max(seconds, .001))) + "/s"
	}
	if s.For >= settled && rate != "" {
		parts = append(parts, rate)
		if share > 0 && share < 1 {
			parts = append(parts, left(seconds*(1-share)/share)+" left")
		}
	}
	for {
		line := strings.Join(parts, ", ")
		if width <= 0 || len(line) < width || len(parts) == 1 {
			return line
		}
		if n := len(parts); n > 2 && strings.HasSuffix(parts[n-1], " left") {
			parts = append(parts[:n-2], parts[n-1]) // how long tells more than how fast
		} else {
			parts = parts[:n-1]
		}
	}
}

// left words a time: 8 s, 2:05, 1:02:03.
func left(seconds float64) string {
	n := int(min(math.Ceil(seconds), 999*3600))
	switch {
	case n < 60:
		return fmt.Sprintf("%d s", max(n, 1))
	case n < 3600:
		return fmt.Sprintf("%d:%02d", n/60, n%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", n/3600, n/60%60, n%60)
}

// size words a number of bytes.
func size(n float64) string {
	for _, u := range []string{"bytes", "kB", "MB"} {
		if n < 999.5 {
			return number(n) + " " + u
		}
		n /= 1000
	}
	return number(n) + " GB"
}

func number(n float64) string {
	if n < 9.95 && n != float64(int64(n)) {
		return fmt.Sprintf("%.1f", n)
	}
	return fmt.Sprintf("%.0f", n)
}
