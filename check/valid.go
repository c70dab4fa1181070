package check

import (
	"cmp"
	"io"
	"slices"

	"onecopy/corpus/hint"
	"onecopy/report"
)

// Valid refuses options that make no sense, before anything is read. Its errors name the flags of
// the command.
func (o *Options) Valid() error {
	for _, k := range o.Only {
		if !slices.Contains(Kinds(), k) {
			return hint.Unknown(k, Kinds(), "LIST has copy, boilerplate and unreadable, with commas between", "--only %s: no such kind of finding", k)
		}
	}
	var err error
	switch {
	case o.Allow < 0:
		err = hint.Errorf("it is a number of findings", "--allow must be at least 0")
	case o.ChangedLines && o.Since == "":
		err = hint.Errorf("for example: --since main --changed-lines", "--changed-lines needs --since")
	case o.Accept && o.ChangedLines:
		err = hint.Errorf("leave out one of them", "--update-baseline with --changed-lines")
	case o.Fix && o.Accept:
		err = hint.Errorf("mend first, then accept what is left", "--fix and --update-baseline together")
	case o.Fix && len(o.Only) > 0 && !slices.Contains(o.Only, string(report.Boilerplate)):
		err = hint.Errorf("only boilerplate can be cut", "--fix with --only %v", o.Only)
	case o.DryRun && !o.Fix && !o.Accept:
		err = hint.Errorf("check writes to the files only with --fix", "--dry-run without --fix or --update-baseline")
	}
	return cmp.Or(CheckTypes(o.Types), err)
}

// Choose says what is to be checked: the paths given, those that a list names, "-" being standard
// input, or the working folder.
func (o *Options) Choose(paths []string, list string, open func(name string) io.Reader) (err error) {
	o.Paths, o.Listed = paths, list != ""
	switch {
	case list != "" && len(paths) > 0:
		return hint.Errorf("put all of them in the list, or none", "--files-from and a PATH")
	case list != "" && o.Since != "":
		return hint.Errorf("--since makes a list of its own", "--files-from and --since together")
	case list == "-":
		o.Paths, o.gone, err = ReadList(o.Stdin, list, o.Note)
	case list != "":
		o.Paths, o.gone, err = ReadList(open(list), list, o.Note)
	case len(paths) == 0:
		o.Paths = []string{"."}
	}
	return err
}
