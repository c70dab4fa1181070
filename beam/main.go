package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/spf13/pflag"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/run"
)

// Options are what the command line says, but for the flags of Beam.
type options struct {
	run.Options
	datasets bool
	work     string
	piece    string
	shards   int
	rounds   int
	log      bool
}

// flags are those that are not of Beam.
func (o *options) flags() *pflag.FlagSet {
	o.Options = run.Defaults()
	f := pflag.NewFlagSet("onecopy-beam", pflag.ContinueOnError)
	f.SortFlags = false
	f.StringVarP(&o.Output, "output", "o", "", "`FOLDER` to write")
	f.BoolVar(&o.Force, "force", false, "replace the output of an earlier run")
	f.BoolVar(&o.datasets, "datasets", false, "write corpus, removed, cuts and pairs in parts, and report.json; every step of that is divided")
	f.Float64VarP(&o.Threshold, "threshold", "t", cluster.DefaultThreshold, "`SHARE` from which stories are copies")
	f.StringSliceVar(&o.Keep, "keep", nil, "`WISHES` about which of several copies stays; not with --datasets")
	f.BoolVar(&o.DedupOnly, "dedup-only", false, "mark nothing: each text stays as it is, or goes")
	f.StringVar(&o.InputFormat, "input-format", "", "`FORMAT` of all input, where not by name and content")
	f.StringVar(&o.Encoding, "encoding", "", "`NAME` of the encoding of all input, where not by its content")
	f.StringVar(&o.Split, "split", "auto", "`WHEN` to split inputs into stories: auto, always, never")
	f.StringSliceVar(&o.Strip, "strip", nil, "`CATEGORIES` that alone are cut")
	f.StringSliceVar(&o.KeepCategory, "keep-category", nil, "`CATEGORIES` that are not cut")
	for i, field := range []*string{&o.Fields.Text, &o.Fields.ID, &o.Fields.Title, &o.Fields.Date, &o.Fields.Source} {
		name := []string{"text", "id", "title", "date", "source"}[i]
		f.StringVar(field, name+"-field", "", "`FIELD` of a record that is its "+name)
	}
	f.StringVar(&o.CorpusForm, "corpus-format", "auto", "`FORM` of the corpus: text, jsonl, jsonl.gz, jsonl.zst; not with --datasets")
	f.StringVar(&o.Removed, "removed", "", "`FILE` for the copies left out; not with --datasets, which has them")
	f.StringVar(&o.work, "work", "", "`FOLDER` that all workers see, for what is on its way to OUT (beside OUT)")
	f.StringVar(&o.piece, "piece", "8M", "`SIZE` of what one worker marks at a time: files of JSON lines are cut to it, small files put together")
	f.IntVar(&o.shards, "shards", 0, "`N` groups that rows are divided into (one for each 8 MB of input)")
	f.IntVar(&o.rounds, "rounds", 2, "`N` rounds of comparing in parts; the rest is compared in one go")
	f.BoolVar(&o.log, "beam-log", false, "show all that Beam says")
	return f
}

// mostRounds is more than any run needs.
const mostRounds = 20

// check refuses what no run can do.
func (o *options) check(paths []string) (piece int64, err error) {
	for _, err := range []error{o.CheckThreshold(), o.CheckWishes(), o.CheckParts(), corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat)} {
		if err != nil {
			return 0, err
		}
	}
	const usage = "for example: onecopy-beam news.jsonl -o clean-corpus"
	switch {
	case len(paths) == 0:
		return 0, hint.Errorf(usage, "it needs a PATH to read")
	case o.Output == "":
		return 0, hint.Errorf(usage, "it needs -o FOLDER to write")
	case o.datasets && (len(o.Keep) > 0 || o.Removed != "" || o.CorpusForm != "auto"):
		return 0, hint.Errorf("leave it out, or --datasets", "--datasets has no --keep, --removed and --corpus-format")
	case !o.datasets && isURL(o.Output):
		return 0, hint.Errorf("--datasets writes to any file system of Beam", "%s: OUT as clean writes it is made on a disk", o.Output)
	case o.shards < 0 || o.shards > 99_999:
		return 0, hint.Errorf("leave it out: it goes by the size of the input", "--shards must be from 1 to 99999")
	case o.rounds < 1 || o.rounds > mostRounds:
		return 0, hint.Errorf("2 is the default", "--rounds must be from 1 to %d", mostRounds)
	}
	if piece, err = parseSize(o.piece); err != nil {
		return 0, err
	}
	for _, p := range paths {
		if isURL(p) && !o.datasets {
			return 0, hint.Errorf("--datasets reads from any file system of Beam", "%s: OUT as clean writes it has the sums of files of a disk", p)
		}
	}
	return piece, nil
}

