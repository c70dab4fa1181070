package run

import (
	"onecopy/cluster/facts"
	"onecopy/corpus"
)

// A Side of a comparison is a story.
type Side struct {
	corpus.Story
	Mask int // bytes of the text, from its start, that are dateline
}

// Body is the text without its dateline.
func (v *Side) Body() string { return v.Text[v.Mask:] }

// Day is the day that the dateline names.
func (v *Side) Day() facts.Day { return facts.DayOf(v.Text[:v.Mask]) }
