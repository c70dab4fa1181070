package shingle

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sentences = `The prime minister told reporters in London on Tuesday that the government would not change its plans, despite
growing criticism from members of her own party. "We have a clear mandate," she said, adding that 7,000 people had been
helped since March. Officials from the U.S. Treasury did not respond to a request for comment; the opposition described the
scheme as a waste of money and called for an independent inquiry into how the contracts had been awarded.
`

// French has an accent in every seventh word and an apostrophe in every tenth.
const french = `Le président a déclaré mardi à Genève que l’économie européenne n’était pas encore sortie de la crise, malgré
une légère reprise de l’activité. « Nous avons décidé d’agir dès cet été », a-t-il précisé devant les députés réunis à Orléans.
Selon le ministère, 7 000 salariés ont été touchés par la fermeture des usines. L’opposition a dénoncé une décision « brutale » —
et réclamé une enquête indépendante sur la manière dont les marchés avaient été attribués aux sociétés étrangères.
`

// scripts are the texts every benchmark runs on: 64 stories of about 600 words each, drawn at
// random so that no processor learns them by heart, and the seeds.
func scripts(b *testing.B) map[string][]string {
	curly := strings.NewReplacer(`"We`, "“We", `mandate,"`, "mandate,”", "London", "Zürich", "not change", "not\u00a0change",
		"money", "money —", "minister", "minister’s", "Officials", "Fonctionnaires délégués à l’économie",
		"inquiry", "enquête éclaircissement à Orléans").Replace(sentences)
	return map[string][]string{
		"ascii":    stories(sentences, " ", 600),
		"curly":    stories(curly, " ", 600),
		"accents":  stories(sentences+french, " ", 600), // 5.8 % beyond ASCII
		"french":   stories(french, " ", 600),
		"cyrillic": stories("Премьер-министр сообщил журналистам, что правительство не изменит своих планов.", " ", 300),
		"chinese":  stories("总 理 星 期 二 在 伦 敦 对 记 者 表 示， 政 府 不 会 改 变 其 计 划。", "", 1200),
		"seeds":    {seeds(b)},
	}
}

func stories(vocabulary, space string, words int) (all []string) {
	r := rand.New(rand.NewPCG(7, 8))
	from := strings.Fields(vocabulary)
	for range 64 {
		var b strings.Builder
		for range words {
			b.WriteString(from[r.IntN(len(from))] + space)
		}
		all = append(all, b.String())
	}
	return all
}

// seeds joins the seed files.
func seeds(t testing.TB) string {
	names, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(names) == 0 {
		t.Skip("no seeds")
	}
	var all strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func onScripts(b *testing.B, do func(text string)) {
	for name, texts := range scripts(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(strings.Join(texts, ""))))
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range texts {
					do(text)
				}
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	var words []Word
	onScripts(b, func(text string) { words = Words(text, words[:0]) })
}

func BenchmarkSketch(b *testing.B) {
	var k Sketcher
	onScripts(b, func(text string) { k.Sketch(text) })
}

func BenchmarkSet(b *testing.B) {
	var k Sketcher
	onScripts(b, func(text string) { k.Set(text) })
}

// BenchmarkSign starts from the words; its MB/s are of the text they came from.
func BenchmarkSign(b *testing.B) {
	texts := stories(sentences, " ", 600)
	var all [][]uint64
	for _, text := range texts {
		hashes := make([]uint64, Width)
		for _, w := range Words(text, nil) {
			hashes = append(hashes, w.Hash)
		}
		all = append(all, hashes)
	}
	var k Sketcher
	b.SetBytes(int64(len(strings.Join(texts, ""))))
	b.ReportAllocs()
	for b.Loop() {
		for _, hashes := range all {
			k.reset()
			k.take(hashes)
			k.bins.dense()
			k.sample.lowest()
		}
	}
}
