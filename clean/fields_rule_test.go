package clean

import (
	"strings"
	"testing"
)

// Labels are not credits among the fields of a list of data, and a caption without an end below its
// credit is cut.
func TestLabelsAmongFields(t *testing.T) {
	var m Marker
	data := "Small board sails into Bergen\n\nThe maker showed its smallest board yet in Bergen on Monday, and the crowd of sailors liked what it saw.\n\n" +
		"Processor: VX 400\n\nMemory: 1 GB\n\nGraphic: VX Pro 2\n\nAudio: VX high definition\n\nNetwork: two ports\n\n" +
		"It goes on sale in the spring, the maker said, at a price that no other board of its kind has ever had.\n"
	p := m.Mark(data)
	for i := range p.Lines {
		if l := &p.Lines[i]; !l.Role.Kept() {
			t.Errorf("%s cuts a field: %q", l.Rule.Name, p.line(i))
		}
	}
	page := "Storm takes the pier at Bergen\n\nThe storm that came ashore on Monday took the pier and two boats with it, the harbour master said on Tuesday.\n\n" +
		"Tove Askel/Reuters\n\nA harbour worker carries planks away from what was the pier of Bergen\n\n" +
		"Nobody was hurt, he said, because the ferry had left an hour before the wind turned and the waves rose.\n"
	p = m.Mark(page)
	cut := 0
	for i := range p.Lines {
		if p.Lines[i].Rule == underCredit {
			cut++
		}
	}
	if cut != 1 {
		t.Errorf("%d captions below their credit are cut, want 1", cut)
	}
	broken := strings.Replace(page, "Tove Askel/Reuters\n\nA harbour worker carries planks away from what was the pier of Bergen\n", "Image:\n\nTove Askel via Reuters)\n\nThe mood on the quay was calm, the harbour master said, and the crews helped one another.\n", 1)
	p = m.Mark(broken)
	for i := range p.Lines {
		if p.Lines[i].Rule == underCredit {
			t.Errorf("the lead below a credit of two lines is cut: %q", p.line(i))
		}
	}
}
