// Package manpage writes the manual page of a program with commands from a description of them.
package manpage

import (
	"io"
	"strings"

	"onecopy/internal/completion"
	"onecopy/internal/roff"
)

// A Program is what its manual page says. It names no version and no date, so that the
// page that is checked in is the page that any build prints.
type Program struct {
	Name     string
	Short    string // what it is for, in a line
	Written  string // by what, as a comment at the top
	About    string // paragraphs with blank lines between, as in every long text below
	Commands []Command
	Sections []Section // behind the commands and the flags that are common to them
}

// A Command is a topic of completion, which has its name and its flags, with what is said of it.
type Command struct {
	completion.Topic
	Args     string // as usage shows them
	Flagged  bool   // usage shows that it has flags
	Long     string
	Examples []string
}

// A Section has text, or items, or both.
type Section struct {
	Head  string
	Text  string
	Items [][2]string // a name, and what it stands for
}

// Write writes the page in section 1 of the manual. The errors are w's to keep.
func (g *Program) Write(w io.Writer) {
	p := roff.New(w)
	p.Line(`.\" ` + g.Written)
	p.Line(".TH " + strings.ToUpper(g.Name) + ` 1 "" "` + g.Name + `" "User Commands"`)
	p.Head("NAME")
	p.Line(roff.Quote(g.Name) + ` \- ` + roff.Quote(g.Short))
	p.Head("SYNOPSIS")
	for i := range g.Commands {
		if i > 0 {
			p.Line(".br")
		}
		g.synopsis(p, &g.Commands[i])
	}
	p.Head("DESCRIPTION")
	p.Text(g.About)
	p.Head("COMMANDS")
	for i := range g.Commands {
		g.command(p, &g.Commands[i])
	}
	p.Head("COMMON FLAGS")
	for _, f := range g.Commands[0].Flags {
		if f.Common {
			item(p, f)
		}
	}
	for _, s := range g.Sections {
		p.Head(s.Head)
		if s.Text != "" {
			p.Text(s.Text)
		}
		for _, i := range s.Items {
			p.Item(`\fB`+roff.Quote(i[0])+`\fR`, i[1])
		}
	}
}

// synopsis is one line of usage.
func (g *Program) synopsis(p *roff.Manual, c *Command) {
	use := `\fB` + roff.Quote(g.Name+" "+c.Name) + `\fR`
	if c.Flagged {
		use += ` [\fIflags\fR]`
	}
	if c.Args != "" {
		use += " " + roff.Quote(c.Args)
	}
	p.Line(use)
}

// command is all of one command: what its help says on both pages.
func (g *Program) command(p *roff.Manual, c *Command) {
	p.Line(".SS " + roff.Quote(c.Name))
	g.synopsis(p, c)
	p.Line(".PP")
	p.Text(strings.ToUpper(c.Short[:1]) + c.Short[1:] + ".\n\n" + c.Long)
	for _, f := range c.Flags {
		if !f.Common {
			item(p, f)
		}
	}
	p.Line(".PP")
	p.Text("For example:\n\n  " + strings.Join(c.Examples, "\n  "))
}

// item is a flag, as it is typed, and its usage.
func item(p *roff.Manual, f completion.Flag) {
	names := `\fB` + roff.Quote("--"+f.Name) + `\fR`
	if f.Short != "" {
		names = `\fB` + roff.Quote("-"+f.Short) + `\fR, ` + names
	}
	if f.Value != "" {
		names += ` \fI` + roff.Quote(f.Value) + `\fR`
	}
	p.Item(names, f.Usage)
}
