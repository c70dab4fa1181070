package main

import (
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"onecopy/corpus"
)

var verifyCommand = &command{
	name: "verify", args: "OUT PATH...", short: "prove that OUT agrees with its inputs, byte for byte",
	examples: []string{"onecopy verify clean-corpus seeds"},
	long: `Every byte of the inputs must be in a kept line, in a cut, or white space, and
OUT/corpus must hold just the stories that survive. Differences go to stdout as
file:line: message; exit status 1 says there are some.`,
	flags: func(f *pflag.FlagSet, o *options) {
		f.StringVar(&o.inputFormat, "input-format", "", "`FORMAT` of all input, as for clean")
		f.StringVar(&o.encoding, "encoding", "", "`NAME` of the encoding of all input, as for clean")
		f.StringVar(&o.textField, "text-field", "", "`NAME` of the text of a record, as for clean")
		o.ignoreFlags.add(f)
	},
	run: runVerify,
}

func runVerify(e *env, o *options, args []string) error {
	if len(args) < 2 {
		return hintf("for example: onecopy verify clean-corpus seeds", "verify needs OUT and the PATHs it was made from")
	}
	if err := corpus.CheckEncoding(o.encoding); err != nil {
		return err
	}
	if err := corpus.CheckFormat(o.inputFormat); err != nil {
		return err
	}
	ignored, err := o.ignoreFlags.read()
	if err != nil {
		return err
	}
	for _, path := range args[1:] {
		if info, err := os.Stat(path); err == nil && info.Mode()&os.ModeNamedPipe != 0 {
			return hintf("keep what it gives in a file, and name that to clean and to verify", "%s: is a pipe, which cannot be read twice", path)
		}
	}
	how := o.search(ignored.skip)
	how.Binary = true
	found, err := corpus.Find(args[1:], how)
	if err != nil {
		return err
	}
	differences, totals, err := corpus.Verify(args[0], found.Files, o.encoding, e.in)
	if err != nil {
		return err
	}
	for _, d := range differences {
		fmt.Fprintln(e.out, d)
	}
	if len(differences) > 0 {
		return errFound
	}
	rest := count(totals.Blank, "byte", "bytes") + " of white space"
	if totals.Syntax > 0 {
		rest += fmt.Sprintf(", %s of record syntax", size(totals.Syntax))
	}
	if totals.Refused > 0 {
		rest += fmt.Sprintf(" (%s that could not be read)", count(totals.Refused, "line", "lines"))
	}
	for _, p := range []struct {
		n         int
		one, many string
	}{{totals.Holes, "place of a packed file is", "places of packed files are"}, {totals.Unread, "file is", "files are"}} {
		if p.n > 0 {
			e.say("%s as unreadable as the run has told", count(p.n, p.one, p.many))
		}
	}
	e.say("%s, %s and %s account for all %s of %s; corpus/ holds %s", count(totals.Stories, "story", "stories"), count(totals.Cuts, "cut", "cuts"),
		rest, count(totals.Bytes, "byte", "bytes"), count(totals.Files, "file", "files"), count(totals.Survivors, "survivor", "survivors"))
	return nil
}
