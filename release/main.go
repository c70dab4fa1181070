package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/pflag"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release: error:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	r, platforms := Release{}, []string{}
	f := pflag.NewFlagSet("release", pflag.ContinueOnError)
	f.StringVar(&r.Root, "root", "..", "the checkout")
	f.StringVarP(&r.Out, "output", "o", "", "the folder to make, which must be empty or not there")
	f.StringVar(&r.Version, "version", "", "the version, such as 1.2.0 or 1.2.0-rc.1")
	f.StringVar(&r.Commit, "commit", "", "the commit, which the program tells")
	f.StringVar(&r.License, "license", "", "the licence of onecopy as an SPDX expression; its owner's choice")
	f.StringVar(&r.Maintainer, "maintainer", "", "who answers for the packages of Linux, as in \"Name <address>\"")
	f.StringVar(&r.Home, "home", "https://git.example/tools/onecopy", "the page of the project")
	f.StringVar(&r.Base, "base", "", "where the archives will lie (HOME/releases/download/vVERSION)")
	f.StringVar(&r.Scope, "scope", "@onecopy", "the scope of the npm packages for each platform")
	f.StringSliceVar(&platforms, "platform", nil, "platforms, such as linux/amd64 (all)")
	f.StringSliceVar(&r.With, "with", nil, "more files to take in, such as wheels")
	if err := f.Parse(args); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			return nil
		}
		return err
	}
	if f.NArg() > 0 {
		return fmt.Errorf("%s: everything is said by flags", f.Arg(0))
	}
	var err error
	if r.Platforms, err = choose(platforms); err != nil {
		return err
	}
	if r.Time, err = epoch(os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		return err
	}
	if r.Root, err = filepath.Abs(r.Root); err != nil {
		return err
	}
	return r.Make()
}

// epoch returns the time that everything made bears. Without one it is the first that a zip
// archive can hold, as a clock would make other bytes each time.
func epoch(seconds string) (time.Time, error) {
	first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	if seconds == "" {
		return first, nil
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil || time.Unix(n, 0).Before(first) {
		return first, fmt.Errorf("SOURCE_DATE_EPOCH=%s: want seconds since 1970, not before 1980", seconds)
	}
	return time.Unix(n, 0).UTC(), nil
}
