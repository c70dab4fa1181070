package cluster

import "testing"

// The values are frozen: a baseline that a project keeps must hold after an update.
func TestFingerprint(t *testing.T) {
	const a, b = "The bank raised rates.\n\nGovernor Smith said so.", "The bank cut rates."
	for _, test := range []struct {
		rule  string
		texts []string
		want  string
	}{
		{CopyRule, []string{a, b}, "37c2c4d5416d8237"},
		{CopyRule, []string{b, a}, "37c2c4d5416d8237"},
		{CopyRule, []string{"The bank raised\nrates. Governor  Smith said so.", b}, "37c2c4d5416d8237"},
		{"related/see-also", []string{"READ ALSO: Rates"}, "20f740c1e880d900"},
		{"related/pointed", []string{"READ ALSO: Rates"}, "c1d75f2de46d8193"},
		{CopyRule, []string{a}, "b750ff60159fc173"},
		{CopyRule, []string{a, ""}, "dc17a1872aa0429c"},
	} {
		if got := Fingerprint(test.rule, test.texts...); got != test.want {
			t.Errorf("Fingerprint(%q, %q) = %s, want %s", test.rule, test.texts, got, test.want)
		}
	}
}
