package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// brew stands in for Homebrew, which no registry has: it reads the formula as Homebrew does for one
// system and processor, and says what that would fetch, or installs from a folder.
const brew = `
require "digest"
require "fileutils"
require "pathname"
SYSTEM, PROCESSOR, FROM, PREFIX = ARGV
class Place
  def initialize(path) = (@path = path)
  def install(what)
    what = { what => File.basename(what) } if what.is_a?(String)
    what.each { |from, to| FileUtils.mkdir_p(@path); FileUtils.cp(from, File.join(@path, to)) }
  end
end
class Formula
  class << self
    attr_reader :got
    %w[desc homepage version license url sha256].each { |f| define_method(f) { |v| (@got ||= {})[f] = v } }
    %w[macos linux].each { |s| define_method("on_" + s) { |&b| class_eval(&b) if s == SYSTEM } }
    %w[arm intel].each { |p| define_method("on_" + p) { |&b| class_eval(&b) if p == PROCESSOR } }
    def test = nil
  end
  { bin: "bin", man1: "share/man/man1", bash_completion: "etc/bash_completion.d", zsh_completion: "share/zsh/site-functions",
    fish_completion: "share/fish/vendor_completions.d", doc: "share/doc/onecopy" }
    .each { |name, at| define_method(name) { Place.new(File.join(PREFIX, at)) } }
end
load "./onecopy.rb"
got = Onecopy.got
puts got["url"], got["sha256"], got["version"]
exit if FROM.nil?
archive = File.join(FROM, File.basename(got["url"]))
abort "another sum" if Digest::SHA256.file(archive).hexdigest != got["sha256"]
system("tar", "xzf", archive, "--strip-components=1") or abort
Onecopy.new.install
`

// TestFormula reads the formula for every system, and installs it as Homebrew would here.
func TestFormula(t *testing.T) {
	r := release(t)
	path := one(t, r, "onecopy.rb")
	text := readFile(t, path)
	for _, p := range r.Platforms {
		if name := r.archiveName(p); p.System != "windows" && (!strings.Contains(text, "/v"+r.Version+"/"+name+"\"") || !strings.Contains(text, sumOf(t, r, name))) {
			t.Errorf("%s lacks %s or its sum", path, name)
		}
	}
	need(t, "ruby", "tar")
	said(t, exec.Command("ruby", "-c", path))
	out, err := filepath.Abs(r.Out)
	if err != nil {
		t.Fatal(err)
	}
	at := desk(t)
	for name, text := range map[string]string{"onecopy.rb": text, "brew.rb": brew} {
		if err := os.WriteFile(filepath.Join(at, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	system := map[string]string{"darwin": "macos", "linux": "linux"}
	processor := map[string]string{"arm64": "arm", "amd64": "intel"}
	for _, p := range r.Platforms {
		if p.System == "windows" {
			continue
		}
		got := strings.Fields(said(t, command(at, "ruby", "brew.rb", system[p.System], processor[p.Arch])))
		if len(got) != 3 || filepath.Base(got[0]) != r.archiveName(p) || got[1] != sumOf(t, r, r.archiveName(p)) || got[2] != r.Version {
			t.Errorf("for %s it takes %v", p, got)
		}
	}
	said(t, command(at, "ruby", "brew.rb", system[here.System], processor[here.Arch], out, filepath.Join(at, "prefix")))
	works(t, r, func(args ...string) *exec.Cmd { return command(at, filepath.Join(at, "prefix/bin/onecopy"), args...) })
	if _, err := os.Stat(filepath.Join(at, "prefix/share/man/man1/onecopy.1")); err != nil {
		t.Error(err)
	}
}

// sumOf returns the line of SHA256SUMS about a file.
func sumOf(t *testing.T, r *Release, name string) string {
	t.Helper()
	for line := range strings.Lines(readFile(t, filepath.Join(r.Out, "SHA256SUMS"))) {
		if sum, file, _ := strings.Cut(strings.TrimSpace(line), "  "); file == name {
			return sum
		}
	}
	t.Fatalf("SHA256SUMS lacks %s", name)
	return ""
}
