package main

import (
	"io"
	"slices"

	"github.com/spf13/pflag"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/completion"
	"onecopy/report"
)

// completionCommand completes the commands that all returns, of which it is one.
func completionCommand(all func() []*command) *command {
	return &command{
		name: "completion", args: "bash | zsh | fish", short: "print the completion of a shell",
		examples: []string{
			"onecopy completion bash > ~/.local/share/bash-completion/completions/onecopy",
			"onecopy completion zsh > ~/.zsh/_onecopy",
			"onecopy completion fish > ~/.config/fish/completions/onecopy.fish",
		},
		long: `The file must be where the shell looks for it: for zsh a folder of $fpath. It
completes commands, flags, the values of flags that have a choice, and files.`,
		run: func(e *env, _ *options, args []string) error { return runCompletion(e, all(), args) },
	}
}

// A shell is one that can complete.
type shell struct {
	name  string
	file  string // as its users name it
	write func(io.Writer, []completion.Topic)
}

func shells() []shell {
	return []shell{{"bash", "onecopy.bash", completion.Bash}, {"zsh", "_onecopy", completion.Zsh}, {"fish", "onecopy.fish", completion.Fish}}
}

func runCompletion(e *env, commands []*command, args []string) error {
	for _, s := range shells() {
		if len(args) == 1 && args[0] == s.name {
			s.write(e.out, topics(commands))
			return nil
		}
	}
	return hint.Errorf("for example: onecopy completion bash", "completion needs the name of a shell: bash, zsh or fish")
}

// topics describes all commands, in the order of help.
func topics(commands []*command) []completion.Topic {
	var list []completion.Topic
	for _, c := range commands {
		t := completion.Topic{Name: c.name, Short: c.short}
		switch c.name {
		case "help":
			for _, other := range commands {
				t.Words = append(t.Words, other.name)
			}
			t.Words = append(t.Words, "config")
		case "completion":
			for _, s := range shells() {
				t.Words = append(t.Words, s.name)
			}
		}
		flagSet(c, &env{}, &options{}).VisitAll(func(f *pflag.Flag) { t.Flags = append(t.Flags, choiceOf(f)) })
		list = append(list, t)
	}
	return list
}

func choiceOf(f *pflag.Flag) completion.Flag {
	value, usage := pflag.UnquoteUsage(f)
	c := completion.Flag{Name: f.Name, Short: f.Shorthand, Usage: usage, Value: value}
	_, c.Many = f.Value.(pflag.SliceValue)
	c.List = f.Value.Type() == "stringSlice"
	c.Words = wordsOf(f.Name)
	c.Common = slices.Contains([]string{"quiet", "color", "config", "no-config"}, f.Name)
	switch {
	case f.Value.Type() == "bool":
		c.Value = ""
	case value == "FOLDER" || value == "OUT":
		c.Path = "folder"
	case takesPath(value):
		c.Path = "file"
	}
	return c
}

// wordsOf returns the values of the flag of that name, if it is a choice.
func wordsOf(name string) (words []string) {
	switch name {
	case "color", "split":
		return []string{"auto", "always", "never"}
	case "input-format":
		return []string{corpus.FormatText, corpus.FormatJSONL}
	case "corpus-format":
		return []string{"auto", outdir.FormFiles, outdir.FormJSONL, outdir.FormJSONLGz, outdir.FormJSONLZst}
	case "keep":
		return []string{cluster.Longest, cluster.Earliest, cluster.First}
	case "strip", "keep-category":
		for _, c := range clean.Categories() {
			words = append(words, c.String())
		}
	case "only":
		return []string{string(report.Repeated), string(report.Boilerplate), string(report.Unreadable)}
	case "format":
		for _, f := range report.CheckFormats() {
			words = append(words, f.Name)
		}
	}
	return words
}
