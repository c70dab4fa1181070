package main

import (
	"onecopy/check"
	"onecopy/internal/disk"
	"onecopy/run"
	"onecopy/stage"

	"github.com/spf13/pflag"
)

// options are what flags set. Parsing only records them; commands make something of them.
type options struct {
	run.Options
	checking checkFlags
	verbose  bool
	into     string
	licenses bool

	statsFormat string // of stats
	configFlags
	ignoreFlags
	showFlags
	verifyFlags
	indexFlags
	stage stageFlags
}

// replacing says how files are replaced.
func (o *options) replacing() disk.ReplaceOptions { return disk.ReplaceOptions{NoSync: o.NoSync} }

// checkFlags are the flags that check alone has.
type checkFlags struct {
	set *pflag.FlagSet
	check.Options
	include, perPath   []string
	filesFrom, format  string
	reports            []string
	allowEmpty, strict bool
	noBaseline         bool
	showFiles          bool
	statistics         bool
	exitZero           bool
}

// indexFlags are the flags that index alone has.
type indexFlags struct {
	adding   bool
	removing []string // names of sources, or patterns
	listing  bool
}

// showFlags are the flags of show alone.
type showFlags struct {
	set    *pflag.FlagSet
	in     string
	width  int
	lookup check.Options // Against and AgainstSelf
}

// verifyFlags are the flags of verify alone.
type verifyFlags struct {
	sums   bool
	sample string // empty: all is made again
}

// stageFlags are the flags of stage alone.
type stageFlags struct {
	set       *pflag.FlagSet
	decisions string // of apply
	stage.Options
}

// ignoreFlags are the flags of commands that leave out files by patterns.
type ignoreFlags struct {
	set     *pflag.FlagSet // theirs, which knows where a value comes from
	exclude []string
	ignores string

	ignoreText []byte // of the file
}

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

// htmlFlags are the flags that say what of the HTML report is made, and how much it may take.
func htmlFlags(f *pflag.FlagSet, o *options, pages string) {
	f.StringVar(&o.Pages, "pages", pages, "report.html: `WHAT` is none, summary, full, auto")
	f.IntVar(&o.ReportMax, "report-max", run.Defaults().ReportMax, "`MB` of pages beside a large report.html (64)")
	more(f, "pages", "report-max")
}
