package main

import (
	"context"
	"io"
	"slices"
	"time"

	"onecopy/corpus/outdir/forms"

	"github.com/spf13/pflag"

	"onecopy/check"
	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/completion"
	"onecopy/report"
	"onecopy/show"
)

// completionCommand completes the commands that all returns, of which it is one.
func completionCommand(all func() []*command) *command {
	return &command{
		name: "completion", args: "bash | zsh | fish | rules | stories [WORD...]", short: "print the completion of a shell",
		examples: []string{
			"onecopy completion bash > ~/.local/share/bash-completion/completions/onecopy",
			"onecopy completion zsh > ~/.zsh/_onecopy",
			"onecopy completion fish > ~/.config/fish/completions/onecopy.fish",
		},
		long: `The file must be where the shell looks for it: for zsh a folder of $fpath. It
completes commands, flags, the values of flags that have a choice, and files;
rules for explain and check, and the ids of stories for show and report. For
those it asks "onecopy completion rules" and "onecopy completion stories".`,
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
	switch {
	case len(args) > 0 && args[0] == completion.Rules:
		for _, name := range check.RuleNames() {
			if err := e.print(name); err != nil {
				return err
			}
		}
		return nil
	case len(args) > 0 && args[0] == completion.Stories:
		return storyIDs(e, args[1:])
	case len(args) == 0:
		args = []string{""}
	}
	return hint.Unknown(args[0], []string{"bash", "zsh", "fish"}, "for example: onecopy completion bash", "completion needs the name of a shell: bash, zsh or fish")
}

// storyIDs prints ids of stories that begin as the last word does, of the output that the others
// name. A shell waits for them, so a large one is not read to its end.
func storyIDs(e *env, words []string) error {
	const most, patience = 500, 2 * time.Second
	ctx, stop := context.WithTimeout(e.ctx, patience)
	defer stop()
	dir, begun := completion.Typed(words)
	out, err := show.Open(ctx, dir)
	if err != nil || out == nil {
		return err
	}
	defer out.Close()
	for _, id := range out.IDs(begun, most) {
		if err := e.print(id); err != nil {
			return err
		}
	}
	return nil
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
		case "explain":
			for _, c := range clean.Categories() {
				t.Words = append(t.Words, c.String()+"/")
			}
			t.Asks = completion.Rules
		case "show", "report":
			t.Asks = completion.Stories
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
	c.Rules = f.Name == "select" || f.Name == "ignore"
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
		return corpus.FormatNames()
	case "corpus-format":
		return append([]string{"auto", forms.Files}, forms.Records...)
	case "keep":
		return cluster.Wishes()
	case "strip", "keep-category":
		for _, c := range clean.Categories() {
			words = append(words, c.String())
		}
	case "only":
		return check.Kinds()
	case "select", "ignore":
		return append(check.Kinds(), wordsOf("strip")...)
	case "type":
		return check.TypeNames()
	case "pages":
		return []string{"none", "summary", "full", "auto"}
	case "format":
		for _, f := range report.CheckFormats() {
			words = append(words, f.Name)
		}
	}
	return words
}
