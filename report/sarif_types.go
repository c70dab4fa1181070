package report

// The objects of a SARIF 2.1.0 log, as far as a check fills them.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool            `json:"tool"`
		Invocations []sarifInvocation    `json:"invocations"`
		Bases       map[string]sarifBase `json:"originalUriBaseIds"`
		ColumnKind  string               `json:"columnKind"`
		Results     []sarifResult        `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string      `json:"id"`
		Short      sarifText   `json:"shortDescription"`
		Full       sarifText   `json:"fullDescription"`
		Help       sarifText   `json:"help"`
		Config     sarifConfig `json:"defaultConfiguration"`
		Properties *sarifTags  `json:"properties,omitempty"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifTags struct {
		Tags []string `json:"tags"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifResult struct {
		Rule         string              `json:"ruleId"`
		Index        int                 `json:"ruleIndex"`
		Level        string              `json:"level"`
		Message      sarifText           `json:"message"`
		Locations    []sarifLocation     `json:"locations"`
		Related      []sarifLocation     `json:"relatedLocations,omitempty"`
		Partial      map[string]string   `json:"partialFingerprints,omitempty"`
		Baseline     string              `json:"baselineState,omitempty"`
		Suppressions *[]sarifSuppression `json:"suppressions,omitempty"`
		Properties   sarifMend           `json:"properties"`
	}
	sarifMend struct {
		Fixable Fix `json:"fixable"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct {
		Line      int        `json:"startLine"`
		Column    int        `json:"startColumn,omitempty"`
		EndLine   int        `json:"endLine,omitempty"`
		EndColumn int        `json:"endColumn,omitempty"`
		Snippet   *sarifText `json:"snippet,omitempty"`
	}
)

// sarif names the level as SARIF does.
func (l level) sarif() string { return [...]string{"error", "warning", "note"}[l] }

// settle says whether the baseline has the result. Of a run, all results say so or none.
func (r *sarifResult) settle(known bool) {
	r.Baseline, r.Suppressions = "new", &[]sarifSuppression{}
	if known {
		r.Baseline, r.Suppressions = "unchanged", &[]sarifSuppression{{"external", "the baseline has it"}}
	}
}
