package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/hint"
)

// configName is the config file that is looked for.
const configName = ".onecopy"

// configFlags say which config file is read. Every command that has flags of its own has these.
type configFlags struct {
	config   string
	noConfig bool
}

func (o *configFlags) add(f *pflag.FlagSet) {
	f.StringVar(&o.config, "config", "", "`FILE` with flags, instead of "+configName)
	f.BoolVar(&o.noConfig, "no-config", false, "read no config file; \"onecopy help config\"")
	more(f, "config", "no-config")
}

// configure sets the flags that the command line does not from the config file, if there is one.
func (e *env) configure(c *command, flags *pflag.FlagSet, o *options) error {
	path := o.config
	switch {
	case !c.configured():
		return nil
	case o.noConfig && path != "":
		return hint.Errorf("one of them says it all", "--config and --no-config together")
	case o.noConfig:
		return nil
	case path == "":
		if path = findConfig(); path == "" {
			return nil
		}
	}
	list, err := e.readSettings(path)
	if err != nil {
		return err
	}
	if err := apply(path, list, c, flags); err != nil {
		return err
	}
	if o.verbose {
		e.say("flags of %s", path)
	}
	return nil
}

// findConfig gives the path of the nearest config file from the working folder up to the root of its git repository, empty
// if there is none. Outside a repository only the working folder counts, as anyone may write above it, and the home folder never
// does, so that a run does not depend on whose it is.
func findConfig() string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	if here, err = filepath.EvalSymlinks(here); err != nil {
		return ""
	}
	root, up := repository(here), ""
	for dir := here; !home(dir); dir = filepath.Dir(dir) {
		name := filepath.Join(up, configName)
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
			return name
		}
		if dir == root || dir == filepath.Dir(dir) {
			return ""
		}
		up = filepath.Join("..", up)
	}
	return ""
}

// repository gives the folder of the git repository that dir is in, dir itself if it is in none. In a linked working tree .git
// is a file.
func repository(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		switch _, err := os.Lstat(filepath.Join(at, ".git")); {
		case err == nil:
			return at
		case at == filepath.Dir(at):
			return dir
		}
	}
}

func home(dir string) bool {
	name, err := os.UserHomeDir()
	if err != nil {
		return false
	}
	a, errA := os.Stat(name)
	b, errB := os.Stat(dir)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// apply checks every setting against the flags of the commands it is for, and sets those of c. So a config file is right or
// wrong whichever command reads it.
func apply(path string, list []setting, c *command, flags *pflag.FlagSet) error {
	all := map[string]*pflag.FlagSet{}
	for _, other := range commands() {
		if other.configured() {
			all[other.name] = flagSet(other, &env{}, &options{})
		}
	}
	for _, s := range list {
		if err := s.known(all); err != nil {
			return s.at(path, err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if name == c.name {
			continue
		}
		if err := set(path, list, name, all[name]); err != nil {
			return err
		}
	}
	return set(path, list, c.name, flags)
}

// at says where a setting is wrong.
func (s setting) at(path string, err error) error {
	var h *hint.Error
	if errors.As(err, &h) {
		return hint.Errorf(h.Hint, "%s:%d: %w", path, s.line, h.Err)
	}
	return fmt.Errorf("%s:%d: %w", path, s.line, err)
}

// known reports a section that is no command, and a name that is no flag of the section, or of any command.
func (s setting) known(all map[string]*pflag.FlagSet) error {
	var names []string
	for command, f := range all {
		if s.section == "" || s.section == command {
			f.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		}
	}
	slices.Sort(names)
	switch {
	case len(names) == 0:
		return advise(s.section, slices.Sorted(maps.Keys(all)), "[%s]", "\"onecopy help\" lists the commands", "[%s] is no command with flags")
	case s.name == "":
		return nil
	case s.name == "config" || s.name == "no-config":
		return hint.Errorf("it says which config file is read", "%s belongs on the command line", s.name)
	case slices.Contains(names, s.name):
		return nil
	case strings.HasPrefix(s.name, "-"):
		return hint.Errorf("names stand without dashes: "+strings.TrimLeft(s.name, "-"), "unknown key %s", s.name)
	case s.section != "":
		return advise(s.name, names, "%s", fmt.Sprintf("see \"onecopy help %s\" for its flags", s.section), "onecopy "+s.section+" has no key %s")
	}
	return advise(s.name, names, "%s", "keys are the names of flags; see \"onecopy help config\"", "unknown key %s")
}

// advise is an error about a word, with the nearest of names in its hint if one is near.
func advise(word string, names []string, shown, otherwise, message string) error {
	if near := nearest(word, names); near != "" {
		otherwise = "did you mean " + fmt.Sprintf(shown, near) + "?"
	}
	return hint.Errorf(otherwise, message, word)
}

// origin is the annotation of a flag that says where in a config file it was last set, and which file that is.
const origin = "origin"

// configOf gives the config file that a flag was set in, empty if it was not.
func configOf(f *pflag.Flag) string {
	if at := f.Annotations[origin]; at != nil {
		return at[1]
	}
	return ""
}

// originOf says where the value of a flag comes from.
func originOf(f *pflag.Flag) string {
	switch at := f.Annotations[origin]; {
	case at != nil:
		return at[0]
	case f.Changed:
		return "given"
	}
	return "default"
}

// set sets the flags of one command that are not set yet: those of its section, then those of all commands.
func set(path string, list []setting, name string, flags *pflag.FlagSet) error {
	for _, section := range []string{name, ""} {
		first := map[string]int{}
		for _, s := range list {
			f := flags.Lookup(s.name) // nil where a section begins
			if s.section != section || f == nil || f.Changed && first[s.name] == 0 {
				continue
			}
			_, many := f.Value.(pflag.SliceValue)
			if first[s.name] > 0 && !many {
				return s.at(path, fmt.Errorf("%s stands on line %d already", s.name, first[s.name]))
			}
			first[s.name] = s.line
			if err := flags.Set(s.name, s.below(filepath.Dir(path), f)); err != nil {
				return s.at(path, s.refused(f))
			}
			if err := flags.SetAnnotation(s.name, origin, []string{fmt.Sprintf("%s:%d", path, s.line), path}); err != nil {
				return s.at(path, err)
			}
		}
	}
	return nil
}

// refused says why a value will not do.
func (s setting) refused(f *pflag.Flag) error {
	if strings.Contains(s.value, "#") {
		return hint.Errorf("a comment stands on a line of its own", "%s: want %s", s, kindOf(f))
	}
	return hint.Errorf("see \"onecopy help config\"", "%s: want %s", s, kindOf(f))
}

// below gives the value with a path in it taken from the folder of the config file. Which flags take a path their help says;
// that of --report may have a format before it.
func (s setting) below(dir string, f *pflag.Flag) string {
	kind, _ := pflag.UnquoteUsage(f)
	format, path := "", s.value
	if before, rest, ok := strings.Cut(path, "="); ok && s.name == "report" {
		format, path = before+"=", rest
	}
	if !takesPath(kind) || path == "" || path == "-" || filepath.IsAbs(path) {
		return s.value
	}
	return format + filepath.Join(dir, path)
}

// takesPath reports whether a flag takes a path, by what help calls its value.
func takesPath(value string) bool {
	return slices.Contains([]string{"FILE", "FOLDER", "PATH", "OUT", "CORPUS"}, value)
}
