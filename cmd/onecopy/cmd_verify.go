package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime"

	"github.com/spf13/pflag"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/run"
)

var verifyCommand = &command{
	name: "verify", args: "OUT PATH...", short: "prove that OUT follows from its inputs, byte by byte",
	examples: []string{"onecopy verify clean-corpus seeds", "onecopy verify --sums clean-corpus seeds"},
	long: `Every file of OUT must have its sum, every byte of the inputs must be in a kept
line, in a cut, or white space, and a run over the inputs, with the settings in
OUT, must give OUT again. Differences go to stdout as file:line: message; exit
status 1 says there are some.`,
	flags: func(f *pflag.FlagSet, o *options) {
		f.BoolVar(&o.sums, "sums", false, "compare SHA-256 sums alone: what changed since the run")
		f.StringVar(&o.sample, "sample", "", "make `N|SHARE` of the stories again, not all")
		f.StringVar(&o.InputFormat, "input-format", "", "`FORMAT` of all input, if not as for the run")
		f.StringVar(&o.Encoding, "encoding", "", "`NAME` of all input's encoding, if not the run's")
		fieldFlags(f, o)
		f.StringVar(&o.Rules, "rules", "", "`FILE` with your own rules, as for the run")
		f.StringArrayVar(&o.Against, "against", nil, "`CORPUS` that OUT was made --against")
		ofSection(f, "against")
		o.ignoreFlags.add(f)
		f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time")
	},
	run: runVerify,
}

func runVerify(e *env, o *options, args []string) error {
	if len(args) < 2 {
		return hint.Errorf("for example: onecopy verify clean-corpus seeds", "verify needs OUT and the PATHs it was made from")
	}
	if !outdir.IsOutput(args[0]) && outdir.IsOutput(args[1]) {
		return hint.Errorf(fmt.Sprintf("OUT stands first: onecopy verify %s %s", args[1], args[0]), "%s is not the output of a run, and %s is", args[0], args[1])
	}
	if err := o.CheckJobs(); err != nil {
		return err
	}
	if o.sample != "" {
		if err := (&run.VerifyPlan{Sample: o.sample}).CheckSample(); err != nil || o.sums {
			return cmp.Or(err, hint.Errorf("--sums makes nothing again", "--sums and --sample together"))
		}
	}
	if err := cmp.Or(corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat)); err != nil {
		return err
	}
	for _, path := range args[1:] {
		if info, err := os.Stat(path); err == nil && info.Mode()&os.ModeNamedPipe != 0 {
			return hint.Errorf("keep what it writes in a file, and name that to clean and to verify", "%s: is a pipe, which cannot be read twice", path)
		}
	}
	v := run.NewVerification(e.ctx, &o.Options, run.VerifyPlan{Dir: args[0], Paths: args[1:], Sums: o.sums, Sample: o.sample, Stdin: e.in,
		Ignore: func() (func(string, bool) bool, error) {
			ignored, err := o.ignoreFlags.read()
			return ignored.Skip, err
		},
		Check:     o.checkChoice,
		Tell:      func(p corpus.Problem) { _ = e.print(p.String()) }, // the sink keeps the error
		Warn:      func(line string) { fmt.Fprintln(e.err, line) },
		Unremoved: e.left,
	})
	err := v.Run()
	switch {
	case e.ctx.Err() == nil && err != nil && err != run.ErrDiffers && v.Differs():
		e.fail(err) // what was found counts for more than what could not be looked at
		return errFound
	case err == run.ErrDiffers, err == nil && v.Differs():
		return errFound
	case err != nil:
		return err
	}
	for _, line := range v.Proof() {
		e.say("%s", line)
	}
	return nil
}
