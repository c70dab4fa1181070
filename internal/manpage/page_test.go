package manpage

import (
	"strings"
	"testing"

	"onecopy/internal/completion"
)

// TestWrite writes a page of two commands, with and without flags.
func TestWrite(t *testing.T) {
	g := Program{
		Name: "prog", Short: "sort-of works", Written: "Made.", About: "About it.\n\nMore.",
		Commands: []Command{
			{Topic: completion.Topic{Name: "do", Short: "does it", Flags: []completion.Flag{
				{Name: "out", Short: "o", Value: "FILE", Usage: "where to"}, {Name: "quiet", Usage: "say less", Common: true},
			}}, Args: "PATH...", Flagged: true, Long: "At length.", Examples: []string{"prog do x"}},
			{Topic: completion.Topic{Name: "say", Short: "says it"}, Long: "So.", Examples: []string{"prog say"}},
		},
		Sections: []Section{{Head: "EXIT STATUS", Text: "What it was.", Items: [][2]string{{"0", "done"}}}},
	}
	const want = `.\" Made.
.TH PROG 1 "" "prog" "User Commands"
.SH NAME
prog \- sort\-of works
.SH SYNOPSIS
\fBprog do\fR [\fIflags\fR] PATH...
.br
\fBprog say\fR
.SH DESCRIPTION
About it.
.PP
More.
.SH COMMANDS
.SS do
\fBprog do\fR [\fIflags\fR] PATH...
.PP
Does it.
.PP
At length.
.TP
\fB\-o\fR, \fB\-\-out\fR \fIFILE\fR
where to
.PP
For example:
.PP
.nf
  prog do x
.fi
.SS say
\fBprog say\fR
.PP
Says it.
.PP
So.
.PP
For example:
.PP
.nf
  prog say
.fi
.SH COMMON FLAGS
.TP
\fB\-\-quiet\fR
say less
.SH EXIT STATUS
What it was.
.TP
\fB0\fR
done
`
	var b strings.Builder
	if g.Write(&b); b.String() != want {
		t.Errorf("got\n%s", &b)
	}
}
