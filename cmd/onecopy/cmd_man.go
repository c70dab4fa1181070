package main

import (
	"io"
	"strings"

	"onecopy/check"
	"onecopy/corpus/hint"
	"onecopy/internal/completion"
	"onecopy/internal/roff"
)

// manCommand describes the commands that all returns, of which it is one.
func manCommand(all func() []*command) *command {
	return &command{
		name: "man", short: "print the manual page",
		examples: []string{"onecopy man | man -l -", "onecopy man > onecopy.1"},
		run: func(e *env, _ *options, args []string) error {
			if len(args) > 0 {
				return hint.Errorf("\"onecopy help COMMAND\" shows one command", "man takes no arguments")
			}
			manual(e.out, documentation(all()))
			return nil
		},
	}
}

// manual writes the manual page from the table of commands. It names no version and no date, so
// that the page that is checked in is the page that any build prints.
func manual(w io.Writer, all []manualEntry) {
	p := roff.New(w)
	p.Line(`.\" Written by "onecopy man" from the table of commands.`)
	p.Line(`.TH ONECOPY 1 "" "onecopy" "User Commands"`)
	p.Head("NAME")
	p.Line(`onecopy \- leave one clean copy of every news story`)
	p.Head("SYNOPSIS")
	for i, t := range all {
		if i > 0 {
			p.Line(".br")
		}
		synopsis(p, t)
	}
	p.Head("DESCRIPTION")
	p.Text(manDescription)
	p.Head("COMMANDS")
	for _, t := range all {
		manTopic(p, t)
	}
	p.Head("COMMON FLAGS")
	for _, f := range all[0].topic.Flags {
		if f.Common {
			manFlag(p, f)
		}
	}
	p.Head("DURABILITY")
	p.Text(manDurability)
	p.Head("MEMORY AND DISK")
	p.Text(manNeeds)
	p.Head("CONFIG FILE")
	_, config, _ := strings.Cut(configHelp, "\n\n")
	p.Text(config)
	for _, s := range []struct {
		head  string
		items [][2]string
	}{{"FILES", manFiles}, {"EXIT STATUS", manExits}, {"ENVIRONMENT", manEnvironment}} {
		p.Head(s.head)
		for _, item := range s.items {
			p.Item(`\fB`+roff.Quote(item[0])+`\fR`, item[1])
		}
	}
}

const manDescription = `onecopy makes a clean text corpus of news files: it finds the stories inside files, cuts what is not story, keeps one copy of
each story however often it was printed, and reports what went and why.

A PATH is a file, a folder, a pipe, or - for standard input. Of a folder all files below it are read but hidden ones, readmes and
licences; links to folders are not followed. Files named .gz, .zst, .bz2 or .xz are unpacked. Text, JSON lines,
JSON, CSV, Parquet, Arrow, the XML of agencies and feeds, mail, tar and zip are told by content. A record has a text ("text", "content", "body"
...) and, where known, "id", "title", "date" and "source", and is one story; all its fields are kept.

Standard output carries what was asked for and nothing else. Standard error carries errors, hints, problems of the input as
file:line: message, and one line of summary. The same input gives the same bytes on every machine.`

const manDurability = `OUT, an index, a baseline and a file that check --fix mends are written aside and put in their place whole. An error, an
interrupt or a kill leaves the old one or the new one, never neither and never half of one. After a power cut the same holds, and
once a run has ended as done the new one is there: what is written is synced to the disk, with the folders it is in, before and
after the names change. --no-sync leaves that out; then a power cut may cost both.

What a killed run has left aside, files and folders whose names hold .onecopy-tmp-, the next run beside them removes, and an old OUT
that it had moved away it puts back. Left alone is what a run under way has, and what came from another machine or container. A
file that is replaced keeps its owner, permissions, extended attributes and ACLs; check --fix leaves alone what could not.`

const manNeeds = `A run takes some 110 MB of memory, and for each story 500 to 700 bytes, and 1 kB for the index of what stories share. --memory
says how much it may take, half of the machine's by default, or of what its container may have; 0 is no bound. If that leaves no
room for the index it is sorted on the disk, which is told, and the result is the same. It may take more where a single text is long.

Beside OUT a run takes as much disk as its inputs have when unpacked, and 1 kB for each story where the index is sorted;
OUT itself takes twice its inputs, and what its pages take. clean -v says how much that is before it begins. A full disk is an
error, and what was there stays.

With --work FOLDER what is done is kept there, as much as its inputs, until OUT is in its place. A run that was killed goes on from
there with --resume and the same flags and inputs, and writes the bytes of one run. --work FOLDER --resume may be given from the
start: where there is nothing to go on from, the run begins.`

