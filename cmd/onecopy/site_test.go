package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCheckHere checks this repository with its baseline: green, as a test of its own.
func TestCheckHere(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	d := &day{T: t, home: root}
	cmd := installed(t, "onecopy", "check", ".")
	cmd.Dir = d.home
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Count(string(out), "\n") != 1 || !strings.HasPrefix(string(out), "38 stories in 15 files checked: nothing new; 79 known by .onecopy-baseline; ") {
		t.Errorf("%v\n%s", err, out)
	}
}

// site makes the repository of a documentation site: sources, pages, pictures, what is built and
// what is fetched, and hardly a text that could be news.
func (d *day) site() {
	d.Helper()
	const licence = "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation " +
		"files, to deal in the Software without restriction, including the rights to use, copy and sell copies.\n"
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x00\xff\x10", 400)
	files := map[string]string{
		".gitignore": "node_modules/\n/public/\n", ".editorconfig": "root = true\n", "package.json": "{\"name\": \"site\"}\n", "tsconfig.json": "{}\n",
		"package-lock.json": "{\"packages\": {}}\n", "mkdocs.yml": "site_name: Site\n", "go.mod": "module site\n", "go.sum": "", "Makefile": "all:\n\ttrue\n",
		"LICENSE": licence, "README.md": "# Site\n\nHow to build it.\n", "static/robots.txt": "User-agent: *\nDisallow: /private\n",
		"requirements.txt": "mkdocs==1.5\nmkdocs-material>=9\n", "static/CNAME": "docs.example.org\n", "static/favicon.ico": png,
		".github/workflows/build.yml": "on: push\n", "data/menu.json": "[{\"name\": \"Home\", \"text\": \"Start here\"}]\n", "data/rows.csv": "id,text\n1,words\n",
	}
	for i := range 40 {
		page := fmt.Sprintf("---\ntitle: Page %d\n---\n\n# Page %[1]d\n\nTo install the tool of step %[1]d, run it once and wait until it says that it is done.\n\nShare this article\n", i)
		files[fmt.Sprintf("docs/part%d/page%d.md", i%4, i)] = page
		files[fmt.Sprintf("docs/part%d/page%d.de.md", i%4, i)] = page
		files[fmt.Sprintf("layouts/block%d.html", i)] = "<!doctype html>\n<html><body><p>Share this article</p></body></html>\n"
		files[fmt.Sprintf("public/page%d/index.html", i)] = "<!doctype html>\n<html><body><p>Share this article</p></body></html>\n"
		files[fmt.Sprintf("public/page%d/index.txt", i)] = page
		files[fmt.Sprintf("static/img/shot%d.png", i)] = png
		files[fmt.Sprintf("static/css/part%d.css", i)] = "body { color: black }\n"
		files[fmt.Sprintf("cmd/tool%d/main.go", i)] = "// Share this article\npackage main\n\nfunc main() {}\n"
		files[fmt.Sprintf("node_modules/package%d/LICENSE.txt", i)] = licence
		files[fmt.Sprintf("node_modules/package%d/notes.txt", i)] = "Share this article\n\n" + licence
		files[fmt.Sprintf("node_modules/package%d/index.js", i)] = "// Share this article\nmodule.exports = 1\n"
	}
	for name, text := range files {
		writeFile(d.T, d.at(name), text)
	}
	d.git("init", "-q", "-b", "main")
	d.git("add", "-A")
	d.git("commit", "-qm", "site")
}

// TestCheckSite checks such a repository as somebody does who tries the program: what is not news
// is passed over and counted, there is no finding of it and no error. One page of news is found in
// it.
func TestCheckSite(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git(1)")
	}
	d := &day{T: t, home: t.TempDir()}
	d.site()
	out := d.check("first", exitDone, []string{`^\d stories in \d files checked: nothing found; 2 ignored; 2\d\d passed over$`}, ".")
	if out != "" {
		t.Errorf("a flood\n%s", out)
	}
	d.check("what has changed", exitDone, nil, "--since", "HEAD")
	writeFile(t, d.at("news/today.txt"), news(3)+"\nShare this article\n")
	for _, args := range [][]string{{"."}, {"--since", "HEAD"}, {"--cache"}} {
		if out := d.check("news", exitFound, nil, args...); strings.Count(out, "\n") != 1 || !strings.HasPrefix(out, "news/today.txt:3:1: ") {
			t.Errorf("%v\n%s", args, out)
		}
	}
	if out := d.check("pages", exitFound, nil, "--type", "news,markdown", "--statistics"); strings.Count(out, "\n") > 5 || strings.Contains(out, "unreadable") {
		t.Errorf("pages\n%s", out)
	}
}