// parseSize reads a number of bytes such as 8M.
func parseSize(s string) (int64, error) {
	number, unit := s, int64(1)
	if at := strings.IndexByte("KMGT", (s + " ")[max(0, len(s)-1)]); at >= 0 {
		number, unit = s[:len(s)-1], 1<<(10*(at+1))
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 || n > 1<<53/unit {
		return 0, hint.Errorf("such as 8M", "--piece %s is not a size", s)
	}
	return n * unit, nil
}

// errTold says that something could not be read, which was told.
var errTold = errors.New("something could not be read")

// launch runs the pipeline that build makes, on the runner that the flags of Beam name.
func launch(ctx context.Context, build func(beam.Scope)) error {
	p, s := beam.NewPipelineWithRoot()
	build(s)
	if err := beamx.Run(ctx, p); err != nil {
		return hint.Errorf("--beam-log has all that Beam says", "%s", cause(err))
	}
	return nil
}

// cause is what a step said that failed: the last of all that Beam says of it.
func cause(err error) string {
	said := strings.TrimSpace(err.Error())
	if at := strings.LastIndex(said, "] failed:\n"); at >= 0 {
		return strings.TrimSpace(said[at+len("] failed:\n"):])
	}
	if at := strings.LastIndex(said, " failed:\n"); at >= 0 && strings.Contains(said, "DoFn[") {
		return strings.TrimSpace(said[at+len(" failed:\n"):])
	}
	return said
}

func main() {
	var o options
	own := o.flags()
	all := pflag.NewFlagSet("onecopy-beam", pflag.ContinueOnError)
	all.AddFlagSet(own)
	all.AddGoFlagSet(flag.CommandLine)
	all.Usage = func() {
		fmt.Fprintf(os.Stdout, "onecopy-beam PATH... -o FOLDER\n\nOne clean copy of every story, on a runner of Apache Beam. PATH is a file or folder that all\nworkers see, or a pattern of a file system of Beam.\n\n%s\nFlags of Beam, such as --runner, --endpoint, --environment_type, --worker_binary and --parallelism, are taken too.\n", own.FlagUsagesWrapped(100))
	}
	switch err := all.Parse(os.Args[1:]); {
	case errors.Is(err, pflag.ErrHelp):
		os.Exit(0)
	case err != nil:
		tell(err)
		os.Exit(2)
	}
	flag.CommandLine.Parse(nil) // pflag has set them
	beam.Init()                 // of a worker this is the end
	if !o.log {
		slog.SetDefault(slog.New(slog.DiscardHandler))
		log.SetLogger(&log.Standard{Level: log.SevFatal})
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := o.run(ctx, all.Args(), os.Stderr)
	switch {
	case ctx.Err() != nil:
		os.Exit(130)
	case errors.Is(err, errTold):
		os.Exit(2)
	case err != nil:
		tell(err)
		os.Exit(2)
	}
}

// tell says what went wrong, and what to do.
func tell(err error) {
	fmt.Fprintf(os.Stderr, "onecopy-beam: error: %v\n", err)
	var h *hint.Error
	if errors.As(err, &h) && h.Hint != "" {
		fmt.Fprintf(os.Stderr, "onecopy-beam: hint: %s\n", h.Hint)
	}
}
