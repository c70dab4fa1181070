package clean

import (
	"slices"
	"strings"
	"testing"
)

// TestPagesWithoutRights wants a story of each of three pages in one file that have no notice of
// rights: another page begins where its menu and its headline stand.
func TestPagesWithoutRights(t *testing.T) {
	heads := []string{"Old road bridge at Carrow to close for a year", "Bees survive the winter in a church letter box", "Old road bridge at Carrow is safe, says its builder"}
	stories := [][]string{bridgeStory, beeStory, bridgeStory}
	for name, around := range map[string][2][]string{
		"menu and path":      {{"Home", "News", "Politics", "Sport", "Culture", "Home > Region"}, {"Share", "Facebook", "Twitter", "Back to top"}},
		"name and menu":      {{"The Carrow Post", "Home", "News", "Politics", "Sport", "Culture"}, {"Back to top"}},
		"buttons and topics": {{"The Carrow Post - Region"}, {"Share", "Facebook", "Pinterest", "Tags", "Region", "Sport", "Culture", "Opinion", "Weather"}},
		"vi":                 {{"Báo Cảng", "Trang chủ", "Thời sự", "Chính trị", "Thể thao", "Kinh tế", "Văn hóa"}, {"Lên đầu trang"}},
		"el":                 {{"Αρχική", "Ειδήσεις", "Πολιτική", "Αθλητικά", "Οικονομία", "Πολιτισμός"}, {"Κοινοποίηση", "Facebook", "Επιστροφή στην κορυφή"}},
		"sv":                 {{"Hamnbladet", "Hem", "Nyheter", "Politik", "Sport", "Ekonomi", "Kultur"}, {"Dela", "Facebook", "Till toppen"}},
	} {
		var b strings.Builder
		for i, head := range heads {
			b.WriteString(strings.Join(around[0], "\n") + "\n\n" + head + "\n\n" + strings.Join(stories[i], "\n\n") + "\n\n" + strings.Join(around[1], "\n") + "\n")
		}
		p := new(Marker).Mark(b.String())
		if lost := loses(p, slices.Concat(stories...)); len(lost) > 0 || len(p.Stories) != len(heads) {
			t.Errorf("%s: %d stories, lost %q", name, len(p.Stories), lost)
		}
	}
}

// TestWidgetSplitsNoStory wants a story with buttons and links in the middle, and one that begins
// below a caption and the tools of the page, in one piece.
func TestWidgetSplitsNoStory(t *testing.T) {
	const head = "Old road bridge at Carrow to close for a year"
	widget := []string{"Share", "Facebook", "Twitter", "Tags", "Sport", "Culture"}
	for name, lines := range map[string][]string{
		"amid a story":  slices.Concat(bridgeStory[:3], widget, []string{"Traders fear for the bridge"}, bridgeStory[3:]),
		"below caption": slices.Concat([]string{"The old road bridge of Carrow, which was built in 1911, is seen from the harbour on the evening of a day in March."}, widget, []string{"CARROW – So, meet the bridge."}, bridgeStory),
	} {
		p := new(Marker).Mark(savedPage("The Carrow Post", head, lines...))
		if len(p.Stories) != 1 {
			t.Errorf("%s: %d stories", name, len(p.Stories))
		}
	}
}
