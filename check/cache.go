package check

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-json-experiment/json"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/report"
	"onecopy/run"
)

// CacheFolder is where a check with Cache keeps what it has found, in the working folder. It has a
// .gitignore of its own.
const CacheFolder = ".onecopy-cache"

const (
	cacheState = "check.json"
	cacheIndex = "stories.idx"
)

// A cache is what a whole check has found, file by file, and what it takes to know whether a file
// that is changed since, or new, can change what was found in others. It is written by a check that
// reads all files, and only read by those that read some.
type cache struct {
	Key     string // of settings, program and baseline
	Index   string // of the stories: see archive.Stamp
	Began   int64  // nanoseconds, when files began to be read
	Files   []cachedFile
	Learned []uint64 // prints of lines that were learned

	bySource map[string]*cachedFile
	index    *archive.Archive
}

// A cachedFile is a file as it was read.
type cachedFile struct {
	report.InputEntry
	Time     int64 // when it was changed last
	Size     int64
	Records  bool     // JSON lines, whose ids may be those of others
	Heads    []uint64 // prints of headlines that lines of pages behind it may be
	Doubts   []uint64 // prints of lines that may be headlines
	Shorts   []uint64 // prints of lines that are learned from, with what stands around them and without, in turn
	Tied     bool     // a story of it repeats another one, or is repeated
	Findings []report.Finding
	Lines    []int // of each, how many lines it is
}

// caches reports whether a check can take from a cache, or leave one: it looks at all files below
// its paths, compares them with each other alone, and mends and shows nothing.
func (o *Options) caches() bool {
	return o.Cache && len(o.Against) == 0 && o.Since == "" && !o.Listed && !o.Fix && !o.Stories && !slices.Contains(o.Paths, corpus.Stdin)
}

// cacheFolder is where the cache lies.
func (o *Options) cacheFolder() string {
	return cmp.Or(o.CacheIn, filepath.Join(o.Ignore.Home, CacheFolder))
}

// cacheKey is the same for two checks that find the same in the same files.
func (o *Options) cacheKey() string {
	sum := sha256.New()
	say := func(v any) { _ = json.MarshalWrite(sum, v) } // a hash takes everything
	say([]any{clean.Version, cluster.Version, o.Settings(), o.InputFormat, o.Only, o.Select, o.Selection.Ignore, o.Paths})
	for _, p := range o.PerPath {
		say([]any{p.Glob.Text, p.Glob.Below, p.Ignore})
	}
	if name, err := os.Executable(); err == nil {
		if info, err := os.Stat(name); err == nil {
			say([]any{info.Size(), info.ModTime().UnixNano()})
		}
	}
	name := o.Baseline
	if name == "" {
		name = BaselineFile
	}
	if text, err := disk.ReadRegular(name); err == nil && (o.Baseline != "" || o.Accept || o.Usual) {
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// openCache reads the cache of a check, nil if there is none of these settings.
func (o *Options) openCache() *cache {
	dir := o.cacheFolder()
	text, err := disk.ReadRegular(filepath.Join(dir, cacheState))
	if err != nil {
		return nil
	}
	c, err := parseCache(text)
	if err != nil || c.Key != o.cacheKey() {
		return nil
	}
	name := filepath.Join(dir, cacheIndex)
	if stamp, err := archive.Stamp(name); err != nil || stamp != c.Index {
		return nil
	}
	if c.index, err = archive.Open(name); err != nil {
		return nil
	}
	return c
}

// parseCache reads the state of a cache.
func parseCache(text []byte) (*cache, error) {
	c := &cache{bySource: map[string]*cachedFile{}}
	if err := json.Unmarshal(text, c); err != nil {
		return nil, err
	}
	for i := range c.Files {
		f := &c.Files[i]
		if len(f.Lines) != len(f.Findings) || len(f.Shorts)%2 != 0 || c.bySource[f.Source] != nil {
			return nil, fmt.Errorf("%s: not as a check writes it", f.Source)
		}
		c.bySource[f.Source] = f
	}
	return c, nil
}

// fresh is how long before files began to be read one must have been changed last for its time to
// be believed.
const fresh = int64(2 * time.Second)

// holds returns a file as it was read, if it is so now.
func (c *cache) holds(source, path string) *cachedFile {
	f := c.bySource[source]
	if f == nil {
		return nil
	}
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != f.Size || info.ModTime().UnixNano() != f.Time || f.Time >= c.Began-fresh {
		return nil
	}
	return f
}

// A learning notes of the files that are read what a cache keeps.
type learning struct {
	began   int64
	files   map[string]*cachedFile
	trouble map[string]bool // files of which something was told
}

func newLearning() *learning {
	return &learning{time.Now().UnixNano(), map[string]*cachedFile{}, map[string]bool{}}
}

func printOf(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strings.ToLower(s)))
	return h.Sum64()
}

func (l *learning) of(source string) *cachedFile {
	if l.files[source] == nil {
		l.files[source] = &cachedFile{}
	}
	return l.files[source]
}

// before notes what a page says of headlines, which is not known any more once it was marked anew.
func (l *learning) before(p *run.MarkedBatch) {
	f := l.of(p.Source)
	for i := range p.Docs {
		d := &p.Docs[i]
		f.Records = f.Records || d.IsRecord()
		for _, h := range d.Heads() {
			f.Heads = append(f.Heads, printOf(h))
		}
		for _, h := range d.Doubts {
			f.Doubts = append(f.Doubts, printOf(h))
		}
	}
}

// after notes what is learned from a page.
func (l *learning) after(p *run.MarkedBatch) {
	f := l.of(p.Source)
	for i := range p.Docs {
		for k := range p.Docs[i].Shorts {
			line, whole := p.Docs[i].Shorts[k].Prints()
			f.Shorts = append(f.Shorts, line, whole)
		}
	}
}

// cacheIgnores is what stands in the .gitignore of the cache.
const cacheIgnores = "*\n"
