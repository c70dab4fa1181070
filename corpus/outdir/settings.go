package outdir

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
	TextField string   `json:"text_field,omitempty"` // member of a record that is its text, where not text
	Salvage   bool     `json:"salvage,omitempty"`    // text of damaged members of packed files was taken

	InputFormat string `json:"input_format,omitempty"` // of all input, where not by name and content
	ReportMax   *int   `json:"report_max,omitempty"`   // MB of pages beside report.html, where not as by default

	Pages  string   `json:"pages,omitempty"`  // what report.html has, where that is not all its pages: summary, none, chosen
	Chosen []string `json:"chosen,omitempty"` // ids and patterns of the stories whose pages were made, where only some were

	Verdicts string `json:"verdicts,omitempty"` // cluster.Version; empty before there was one
	Marks    string `json:"marks,omitempty"`    // version of the built-in marking; empty before there was one
	Form     string `json:"form,omitempty"`     // version of the form of the files of a run; empty before there was one, and no manifest

	// How pages were marked, where not as by default.
	Split        string   `json:"split,omitempty"`         // when files were split into stories
	Strip        []string `json:"strip,omitempty"`         // categories that alone were cut, sorted
	KeepCategory []string `json:"keep_category,omitempty"` // categories that were not cut, sorted
	Rules        string   `json:"rules,omitempty"`         // SHA-256 of the user's own rules, hexadecimal
}
