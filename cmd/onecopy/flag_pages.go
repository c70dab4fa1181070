package main

import "github.com/spf13/pflag"

// more moves flags to the second page of a command's help, so that the first fits a screen.
func more(f *pflag.FlagSet, names ...string) { onPage(f, "more", names...) }

// onPage moves flags to another page of a command's help.
func onPage(f *pflag.FlagSet, page string, names ...string) {
	for _, n := range names {
		f.Lookup(n).Hidden = true
		_ = f.SetAnnotation(n, "page", []string{page}) // there is such a flag
	}
}

// pageOf returns the page of help that a flag is on, empty for the first.
func pageOf(f *pflag.Flag) string {
	if at := f.Annotations["page"]; at != nil {
		return at[0]
	}
	return ""
}

// sectionOnly is the annotation of a flag that a config file sets below its command alone.
const sectionOnly = "section"

// ofSection makes a flag one that what a config file says to all commands is not for. Another
// command has one of the name, which means something else.
func ofSection(f *pflag.FlagSet, name string) {
	_ = f.SetAnnotation(name, sectionOnly, nil) // there is such a flag
}
