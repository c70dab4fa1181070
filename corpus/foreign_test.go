package corpus

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// TestForeign wants text of other encodings to be left out with a guess, and never to become
// U+FFFD.
func TestForeign(t *testing.T) {
	const (
		russian  = "Паром, соединяющий Куилмут с островами, был остановлен в понедельник: водолазы нашли трещину.\n"
		chinese  = "周一，潜水员在渡轮船体上发现了一条裂缝，港口公司表示渡轮因此停运。修理将需要三个星期。\n"
		japanese = "月曜日、ダイバーが船体に亀裂を発見したため、フェリーは運航を停止したと港湾会社が発表した。\n"
		korean   = "월요일 잠수부들이 선체에서 균열을 발견한 후 여객선 운항이 중단되었다고 항만 회사가 밝혔다.\n"
	)
	for _, tt := range []struct{ text, encoding, guess string }{
		{russian, "koi8-r", "koi8-r"}, {russian, "windows-1251", "windows-1251"}, {chinese, "gb18030", "gb"}, {japanese, "shift_jis", "shift_jis"},
		{japanese, "euc-jp", "euc-jp"}, {korean, "euc-kr", "euc-kr"},
	} {
		enc, err := htmlindex.Get(tt.encoding)
		must(t, err)
		raw, err := enc.NewEncoder().String(strings.Repeat(tt.text, 4))
		must(t, err)
		for _, source := range []string{"f", "f.txt", "f.jsonl", "f.csv"} {
			in := raw
			if source == "f.jsonl" {
				in = `{"text":"` + strings.TrimSpace(raw) + "\"}\n"
			}
			for c := range (File{Path: Stdin, Source: source}).Chunks("", strings.NewReader(in)) {
				b, err := c.Read()
				if err == nil || !strings.Contains(err.Error(), tt.guess) || len(b.Documents) > 0 {
					t.Errorf("%s in %s: %v", source, tt.encoding, err)
				}
			}
		}
		d, err := File{Path: Stdin, Source: "f"}.Read(tt.encoding, strings.NewReader(raw))
		must(t, err)
		if d.Text != strings.Repeat(tt.text, 4) {
			t.Errorf("%s by name: %q", tt.encoding, d.Text)
		}
	}
	// Behind what is looked at first, too.
	late := strings.Repeat("All is well.\n", 1000) + strings.Repeat("\xf0\xc1\xd2\xcf\xcd ", 3000)
	if _, err := (File{Path: Stdin, Source: "f"}).Read("", strings.NewReader(late)); err == nil || !Unsupported(err) {
		t.Errorf("late: %v", err)
	}
}
