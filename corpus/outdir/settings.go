package outdir

import (
	"cmp"

	"onecopy/corpus/format"
	"onecopy/corpus/outdir/forms"
)

// Settings are the choices that decide what a run finds: what is a story, what is cut, what is a
// copy and which copy stays. report.json holds them all, an index file those that whoever compares
// with it must share.
type Settings struct {
	Threshold float64  `json:"threshold"`
	Shingle   string   `json:"shingle"`                 // name and version of the shingle function
	Keep      []string `json:"keep,omitempty"`          // wishes about which of several copies stays
	Patterns  string   `json:"keep_patterns,omitempty"` // how the patterns in Keep are read, if there are any: gitignore; empty of a run before they were
	Noisy     bool     `json:"noisy,omitempty"`         // damaged reprints were looked for too
	Encoding  string   `json:"encoding,omitempty"`
	// The fields of a record that were named, with dots: its text, id, title, date and source.
	TextField   string `json:"text_field,omitempty"`
	IDField     string `json:"id_field,omitempty"`
	TitleField  string `json:"title_field,omitempty"`
	DateField   string `json:"date_field,omitempty"`
	SourceField string `json:"source_field,omitempty"`

	Salvage bool `json:"salvage,omitempty"` // text of damaged members of packed files was taken

	DedupOnly bool    `json:"dedup_only,omitempty"` // nothing was marked
	CleanOnly bool    `json:"clean_only,omitempty"` // nothing was compared
	Language  bool    `json:"language,omitempty"`   // the language of stories was told by their texts, where the input did not say it
	Limit     int     `json:"limit,omitempty"`      // documents that were taken, where not all
	Sample    float64 `json:"sample,omitempty"`     // share of the documents that were taken, by their ids, where not all
	ShardSize int64   `json:"shard_size,omitempty"` // bytes of a file of the corpus, where it is not one
	KeepDirs  bool    `json:"keep_dirs,omitempty"`  // a file of the corpus for each input

	CorpusFormat string `json:"corpus_format,omitempty"` // of a corpus of more than one file of records

	InputFormat string `json:"input_format,omitempty"` // of all input, where not by name and content
	ReportMax   *int   `json:"report_max,omitempty"`   // MB of pages beside report.html, where not as by default

	Pages  string   `json:"pages,omitempty"`  // what report.html has, where that is not all its pages: summary, none, chosen
	Chosen []string `json:"chosen,omitempty"` // ids and patterns of the stories whose pages were made, where only some were

	Against []Against `json:"against,omitempty"` // older stories that were compared with, by name

	Verdicts string `json:"verdicts,omitempty"` // cluster.Version; empty before there was one
	Marks    string `json:"marks,omitempty"`    // version of the built-in marking; empty before there was one
	Form     string `json:"form,omitempty"`     // version of the form of the files of a run; empty before there was one, and no manifest

	// How pages were marked, where not as by default.
	Split        string   `json:"split,omitempty"`         // when files were split into stories
	Strip        []string `json:"strip,omitempty"`         // categories that alone were cut, sorted
	KeepCategory []string `json:"keep_category,omitempty"` // categories that were not cut, sorted
	Rules        string   `json:"rules,omitempty"`         // SHA-256 of the user's own rules, hexadecimal
}

// Plan is in which files the corpus was written, nil if it is one file, or a file for each
// survivor.
func (s *Settings) Plan() *forms.Plan {
	if s.CorpusFormat == "" {
		return nil
	}
	return &forms.Plan{Form: s.CorpusFormat, ShardSize: s.ShardSize, KeepDirs: s.KeepDirs, Namer: namer}
}

// Fields are the fields that were named.
func (s *Settings) Fields() format.FieldNames {
	return format.FieldNames{Text: s.TextField, ID: s.IDField, Title: s.TitleField, Date: s.DateField, Source: s.SourceField}
}

// SetFields notes the fields that were named.
func (s *Settings) SetFields(n format.FieldNames) {
	s.TextField, s.IDField, s.TitleField, s.DateField, s.SourceField = n.Text, n.ID, n.Title, n.Date, n.Source
}

// FieldsOr are the fields that are named now, else those that were.
func (s *Settings) FieldsOr(now format.FieldNames) format.FieldNames {
	was := s.Fields()
	return format.FieldNames{
		Text: cmp.Or(now.Text, was.Text), ID: cmp.Or(now.ID, was.ID), Title: cmp.Or(now.Title, was.Title),
		Date: cmp.Or(now.Date, was.Date), Source: cmp.Or(now.Source, was.Source),
	}
}

// An Against is what an output was compared with: the output of another run, or an index. Its
// stories stay, and are not in the output.
type Against struct {
	Name      string `json:"name"`      // what the ids of its stories begin with, and a colon
	Kind      string `json:"kind"`      // output or index
	Sum       string `json:"sum"`       // SHA-256 of its stories.jsonl; of an index that of its directory and what it says of its sources
	Survivors int    `json:"survivors"` // in it
}
