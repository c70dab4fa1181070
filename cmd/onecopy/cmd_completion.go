package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/report"
)

// completionCommand is made anew for each look at the table, as helpCommand is.
func completionCommand() *command {
	return &command{
		name: "completion", args: "bash | zsh | fish", short: "print the completion of a shell",
		examples: []string{
			"onecopy completion bash > ~/.local/share/bash-completion/completions/onecopy",
			"onecopy completion zsh > ~/.zsh/_onecopy",
			"onecopy completion fish > ~/.config/fish/completions/onecopy.fish",
		},
		long: `The file must be where the shell looks for it: for zsh a folder of $fpath. It
completes commands, flags, the values of flags that have a choice, and files.`,
		run: runCompletion,
	}
}

// A shell is one that can complete.
type shell struct {
	name  string
	file  string // as its users name it
	write func(io.Writer, []topic)
}

func shells() []shell {
	return []shell{{"bash", "onecopy.bash", bash}, {"zsh", "_onecopy", zsh}, {"fish", "onecopy.fish", fish}}
}

func runCompletion(e *env, _ *options, args []string) error {
	all := shells()
	for _, s := range all {
		if len(args) == 1 && args[0] == s.name {
			s.write(e.out, topics())
			return nil
		}
	}
	return corpus.Hintf("for example: onecopy completion bash", "completion needs the name of a shell: bash, zsh or fish")
}

// A topic is a command as completion and the manual see it.
type topic struct {
	*command
	words []string // its arguments, where they are words of ours and not files
	flags []choice
}

// A choice is a flag and what may stand behind it.
type choice struct {
	name, short string
	usage       string   // without quotes
	value       string   // what help calls it, empty for a flag that takes none
	words       []string // it is one of these
	list        bool     // or several, with commas between
	many        bool     // it may be given again
	path        string   // it is a path: "file" or "folder"
	common      bool     // to all commands that have flags
}

// topics describes all commands, in the order of help.
func topics() []topic {
	var list []topic
	for _, c := range commands() {
		t := topic{command: c}
		switch c.name {
		case "help":
			for _, other := range commands() {
				t.words = append(t.words, other.name)
			}
			t.words = append(t.words, "config")
		case "completion":
			for _, s := range shells() {
				t.words = append(t.words, s.name)
			}
		}
		flagSet(c, &env{}, &options{}).VisitAll(func(f *pflag.Flag) { t.flags = append(t.flags, choiceOf(f)) })
		list = append(list, t)
	}
	return list
}

func choiceOf(f *pflag.Flag) choice {
	value, usage := pflag.UnquoteUsage(f)
	c := choice{name: f.Name, short: f.Shorthand, usage: usage, value: value}
	_, c.many = f.Value.(pflag.SliceValue)
	c.list = f.Value.Type() == "stringSlice"
	c.words = wordsOf(f.Name)
	c.common = slices.Contains([]string{"quiet", "color", "config", "no-config"}, f.Name)
	switch {
	case f.Value.Type() == "bool":
		c.value = ""
	case value == "FOLDER" || value == "OUT":
		c.path = "folder"
	case takesPath(value):
		c.path = "file"
	}
	return c
}

// wordsOf gives what the flag of that name takes where that is a choice.
func wordsOf(name string) (words []string) {
	switch name {
	case "color", "split":
		return []string{"auto", "always", "never"}
	case "input-format":
		return []string{corpus.FormatText, corpus.FormatJSONL}
	case "corpus-format":
		return []string{"auto", corpus.CorpusFiles, corpus.CorpusJSONL, corpus.CorpusJSONLGz, corpus.CorpusJSONLZst}
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

// typed gives the flags as they are typed.
func (t topic) typed() string {
	var names []string
	for _, f := range t.flags {
		names = append(names, "--"+f.name)
	}
	return strings.Join(append(names, "--help"), " ")
}

// typed gives the spellings of a flag, parted by sep.
func (c choice) typed(sep string) string {
	if c.short == "" {
		return "--" + c.name
	}
	return fmt.Sprintf("-%s%s--%s", c.short, sep, c.name)
}
