package main

import (
	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/corpus/stats"
	"onecopy/show"
)

var statsCommand = &command{
	name: "stats", args: "OUT", short: "count stories by length, year, language and source",
	examples: []string{"onecopy stats clean-corpus", "onecopy stats clean-corpus --format json"},
	long: `The language of a story is that of its record, else told by its text. Bars show
stories, those that stay in full. Of many sources folders are counted.`,
	flags: func(f *pflag.FlagSet, o *options) {
		f.StringVar(&o.statsFormat, "format", "text", "`FORM` is text or json")
		f.IntVar(&o.width, "width", 0, "`N` columns; else those of the terminal, or 80")
	},
	run: runStats,
}

func runStats(e *env, o *options, args []string) error {
	switch {
	case len(args) != 1:
		return hint.Errorf("for example: onecopy stats clean-corpus", "stats needs OUT, the folder that clean wrote")
	case o.statsFormat != "text" && o.statsFormat != "json":
		return hint.Errorf("it is text or json", "--format %s is not a form of stats", o.statsFormat)
	case o.width < 0 || o.width > 0 && o.width < 20:
		return hint.Errorf("leave it out to use the width of the terminal", "--width must be at least 20")
	}
	out, err := show.Open(e.ctx, args[0])
	if err != nil {
		return err
	}
	defer out.Close()
	s, err := stats.Of(e.ctx, out.Output)
	if err != nil {
		return err
	}
	if o.statsFormat == "json" {
		return s.JSON(e.out)
	}
	width := o.width
	if width == 0 {
		if width = columns(e.out); width <= 0 {
			width = 80
		}
	}
	return s.Text(e.out, width)
}
