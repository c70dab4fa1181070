package clean

import (
	"slices"
	"strings"
)

// Readers' comments are a region of a page with positive evidence of what it is: a line that heads
// them, and below it posts, each with who wrote it and when, or with buttons such as "Reply" and
// "Report abuse". Only where posts are found is text between them taken for comments, and no more
// below the last one than a post of the thread has. A live blog has hours but few names, an
// interview has names but no dates, and neither has buttons for each answer.
const (
	fewPosts   = 2    // posts below a line that heads comments for sure
	somePosts  = 3    // posts where no line does
	abovePost  = 10   // lines between the head of a thread and its first post
	longPost   = 1000 // words of a post: more, and the thread ended before
	usualPost  = 150  // words that posts have at most on average
	labelWords = 5    // words of a bare label of comments, letters in a script without spaces
	storyMin   = 40   // words of running text above the comments on it
)

var thread = &Rule{Name: "comments/thread", Category: Comments, Why: "in a thread of readers' comments"}

// threads marks the readers' comments below stories.
func (p *Page) threads() {
	if p.pieced || !p.has(Comments) && !p.has(Share) {
		return
	}
	if p.logged() {
		for i := range p.Lines {
			if p.wrote(i) {
				p.mark(i, whenLine)
				p.Lines[i].edge = true
			}
		}
		return
	}
	words, seen := int32(0), 0
	for i := 0; i < len(p.Lines); i++ {
		l := &p.Lines[i]
		if l.Rule == nil && (l.prose() || l.sentence()) {
			words += l.shape.Words
		}
		if l.Rule == nil || l.Role != Comments && l.Role != Share || words < storyMin || i < seen {
			continue
		}
		to := i
		if to, seen = p.threadAt(i); to == i {
			continue
		}
		for j := i; j < to; j++ {
			if p.Lines[j].unsaid() {
				p.mark(j, thread)
			}
		}
		i = to - 1
	}
}

// heading says how surely line i heads readers' comments: 2 surely, 1 perhaps, as a button of the
// story does that leads to them, 0 not.
func (p *Page) heading(i int) int {
	l := &p.Lines[i]
	switch {
	case l.Rule == nil:
		return 0
	case l.Rule == threadHead:
		return 2
	case l.Rule == postRated || l.Rule == postAgo || p.wrote(i):
		return 0
	case l.Role == Comments && !p.answers(i):
		return 1
	case l.Role == Share && strings.HasPrefix(strings.ToLower(p.line(i)), "comment"):
		return 1
	}
	return 0
}

// wrote reports whether line i says who wrote a comment and when, in a form that nothing else has.
func (p *Page) wrote(i int) bool { return p.Lines[i].Rule == postSaid || p.Lines[i].Rule == postNick }

// answers reports whether line i is a button that each comment has: to answer it or to report it.
func (p *Page) answers(i int) bool {
	l := &p.Lines[i]
	return l.Rule == postButton && !strings.HasPrefix(l.text(), "Like") || l.Rule == postFlag
}

// threadAt returns the end of the thread of comments that line i heads, i where it heads none, and
// up to where it looked for posts. A line that says who wrote a comment needs no head above it.
func (p *Page) threadAt(i int) (to, seen int) {
	sure, first := p.heading(i), i+1
	alone := p.wrote(i)
	if alone {
		sure, first = 2, i
	}
	if sure == 0 {
		return i, i
	}
	posts := p.scratch.posts[:0]
	end, words, all := first, int32(0), int32(0)
	counts, above, head := 0, 0, 0 // heads of threads inside it, those since the last post, and the last of these
	for j := first; j < len(p.Lines) && words < longPost; j++ {
		if p.foreign(j) || p.outdented(posts, j) || len(posts) == 0 && j > i+abovePost || above > 0 && j > head+abovePost || len(posts) > 0 && p.heading(j) > sure {
			break
		}
		if len(posts) > 0 && p.heading(j) > 0 {
			above, head = above+1, j
		}
		if next, ok := p.postAt(j); ok {
			posts = append(posts, next)
			all, words = all+words, 0
			counts, above = counts+above, 0
			j, end = next.to-1, next.to
			continue
		}
		words += p.Lines[j].shape.Words
	}
	p.scratch.posts = posts
	if sure == 2 && len(posts) < fewPosts {
		if to := p.named(i); to > i {
			return to, to
		}
	}
	stories := counts > 0 || int(all) > usualPost*len(posts)
	if sure == 1 && !stories && p.underLabel(i, posts) {
		sure = 2
	}
	if !believed(posts, sure, stories) || alone && byOne(posts) {
		return i, end
	}
	return p.last(posts, first, end), end
}

// logged reports whether the page opens with who wrote what follows, and when, as exports of
// messages do: "The Herald, [23.11.2021 13:02]" above each story, and at most the title of the
// export above the first. Readers' comments have a story above them, or a line that heads them.
func (p *Page) logged() bool {
	above := 0
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case p.wrote(i):
			return true
		case l.Rule == threadHead || l.Rule == nil && (above > 0 || l.prose() || l.sentence()):
			return false
		case l.Rule == nil:
			above++
		}
	}
	return false
}

