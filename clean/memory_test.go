package clean

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unsafe"
)

// TestLineMemory marks a page of many short lines of each kind, and wants what is held at the end
// to be so much for a line at most: a file of a million words, one a line, is to be cleaned in 124
// MB. Before lines shared their forms and extras, and candidates were packed, it was 223 to 306
// bytes.
func TestLineMemory(t *testing.T) {
	const lines = 3 * mostKept
	for _, tt := range []struct {
		name string
		line func(i int) string
		most float64
	}{
		{"words", func(i int) string { return fmt.Sprintf("ward%c", 'a'+i%26) }, 80},
		{"letters of Chinese", func(i int) string { return string(rune('一' + i%5000)) }, 80},
		{"cut", func(int) string { return "READ ALSO" }, 50},
		{"bylines", func(i int) string { return fmt.Sprintf("By %c%c Lee", 'A'+i%26, 'a'+i/26%26) }, 50},
		{"headlines", func(i int) string { return fmt.Sprintf("Ward %d votes", i%1000) }, 80},
		{"blank lines between", func(i int) string { return fmt.Sprintf("Ward %d\n", i%1000) }, 80},
	} {
		var b strings.Builder
		for i := range lines {
			b.WriteString(tt.line(i) + "\n")
		}
		text := b.String()
		m := new(Marker)
		m.Mark("Short.\n")
		before := inUse()
		p := m.Mark(text)
		got := float64(inUse()-before) / lines
		if runtime.KeepAlive(p); got > tt.most {
			t.Errorf("%s: a marked page holds %.0f bytes a line, at most %.0f", tt.name, got, tt.most)
		}
		t.Logf("%s: %.1f bytes a line", tt.name, got)
	}
	if n := unsafe.Sizeof(Line{}); n > 40 {
		t.Errorf("a line takes %d bytes, at most 40", n)
	}
	if n := unsafe.Sizeof(candidate{}); n > 32 {
		t.Errorf("a candidate takes %d bytes, at most 32", n)
	}
}

// inUse returns the bytes of the heap that are in use. What a pool holds is let go by the second
// collection.
func inUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
