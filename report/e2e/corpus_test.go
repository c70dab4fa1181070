package e2e

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// command builds onecopy once.
var command = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "onecopy-e2e")
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "onecopy")
	build := exec.Command("go", "build", "-o", name, "./cmd/onecopy")
	build.Dir = "../.."
	if said, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, said)
	}
	return name, nil
})

// onecopy runs the command. It may find something, or a place that could not be read as it should.
func onecopy(t *testing.T, args ...string) string {
	t.Helper()
	name, err := command()
	if err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(name, args...).CombinedOutput()
	if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() > 2) {
		t.Fatalf("%v\n%s", err, said)
	}
	return string(said)
}

// report runs onecopy clean over a folder and returns the path of its report.html.
func report(t *testing.T, folder string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	said := onecopy(t, "clean", folder, "-o", out, "--pages", "full")
	file := filepath.Join(out, "report.html")
	if _, err := os.Stat(file); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return file
}

// write makes a folder of text files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var flood = []string{
	"VIENNA (Wire) - Ministers agreed on Monday to fly 40 rescuers to the flooded valley, where 1,200 people spent a second night on their roofs.",
	"“We have boats, we have blankets, and we have no road,” said the mayor, Ana Ruiz. She asked the government for two more helicopters and for sandbags.",
	"The river rose four metres in one night. It has done so three times since 1966, and each time the town was rebuilt in the same place, against the advice of the surveyors who were sent from the capital to draw its maps.",
	"Engineers opened the upper dam on Sunday to save its wall. Farmers below say that nobody warned them, and that their herds drowned in the dark.",
	"A second team of rescuers leaves on Wednesday with tents and a field kitchen. Schools in the district stay shut until the end of the month.",
}

func sheet(headline string, paragraphs ...string) string {
	return headline + "\n\n" + strings.Join(paragraphs, "\n\n") + "\n"
}

// papers is one story in four papers, each of which did something else to it, with boilerplate, and two other stories. The wire's
// own text is the most complete.
func papers(t *testing.T) string {
	whole := append(flood[:len(flood):len(flood)], "The prime minister cut short her holiday and is to visit the valley on Thursday morning.")
	revised := strings.NewReplacer("40 rescuers", "45 rescuers", "1,200 people", "1,350 people").Replace
	return write(t, map[string]string{
		"wire.txt":    sheet("Rescuers Fly to Flooded Valley", append(append([]string{"A man waits on a roof near the river on Sunday. (Photo by Li Wei / AFP)"}, whole...), "Share this article")...),
		"evening.txt": sheet("Help on Its Way to Flooded Valley", append([]string{revised(flood[0]), "Volunteers from three neighbouring towns filled sandbags through the night."}, flood[1:]...)...),
		"brief.txt":   sheet("Rescuers Fly to Flooded Valley", flood[0], flood[1], flood[2]),
		"same.txt":    sheet("Rescuers Fly to Flooded Valley", append([]string{"Copyright AP Photo, FILE"}, whole...)...),
		"other.txt":   sheet("Why the Valley Floods", "The valley has flooded three times in a lifetime, and the water will come again.", flood[2], "Old maps show a lake where the town hall stands today, and the oldest houses are built on oak piles."),
		"market.txt":  sheet("Grain Prices Fall for a Third Week", "Wheat lost four cents a bushel in thin trade on Friday as rain reached the plains after a dry spring.", "Traders in the capital said that exporters had covered their needs until the new harvest comes in."),
	})
}

// hostile is a story and its copies whose words would do something if a page let them. Those with NUL are records, as a text
// file with NUL is taken for binary.
func hostile(t *testing.T) string {
	tags := []string{
		"</script><img src=x onerror=alert(1)> <svg/onload=alert(2)>", "</style><style>*{display:none}</style>",
		"\"><a href=\"javascript:alert(3)\" onmouseover='alert(4)'>x</a> ${alert(5)} {{.Policy}}",
	}
	steers := []string{"\u202Egnp.exe\u2066 turned round", "\x1b[31mred\x1b[0m \x1b]0;owned\a", "nul \x00 and \u009b31m"}
	text := append(flood[:len(flood):len(flood)], tags...)
	var records strings.Builder
	for i, title := range append(tags[:1:1], steers...) {
		record, err := json.Marshal(map[string]string{"id": title, "title": title, "text": strings.Join(append(flood[:4:4], append(tags, steers...)...), "\n\n"), "source": tags[i%3]})
		if err != nil {
			t.Fatal(err)
		}
		records.Write(append(record, '\n'))
	}
	return write(t, map[string]string{
		"a<script><b>&lt;.txt": sheet("Flood "+tags[0], text...),
		"b\u202etxt.txt":       sheet("Flood "+tags[1], append(text, steers[0])...),
		"huge.txt":             sheet(strings.Repeat("Flood ", 180_000), flood...),
		"records.jsonl":        records.String(),
	})
}

// large is more than one page holds: stories of n different words, each with an abridged copy.
func large(t *testing.T, n int) string {
	rng := rand.New(rand.NewPCG(1, 2))
	files := map[string]string{}
	for i := range n {
		var paragraphs []string
		for range 160 {
			var words []string
			for range 30 {
				words = append(words, fmt.Sprintf("w%x", rng.IntN(50_000)))
			}
			paragraphs = append(paragraphs, "The "+strings.Join(words, " ")+".")
		}
		head := fmt.Sprintf("Story Number %d of the Large Corpus\n\n", i)
		files[fmt.Sprintf("a%04d.txt", i)] = head + strings.Join(paragraphs, "\n\n") + "\n"
		files[fmt.Sprintf("b%04d.txt", i)] = head + strings.Join(paragraphs[:40+i], "\n\n") + "\n"
	}
	return write(t, files)
}