// byOne reports whether three posts or more are all by one writer, as those of a channel are, which
// prints stories; readers answer one another.
func byOne(posts []post) bool {
	return len(posts) >= somePosts && !slices.ContainsFunc(posts, func(q post) bool { return q.name != posts[0].name })
}

// underLabel reports whether posts begin right below line i, a bare word for comments that stands
// under the end of a sentence, each with the name of a reader, a day with its year and an hour on a
// line of its own, most by other people than those above, as in a live blog they are not. Where a
// story begins its headline stands between.
func (p *Page) underLabel(i int, posts []post) bool {
	names := 0
	for n := range posts {
		names += btoi(fresh(posts[:n], posts[n].name))
	}
	if 2*names <= len(posts) || posts[0].from != i+1 || p.Lines[i].shape.Words > labelWords || slices.ContainsFunc(posts, func(q post) bool { return !q.signed }) {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if l := &p.Lines[j]; l.Rule == nil {
			return l.shape.Ends
		}
	}
	return false
}

// believed reports whether posts are those of readers: several people wrote them, or each has
// buttons. On a page of several stories each may have its writer and its date, but is long, or has
// a button of its own that leads to comments: then only buttons count.
func believed(posts []post, sure int, stories bool) bool {
	dated, said, buttons, names := 0, 0, 0, 0
	for n := range posts {
		dated, said = dated+btoi(posts[n].dated), said+btoi(posts[n].said)
		buttons += btoi(posts[n].button || posts[n].known)
		names += btoi(posts[n].name != 0 && fresh(posts[:n], posts[n].name))
	}
	switch {
	case len(posts) == 0 || dated+buttons == 0:
		return false
	case sure == 2:
		return dated >= fewPosts || buttons >= fewPosts || dated > 0 && buttons > 0
	case buttons >= fewPosts && dated+said >= fewPosts:
		return true
	}
	return !stories && dated >= somePosts && names >= somePosts && names*3 >= dated
}

// fresh reports whether none of the last 32 posts is by the one of that name.
func fresh(posts []post, name uint64) bool {
	return !slices.ContainsFunc(posts[max(0, len(posts)-32):], func(q post) bool { return q.name == name })
}

// postAt reads the lines from j on as the head or the foot of a post.
func (p *Page) postAt(j int) (post, bool) {
	found := post{from: j, to: j}
	for k := j; k < len(p.Lines) && k < j+5; k++ {
		l := &p.Lines[k]
		if l.shape.Words > 16 || l.prose() {
			break
		}
		if l.Rule != nil && l.Role == Comments && l.Rule != postAgo {
			switch {
			case p.answers(k), l.Rule == postRated:
				found.button, found.to = true, k+1
				continue
			case p.wrote(k):
				found.dated, found.known, found.to = true, true, k+1
				found.name = fingerprint(momentOf(l.text()).names[0])
				continue
			}
			break
		}
		if k == j && says(p.line(k)) && l.shape.Words <= 6 && k+1 < len(p.Lines) && p.Lines[k+1].Rule == nil {
			found.said, found.name, found.to = true, fingerprint(p.line(k)), k+1
			break
		}
		m := momentOf(p.line(k))
		switch {
		case m.count > 5 || l.shape.Ends && m.count > 2:
		case m.dated(), m.number && m.count <= 4:
			found.dated, found.to = true, k+1
			if m.count > 0 {
				found.name = fingerprint(m.names[0])
				found.signed = k == j && m.full() && m.year && m.clock && m.count <= 3
			}
			continue
		case k == j && m.count > 0 && k+1 < len(p.Lines) && !l.shape.Ends: // the name above the date
			if below := p.Lines[k+1].shape.Words; below <= 14 {
				if m := momentOf(p.line(k + 1)); m.dated() || m.number {
					found.name = fingerprint(p.line(k))
					continue
				}
			}
		}
		break
	}
	if found.dated && found.name == 0 && found.to < len(p.Lines) { // the name below the date
		if l := &p.Lines[found.to]; l.Rule == nil && l.shape.Words <= 5 && !l.shape.Ends {
			found.name = fingerprint(l.text())
		}
	}
	return found, found.to > j && (found.dated || found.said || found.button)
}

// says reports whether s is the name of a reader who says what stands below.
func says(s string) bool {
	name, ok := strings.CutSuffix(s, ":")
	if !ok {
		return false
	}
	verb := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	return len(verb) < len(name) && sayingVerbs[verb]
}

