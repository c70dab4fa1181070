package main

import (
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// A link is written as [text](target), also around a picture; a heading has one to six signs.
var (
	linkForm    = regexp.MustCompile(`\]\(<?([^()\s<>]+)>?(?:\s+"[^"]*")?\)`)
	headingForm = regexp.MustCompile(`^#{1,6}\s+(.*?)\s*#*$`)
	codeForm    = regexp.MustCompile("`+[^`]*`+")
)

// TestLinks follows every link between the Markdown pages of the repository: the file must be
// there, and what stands behind # must be a heading of it, as GitHub and the site name them.
func TestLinks(t *testing.T) {
	t.Parallel()
	pages := map[string]string{}
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() != ".." && (strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"bin", "testdata", "node_modules"}, d.Name())):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(name) != ".md":
			return nil
		}
		text, err := os.ReadFile(name)
		pages[strings.TrimPrefix(filepath.ToSlash(name), "../../")] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	followed := 0
	for page, text := range pages {
		for _, target := range linksOf(text) {
			followed++
			if problem := follow(pages, page, target); problem != "" {
				t.Errorf("%s: %s: %s", page, target, problem)
			}
		}
	}
	if followed < 100 {
		t.Errorf("only %d links were found", followed)
	}
}

// linksOf lists the targets of links inside the repository.
func linksOf(text string) (list []string) {
	for _, line := range prose(text) {
		for _, m := range linkForm.FindAllStringSubmatch(codeForm.ReplaceAllString(line, ""), -1) {
			if u, err := url.Parse(m[1]); err != nil || u.Scheme == "" {
				list = append(list, m[1])
			}
		}
	}
	return list
}

// prose returns the lines of a page outside of fenced code.
func prose(text string) (list []string) {
	fence := ""
	for line := range strings.SplitSeq(text, "\n") {
		switch at := strings.TrimSpace(line); {
		case fence != "":
			if strings.HasPrefix(at, fence) {
				fence = ""
			}
		case strings.HasPrefix(at, "```"):
			fence = "```"
		default:
			list = append(list, line)
		}
	}
	return list
}

// follow says what is wrong with a link, or nothing.
func follow(pages map[string]string, page, target string) string {
	file, heading, _ := strings.Cut(target, "#")
	to := page
	if file != "" {
		to = path.Join(path.Dir(page), file)
	}
	if strings.HasPrefix(to, "../") || path.IsAbs(file) {
		return "leads out of the repository"
	}
	if _, err := os.Stat(filepath.Join("../..", to)); err != nil {
		return "is not there"
	}
	if text, ok := pages[to]; heading != "" && (!ok || !slices.Contains(slugs(text), heading)) {
		return "has no such heading"
	}
	return ""
}

// slugs are the names that the headings of a page get: small letters, signs gone, spaces as
// hyphens, and a number where one comes again.
func slugs(text string) (list []string) {
	seen := map[string]int{}
	for _, line := range prose(text) {
		m := headingForm.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		words := regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`).ReplaceAllString(m[1], "$1")
		slug := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, words)
		if n := seen[slug]; n > 0 {
			list = append(list, fmt.Sprintf("%s-%d", slug, n))
		} else {
			list = append(list, slug)
		}
		seen[slug]++
	}
	return list
}

// TestSite wants every page of docs/ and examples/ in the contents of the site, which "make site"
// builds, and no page there that is gone.
func TestSite(t *testing.T) {
	t.Parallel()
	config, err := os.ReadFile("../../docs/site/mkdocs.yml")
	if err != nil {
		t.Fatal(err)
	}
	_, contents, _ := strings.Cut(string(config), "\nnav:\n")
	listed := regexp.MustCompile(`[\w./-]+\.md`).FindAllString(contents, -1)
	for _, pattern := range []string{"docs/*.md", "examples/*.md", "examples/*/*.md"} {
		found, err := filepath.Glob(filepath.Join("../..", pattern))
		if err != nil || found == nil {
			t.Fatal(pattern, err)
		}
		for _, page := range found {
			if name := strings.TrimPrefix(filepath.ToSlash(page), "../../"); !slices.Contains(listed, name) {
				t.Errorf("%s is not in the nav of docs/site/mkdocs.yml: give it a place there", name)
			}
		}
	}
	for _, page := range listed {
		if _, err := os.Stat(filepath.Join("../..", page)); err != nil {
			t.Errorf("docs/site/mkdocs.yml: %v", err)
		}
	}
}

// TestComparison holds the figures about other programs to those of the design, where the command
// stands that measures them.
func TestComparison(t *testing.T) {
	t.Parallel()
	rows := 0
	design, err := os.ReadFile("../../docs/design.md")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/comparison.md")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(page), "\n") {
		if regexp.MustCompile(`^\|.*\| (onecopy|gaoya|rensa) \|`).MatchString(line) && !strings.Contains(line, "trafilatura") {
			if rows++; !strings.Contains(string(design), line+"\n") {
				t.Errorf("docs/comparison.md has a row that docs/design.md has not:\n%s", line)
			}
		}
	}
	if rows != 6 {
		t.Errorf("docs/comparison.md has %d rows of figures", rows)
	}
}

func TestSlugs(t *testing.T) {
	t.Parallel()
	text := "# What `clean` does, [again](x.md)\n```\n# no heading\n```\n## stories.jsonl\n## stories.jsonl\n## Ä–B ##\n"
	want := []string{"what-clean-does-again", "storiesjsonl", "storiesjsonl-1", "äb"}
	if got := slugs(text); !slices.Equal(got, want) {
		t.Errorf("slugs: %q, want %q", got, want)
	}
	text = "[a](b.md#c) ![p](d.png) `[x](no.md)` [h](https://x.example) <!-- --> [q](e.md \"title\")\n```\n[y](no.md)\n```\n"
	if got, want := linksOf(text), []string{"b.md#c", "d.png", "e.md"}; !slices.Equal(got, want) {
		t.Errorf("links: %q, want %q", got, want)
	}
	pages := map[string]string{"docs/ci.md": "# A\n"}
	for target, want := range map[string]string{"ci.md#a": "", "#a": "", "#b": "has no such heading", "nope.md": "is not there", "../../x": "leads out of the repository"} {
		if got := follow(pages, "docs/ci.md", target); got != want {
			t.Errorf("follow(%s) = %q, want %q", target, got, want)
		}
	}
}
