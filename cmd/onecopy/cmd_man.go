package main

import (
	"strings"

	"onecopy/check"
	"onecopy/corpus/hint"
	"onecopy/internal/manpage"
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
			manual(all()).Write(e.out)
			return nil
		},
	}
}

// manual describes the manual page from the table of commands.
func manual(all []*command) *manpage.Program {
	_, config, _ := strings.Cut(configHelp, "\n\n")
	g := &manpage.Program{
		Name: "onecopy", Short: "leave one clean copy of every news story", About: manDescription,
		Written: `Written by "onecopy man" from the table of commands.`,
		Sections: []manpage.Section{
			{Head: "DURABILITY", Text: manDurability}, {Head: "MEMORY AND DISK", Text: manNeeds}, {Head: "CONFIG FILE", Text: config},
			{Head: "FILES", Items: manFiles}, {Head: "EXIT STATUS", Items: manExits}, {Head: "ENVIRONMENT", Items: manEnvironment},
		},
	}
	for i, t := range topics(all) {
		c := all[i]
		g.Commands = append(g.Commands, manpage.Command{Topic: t, Args: c.args, Flagged: c.flags != nil, Long: c.long, Examples: c.examples})
	}
	return g
}

const manDescription = `onecopy makes a clean text corpus of news files: it finds the stories inside files, cuts what is not story, keeps one copy of
each story however often it was printed, and reports what went and why.

A PATH is a file, a folder, a pipe, or - for standard input. Of a folder all files below it are read but hidden ones, and readmes and
licences, which are counted; links to folders are not followed. Files named .gz, .zst, .bz2 or .xz are unpacked. Text, JSON lines,
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

const manNeeds = `A run takes some 110 MB of memory, and for each story 200 bytes, and 1 kB for the index of what stories share. --memory
says how much it may take, half of the machine's by default, or of what its container may have; 0 is no bound. If that leaves no
room for the index it is sorted on the disk, which is told, and the result is the same. However little is asked, marking and the
reports may take 100 to 130 MB, and more where a single text is long; the 200 bytes a story are always in memory.

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
	{"CLICOLOR_FORCE", "if not empty, there is colour even where output is not a terminal"},
	{"TERM", "of a terminal that is dumb: no colour"},
	{"CI", "if not empty, there is no progress"},
}