var sayingVerbs = set("says", "said", "wrote", "writes", "replied", "comments", "commented", "sagt", "sagte", "schreibt", "schrieb", "meint", "dit", "écrit",
	"dice", "dijo", "escribió", "comentó", "disse", "diz", "escreveu", "scrive", "scritto", "schreef", "zegt", "skrev", "skriver", "sier", "siger", "säger",
	"pisze", "napisał", "napisała", "пишет", "написал", "написала", "говорит", "написав", "diyor", "yazdı")

// foreign reports whether no thread of comments goes on at line j: a new document, a notice of
// copyright, the head of a list of other stories, or two lines of a menu.
func (p *Page) foreign(j int) bool {
	l := &p.Lines[j]
	if l.edge || l.Role == Legal || l.Rule != nil && l.Rule.Header && l.Role != Comments {
		return true
	}
	return p.menu(j) && j+1 < len(p.Lines) && p.menu(j+1)
}

// outdented reports whether line j is running text that stands further out than the last of the
// posts: where these are moved in, a story goes on so below them.
func (p *Page) outdented(posts []post, j int) bool {
	l := &p.Lines[j]
	return len(posts) > 0 && l.indent+indented <= p.Lines[posts[len(posts)-1].from].indent && l.prose()
}

func (p *Page) menu(j int) bool {
	l := &p.Lines[j]
	return l.Role == Navigation && l.Rule.Name != "navigation/ago" || l.Role == Tags || l.Role == Newsletter || l.Role == Related
}

// last returns the end of the last post: below its head there is text up to the next line that a
// rule knows or a wider gap, and no more of it than the longest post above has. Behind four posts
// the paragraph right below a name and date is a post however long it is. Line first is the first
// below the head of the thread.
func (p *Page) last(posts []post, first, end int) int {
	last := &posts[len(posts)-1]
	if last.button && len(posts) > 1 {
		return end
	}
	words, lines := int32(60), 3
	for n := 0; n+1 < len(posts); n++ {
		sum := int32(0)
		for j := posts[n].to; j < posts[n+1].from; j++ {
			sum += p.Lines[j].shape.Words
		}
		words, lines = max(words, sum), max(lines, posts[n+1].from-posts[n].to)
	}
	if posts[0].from > first && len(posts) > 1 && posts[0].dated && p.Lines[first].Rule == nil && p.Lines[first].shape.Ends {
		return end // the name stands below each comment
	}
	if last.dated && last.to == end && len(posts) >= 4 && end < len(p.Lines) {
		words = max(words, min(p.Lines[end].shape.Words, longPost))
	}
	gap := p.widest(posts[0].from+1, end)
	for sum := int32(0); end < len(p.Lines) && lines > 0; lines-- {
		l := &p.Lines[end]
		if sum += l.shape.Words; l.Rule != nil || p.outdented(posts, end) || l.edge || sum > words || p.above(end) > gap {
			break
		}
		if sum > l.shape.Words && l.titular() && !l.shape.Ends && end+1 < len(p.Lines) && p.Lines[end+1].prose() {
			break // the headline of the next story
		}
		end++
	}
	return end
}

// widest returns how many blank lines stand at most above the lines of the last post of a thread,
// of which the lines from from up to to are known: as many as on the page between paragraphs or
// above its name and date, and one where a line of the thread has one above it.
func (p *Page) widest(from, to int) int {
	gap := max(p.gap, p.above(to-1))
	for j := from; j < to && gap == 0; j++ {
		gap = min(p.above(j), 1)
	}
	return gap
}

// named returns the end of a thread below line i whose posts have nothing above them but a name:
// short lines that are not sentences, at least four of them and of three people, with text between
// each and the next. Only a line that says that readers' comments follow heads one, and the first
// name stands right below it.
func (p *Page) named(i int) int {
	const least, people = 4, 3
	posts := p.scratch.posts[:0]
	for j := i + 1; j < len(p.Lines) && !p.foreign(j) && p.Lines[j].unsaid(); j++ {
		l := &p.Lines[j]
		switch {
		case l.shape.Words <= 4 && !l.shape.Ends && len(l.text()) <= 40 && !strings.ContainsAny(l.text(), ">»→:") && (len(posts) == 0 || posts[len(posts)-1].to < j):
			posts = append(posts, post{from: j, to: j + 1, name: fingerprint(l.text()), dated: true})
		case len(posts) == 0:
			return i
		}
	}
	p.scratch.posts = posts
	names := 0
	for n := range posts {
		names += btoi(fresh(posts[:n], posts[n].name))
	}
	if len(posts) < least || names < people {
		return i
	}
	return p.last(posts, i+1, posts[len(posts)-1].to)
}

// unsaid reports whether no rule knows the line, or only as a name or what stands beside one.
func (l *Line) unsaid() bool {
	return l.Rule == nil || l.Role == Credit || l.Role == Caption || l.Role == Byline
}

// endsStory reports whether no story goes on below what the rule finds. Prompts, labels and counts
// of comments stand above stories and in their middle too.
func (r *Rule) endsStory() bool {
	return r != thread && r != postButton && r != postFlag && r != threadHead && !slices.Contains(countLines, r)
}
