package report

import (
	"fmt"
	"strings"

	"onecopy/internal/phrase"
)

// escape makes words of the input one line of harmless Markdown of at most n characters. Signs with
// a meaning there get a backslash, those with one in HTML become entities; a word joiner keeps
// mentions, addresses and links from being made.
func escape(s string, n int) string { return escapeText(line(s, n)) }

const joiner = "\u2060"

var markdownSigns = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;",
	"\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "~", "\\~", "|", "\\|", "[", "\\[", "]", "\\]", "$", "\\$",
	"#", "\\#"+joiner, "!", "\\!", "@", "@"+joiner, "://", ":"+joiner+"//", "www", "www"+joiner, "\n", " ",
)

// escapeText escapes without cutting. What has a meaning at the start of a line alone (a list's + -
// and 1.) is left: the callers put a word or a joiner before words of the input that would stand
// there.
func escapeText(s string) string { return markdownSigns.Replace(s) }

func title(e *Entry) string {
	if strings.TrimSpace(e.Headline) == "" {
		return "No headline"
	}
	return escape(e.Headline, 160)
}

func place(e *Entry) string {
	at := fmt.Sprintf("In %s, lines %d–%d, %s", escapeText(name(e.Source, 120)), e.FirstLine, e.LastLine, counted(e.Words, "word"))
	if e.Published != "" {
		at += ", " + escape(e.Published, 40)
	}
	return at
}

// comparisonText is a copy against its survivor, folded away until it is asked for.
func comparisonText(c *Copy, a, b *Story) string {
	var out strings.Builder
	p := &c.Pair
	fmt.Fprintf(&out, "\n<details><summary>%s: %s, %s of the survivor found in it, %s of it pasted</summary>\n\n",
		htmlText(phrase.Shown(c.ID), 80), htmlText(p.Verdict, 20), percent(p.AInB), percent(p.BInA))
	fmt.Fprintf(&out, "%s.%s%s\n", place(&c.Entry), facts(c), lost(c))
	d := compare(a, b)
	if d.Headline != nil {
		out.WriteString("\nHeadline: " + diffText(d.Headline) + "\n")
	}
	if d.Same {
		out.WriteString("\nThe text is the same to the last sign.\n")
	} else {
		out.WriteString("\n> " + joiner + diffText(d.Parts) + "\n")
	}
	out.WriteString("\n</details>\n")
	return out.String()
}

func facts(c *Copy) string {
	var all []string
	for _, f := range c.Pair.Changed {
		all = append(all, escape(f.A, 60)+" → "+escape(f.B, 60)+inBrackets(f.Kind))
	}
	if len(all) == 0 {
		return ""
	}
	return " Facts changed: " + listed(all, 10) + "."
}

// inBrackets returns the kind of a change in brackets. What an earlier version wrote has none.
func inBrackets(kind string) string {
	if kind == "" {
		return ""
	}
	return " (" + escape(kind, 20) + ")"
}

// lost tells the first three of the sentences that the copy alone has.
func lost(c *Copy) string {
	if len(c.Lost) == 0 {
		return ""
	}
	var all []string
	for _, s := range c.Lost[:min(len(c.Lost), 3)] {
		all = append(all, escape(s, 200))
	}
	if n := c.Pair.OnlyB - len(all); n > 0 {
		all = append(all, grouped(n)+" more in lost.jsonl")
	}
	return fmt.Sprintf(" Only in this copy, %s: %s", counted(c.Pair.OnlyB, "sentence"), strings.Join(all, " / "))
}

// htmlText is for the inside of a tag GitHub keeps, where Markdown is not read.
func htmlText(s string, n int) string {
	return tagSigns.Replace(line(s, n))
}

// tagSigns are those of tags, mentions and links.
var tagSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "@", "@"+joiner, "://", ":"+joiner+"//")

// diffText writes a diff, up to mdDiff bytes. Changes are in tags, which GitHub and GitLab keep:
// asterisks and tildes are not read as marks beside punctuation.
func diffText(parts []diffPart) string {
	var out strings.Builder
	for _, p := range parts {
		if out.Len() > mdDiff {
			out.WriteString(" … and more")
			break
		}
		switch {
		case p.Fold:
			fmt.Fprintf(&out, " *%s* ", p.Folded())
		case p.Op == opEqual:
			out.WriteString(runsText(p, "", "\n>\n> "+joiner))
		case p.Blank():
			out.WriteString(blankText(p))
		case p.Deleted():
			out.WriteString(runsText(p, "del", " ¶ "))
		default:
			out.WriteString(runsText(p, "ins", " ¶ "))
		}
	}
	return strings.TrimSpace(out.String())
}

// blankText writes a change of white space: a mark where a paragraph was split or joined.
func blankText(p diffPart) string {
	for _, r := range p.Runs {
		if r.Break {
			return " ¶ "
		}
	}
	if p.Inserted() {
		return " "
	}
	return ""
}

// runsText writes the runs of a part inside a tag, or in none.
func runsText(p diffPart, tag, breaks string) string {
	var out strings.Builder
	if p.Lead {
		out.WriteString(breaks)
	}
	if tag != "" {
		out.WriteString("<" + tag + ">")
	}
	for _, r := range p.Runs {
		if r.Break {
			out.WriteString(breaks)
		} else {
			out.WriteString(escapeText(clipBytes(r.Text, mdDiff)))
		}
	}
	if tag != "" {
		out.WriteString("</" + tag + ">")
	}
	if p.Trail {
		out.WriteString(breaks)
	}
	return out.String()
}
