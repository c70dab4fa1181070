package scan

import "strings"

// noBreak is the no-break space, which is a space to patterns: a byte longer than one.
const noBreak = "\u00a0"

// NoBreak reports whether the measured line has a no-break space.
func (m *Shape) NoBreak(line string) bool {
	return m.Signs&Foreign != 0 && strings.Contains(line, noBreak)
}

// Even returns the measured line as patterns are matched with it: with spaces in place of no-break
// spaces.
func (m *Shape) Even(line string) string {
	if m.Signs&Foreign == 0 {
		return line
	}
	return strings.ReplaceAll(line, noBreak, " ")
}

// Uneven returns the byte of the measured line that is byte at of what Even returns.
func (m *Shape) Uneven(line string, at int) int {
	if m.Signs&Foreign == 0 {
		return at
	}
	for i := strings.Index(line, noBreak); i >= 0 && i < at; {
		at++
		next := strings.Index(line[i+len(noBreak):], noBreak)
		if next < 0 {
			break
		}
		i += len(noBreak) + next
	}
	return at
}
