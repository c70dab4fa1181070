package clean

import (
	"encoding/json"
	"fmt"
)

// A shortRow is a Short as JSON: what a Learner must know of it in another process.
type shortRow struct {
	Text  string `json:"text"`
	Above uint64 `json:"above,string"` // fingerprints of the lines around it
	Below uint64 `json:"below,string"`
	Story int32  `json:"story"`
	Place stand  `json:"place"`
}

// MarshalJSON returns the line with what a Learner must know of it.
func (s Short) MarshalJSON() ([]byte, error) {
	return json.Marshal(shortRow{s.Text, s.prev, s.next, s.story, s.place})
}

// UnmarshalJSON reads what MarshalJSON returned.
func (s *Short) UnmarshalJSON(raw []byte) error {
	var r shortRow
	if err := json.Unmarshal(raw, &r); err != nil {
		return err
	}
	if r.Story < 0 || r.Place > besideCut {
		return fmt.Errorf("a short line of story %d, place %d", r.Story, r.Place)
	}
	*s = Short{r.Text, fingerprint(r.Text), r.Above, r.Below, r.Story, r.Place}
	return nil
}
