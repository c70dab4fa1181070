package report

import (
	"iter"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/corpus/stats"
)

// reportVersion of report.json; fields are only ever added.
const reportVersion = 1

// Form is the version of the form of the files of a run. It is raised when the same stories, cuts
// and pairs come to be written in other bytes, such as a report that looks otherwise: what another
// form wrote cannot be made again byte for byte.
const Form = "form-2"

// A Report is everything a run has to tell, without the stories' texts: writers fetch those one at
// a time through a [Load], so that a run over a million stories can be reported from a small
// memory. Writers print it; none of them decides anything.
type Report struct {
	Settings outdir.Settings `json:"settings"`
	Totals   Totals          `json:"totals"`
	Inputs   []InputEntry    `json:"inputs"`   // by source
	Problems []ProblemEntry  `json:"problems"` // what could not be read as it should
	Rules    []RuleEntry     `json:"rules"`    // by name
	Clusters []ClusterEntry  `json:"clusters"` // of two stories or more, largest first, then by survivor
	Related  []corpus.Pair   `json:"related"`  // pairs that are not copies, series and partial: the closest of them, by id

	Similar      similarityCounts `json:"-"`              // of all pairs; where it is empty, those of Clusters and Related count
	Stats        *stats.Overview  `json:"-"`              // of the stories; nil where nobody counted
	Days         []dayEntry       `json:"days,omitempty"` // what each run put into an output that was grown, the oldest first
	RelatedTotal int              `json:"related_total"`  // related pairs in pairs.jsonl; Related may hold fewer, Clusters fewer than Totals says
}

// A dayEntry is what one run put into an output that is grown: the next so many of Inputs, with the
// next so many stories.
type dayEntry struct {
	Inputs  int `json:"inputs"`
	Stories int `json:"stories"`
}

// Totals of a run.
type Totals struct {
	Files     int `json:"files"`
	Stories   int `json:"stories"`
	Survivors int `json:"survivors"`
	Copies    int `json:"copies"`
	Older     int `json:"older_copies,omitempty"` // of the copies, those of stories that were there before, in what the run was compared with
	Clusters  int `json:"clusters"`               // with at least one copy
	Words     int `json:"words"`                  // in the survivors
	Bytes     int `json:"bytes"`                  // read
	CutSpans  int `json:"cut_spans"`              // copies not counted
	CutBytes  int `json:"cut_bytes"`              // in cuts, copies not counted
	Compared  int `json:"compared"`               // times that two stories were compared word by word, those of the same words aside
}

// An InputEntry is one file read.
type InputEntry struct {
	Source  string `json:"source"`
	Bytes   int    `json:"bytes"`
	Lines   int    `json:"lines"`
	SHA256  string `json:"sha256"`
	Stories int    `json:"stories"`
	Outside int    `json:"outside"` // cuts that stand in no story

	Running    int `json:"running"`     // words of running text, kept and cut
	CutRunning int `json:"cut_running"` // of these, cut: in stories and outside
	Doubtful   int `json:"doubtful"`    // stories flagged doubtful or mostly-cut

	IDs         []string     `json:"-"` // of its stories, in the order of the file
	Boilerplate []corpus.Cut `json:"-"` // the cuts that stand in no story; may be fewer than Outside, the page then says so
	Room        int          `json:"-"` // that its stories take on a page, see AddStory; 0 where it is not known

	// LoadBoilerplate fetches them where they are not held: of a million files they would be more
	// than all else.
	LoadBoilerplate func() ([]corpus.Cut, error) `json:"-"`
}

// outside are the cuts that stand in no story.
func (in *InputEntry) outside() ([]corpus.Cut, error) {
	if in.LoadBoilerplate != nil {
		return in.LoadBoilerplate()
	}
	return in.Boilerplate, nil
}

// A ProblemEntry is a place in the input that could not be read as it should.
type ProblemEntry struct {
	Source  string `json:"source"`
	Line    int    `json:"line,omitempty"` // 0: the whole file
	Message string `json:"message"`
}

// A RuleEntry is a marking rule with what it did in this run.
type RuleEntry struct {
	Name     string   `json:"name"`
	Category string   `json:"category"`
	Why      string   `json:"why"`
	Cuts     int      `json:"cuts"`
	Bytes    int      `json:"bytes"`
	Samples  []string `json:"samples,omitempty"` // at most three
}

// A ClusterEntry is a survivor and its copies.
type ClusterEntry struct {
	ID       string `json:"id"`
	Against  string `json:"against,omitempty"` // what the survivor stands in, if it was there before and is not in the output
	Why      string `json:"why"`               // it survived
	Survivor Entry  `json:"survivor"`
	Copies   []Copy `json:"copies"`         // by id
	More     int    `json:"more,omitempty"` // copies of a very large cluster that the report does not list
}

// A Copy is a story left out, and how it is related to the survivor, which is Pair.A.
type Copy struct {
	Entry
	Pair corpus.Pair `json:"pair"`
	Lost []string    `json:"lost,omitempty"` // sentences it alone has, the first of Pair.OnlyB; lost.jsonl has them all
}

// An Entry is a story as a list shows it. The story itself is in stories.jsonl.
type Entry struct {
	ID        string   `json:"id"`
	Source    string   `json:"source"`
	FirstLine int      `json:"first_line"`
	LastLine  int      `json:"last_line"`
	Headline  string   `json:"headline"`
	Words     int      `json:"words"`
	Published string   `json:"published,omitempty"` // as printed; ISO 8601 where the page gives a full date
	Agency    string   `json:"agency,omitempty"`
	Flags     []string `json:"flags,omitempty"`
}

// EntryOf returns the entry of a story.
func EntryOf(s *corpus.Story) Entry {
	return Entry{
		ID: s.ID, Source: s.Source, FirstLine: s.FirstLine, LastLine: s.LastLine, Headline: s.Headline,
		Words: s.Words, Published: s.Published, Agency: s.Agency, Flags: s.Flags,
	}
}

// A Story is a story as it was printed: its record with the text, what was kept of it and what was
// cut.
type Story struct {
	corpus.Story
	Pieces iter.Seq[corpus.Piece] // in the order of Start
	Cuts   iter.Seq[corpus.Cut]   // in the order of Start
}

// A loadText fetches a story by its id. Writers call it from one goroutine, unless
// HTMLOptions.Jobs says more, more than once for some stories, and keep nothing of what it returns.
// An error ends the report.
type loadText func(id string) (Story, error)

// cutsSaid says how many cuts there are: those that stories lost which are kept, as the totals
// count them, and those of copies. Together they are the rows of cuts.jsonl, which verify counts.
func (r *Report) cutsSaid() string {
	all := 0
	for i := range r.Rules {
		all += r.Rules[i].Cuts
	}
	said := counted(r.Totals.CutSpans, "cut")
	if n := all - r.Totals.CutSpans; n > 0 {
		said += ", " + grouped(n) + " more in copies"
	}
	return said
}
