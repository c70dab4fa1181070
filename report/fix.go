package report

// A Fix says whether the command can mend a finding.
type Fix string

// What there is to mend a finding.
const (
	SafeFix   Fix = "safe"   // --fix cuts it out
	UnsafeFix Fix = "unsafe" // --fix --unsafe-fixes does: it may be story, or take story with it
	NoFix     Fix = "none"   // nothing: a person has to look
)

// fix is what there is to mend the finding, where nobody said so nothing.
func (f *Finding) fix() Fix {
	switch f.Fixable {
	case SafeFix, UnsafeFix:
		return f.Fixable
	}
	return NoFix
}

// mark is the sign for it before a message in forms for people, as ruff has it: [*] for --fix, [!]
// for --unsafe-fixes too.
func (f *Finding) mark() string {
	switch f.fix() {
	case SafeFix:
		return "[*] "
	case UnsafeFix:
		return "[!] "
	}
	return ""
}

// way says the same in words, behind a message.
func (f *Finding) way() string {
	switch f.fix() {
	case SafeFix:
		return " (fixable with --fix)"
	case UnsafeFix:
		return " (fixable with --fix --unsafe-fixes)"
	}
	return ""
}