var manFiles = [][2]string{
	{"OUT/corpus/", "a text file for each story that stays: headline, blank line, paragraphs"},
	{"OUT/stories.jsonl", "each story read: place, headline, clean text, status, cluster, facts"},
	{"OUT/cuts.jsonl", "each span cut: place, rule, category, text"},
	{"OUT/pairs.jsonl", "each two stories compared that share text: shares, longest run, verdict, changed facts"},
	{"OUT/lost.jsonl", "each sentence that only a copy had: the copy, the survivor, the sentence"},
	{"OUT/older.jsonl", "with --against, each older story that a copy or a pair refers to"},
	{"OUT/parts.jsonl", "where the headline and the paragraphs of each story stand in its source"},
	{"OUT/templates.jsonl", "each line learned to be boilerplate, and in how many stories it stood"},
	{"OUT/report.html", "the report for people"},
	{"OUT/report.md", "the same for a pull request, at most 1 MiB"},
	{"OUT/report.json", "the same for machines"},
	{"OUT/inputs.sha256", "the SHA-256 of each input as it lies on the disk, for sha256sum -c in the folder that was read"},
	{"OUT/SHA256SUMS", "the SHA-256 of each other file, for sha256sum -c in OUT"},
	{configName, "flags; see CONFIG FILE"},
	{ignoreFile, "files that clean, check, index and verify leave out, as in .gitignore"},
	{check.BaselineFile, "what check --update-baseline writes without --baseline: findings that are accepted"},
}

var manExits = [][2]string{
	{"0", "done, and nothing was found"},
	{"1", "something was found: findings that the baseline of check does not know, or a difference by verify"},
	{"2", "trouble: bad usage, nothing to read, or input that could not be read as it should; the rest is written"},
	{"130", "interrupted, by SIGINT, SIGTERM, SIGHUP or SIGQUIT; nothing was written but what check --fix had mended, which is told"},
	{"141", "what reads standard output has gone away, as head(1) does"},
}

var manEnvironment = [][2]string{
	{"NO_COLOR", "if not empty, there is no colour unless --color always asks for it"},
	{"CLICOLOR_FORCE", "if not empty, there is colour even where output is no terminal"},
	{"TERM", "of a terminal that is dumb: no colour"},
	{"CI", "if not empty, there is no progress"},
}

// synopsis is one line of usage.
func synopsis(p *roff.Manual, t manualEntry) {
	use := `\fBonecopy ` + roff.Quote(t.command.name) + `\fR`
	if t.command.flags != nil {
		use += ` [\fIflags\fR]`
	}
	if t.args != "" {
		use += " " + roff.Quote(t.args)
	}
	p.Line(use)
}

// manTopic is all of one command: what its help says on both pages.
func manTopic(p *roff.Manual, t manualEntry) {
	p.Line(".SS " + roff.Quote(t.command.name))
	synopsis(p, t)
	p.Line(".PP")
	p.Text(strings.ToUpper(t.command.short[:1]) + t.command.short[1:] + ".\n\n" + t.long)
	for _, f := range t.topic.Flags {
		if !f.Common {
			manFlag(p, f)
		}
	}
	p.Line(".PP")
	p.Text("For example:\n\n  " + strings.Join(t.examples, "\n  "))
}

func manFlag(p *roff.Manual, f completion.Flag) {
	names := `\fB` + roff.Quote("--"+f.Name) + `\fR`
	if f.Short != "" {
		names = `\fB` + roff.Quote("-"+f.Short) + `\fR, ` + names
	}
	if f.Value != "" {
		names += ` \fI` + roff.Quote(f.Value) + `\fR`
	}
	p.Item(names, f.Usage)
}

// A manualEntry is a command with what the manual says of its flags.
type manualEntry struct {
	*command
	topic completion.Topic
}

// documentation pairs the commands with their topics.
func documentation(commands []*command) []manualEntry {
	all := topics(commands)
	list := make([]manualEntry, len(all))
	for i, c := range commands {
		list[i] = manualEntry{c, all[i]}
	}
	return list
}
