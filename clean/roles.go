package clean

import (
	"fmt"
	"strings"
)

// ParseCategory returns the role of a category by its name.
func ParseCategory(name string) (Role, error) {
	for r := Caption; int(r) < len(roles); r++ {
		if roles[r] == name {
			return r, nil
		}
	}
	return 0, fmt.Errorf("unknown category %q: want one of %s", name, strings.Join(roles[Caption:], ", "))
}

// A Role is what a line is to its story.
type Role uint8

// The roles. Body, Headline, Dek and Crosshead are kept; every other one is cut and is the category
// of its cuts.
const (
	Body Role = iota
	Headline
	Dek
	Crosshead
	Caption
	Credit
	Related
	Share
	Newsletter
	Advertisement
	Comments
	Navigation
	Tags
	Legal
	Bio
	Media
	Byline
	Source
	Timestamp
	Wire
	Template
	Markup
	Outside
)

var roles = [...]string{
	"body", "headline", "dek", "crosshead", "caption", "credit", "related", "share", "newsletter", "advertisement", "comments",
	"navigation", "tags", "legal", "bio", "media", "byline", "source", "timestamp", "wire", "template", "markup", "outside",
}

// String is the role's name, for cut roles the category in cuts.jsonl.
func (r Role) String() string { return roles[r] }

// Kept reports whether lines of the role are part of the clean story.
func (r Role) Kept() bool { return r <= Crosshead }

// Categories lists the roles that are cut.
func Categories() (list []Role) {
	for r := Caption; r <= Outside; r++ {
		list = append(list, r)
	}
	return list
}
