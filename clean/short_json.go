package clean

import "encoding/json"

// A writtenShort is a Short as JSON has it.
type writtenShort struct {
	Text  string `json:"text"`
	Prev  uint64 `json:"prev"`
	Next  uint64 `json:"next"`
	Story int32  `json:"story"`
	Place stand  `json:"place"`
}

// MarshalJSON writes all that a Learner asks of the line.
func (s Short) MarshalJSON() ([]byte, error) {
	return json.Marshal(writtenShort{s.Text, s.prev, s.next, s.story, s.place})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Short) UnmarshalJSON(raw []byte) error {
	var w writtenShort
	if err := json.Unmarshal(raw, &w); err != nil {
		return err
	}
	*s = Short{w.Text, fingerprint(w.Text), w.Prev, w.Next, w.Story, min(w.Place, besideCut)}
	return nil
}
