package run

import (
	"fmt"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// CheckWishes refuses patterns that are none, and words that look like a slip.
func (o *Options) CheckWishes() error {
	const usage = "for example: --keep 'wire/**,earliest' for stories of the folder wire, of those the earliest"
	if _, err := cluster.ParseKeep(o.Keep); err != nil {
		return hint.Errorf(usage, "--keep: %w", err)
	}
	for _, w := range o.Keep {
		if !cluster.IsPattern(w) || strings.ContainsAny(w, `*?[/.#`) {
			continue
		}
		if near := phrase.Nearest(w, cluster.Wishes()); near != "" {
			return hint.Errorf(fmt.Sprintf("did you mean --keep %s? A folder of that name is --keep %s/", near, w), "--keep %s: unknown wish", w)
		}
		if _, err := clean.ParseCategory(w); err == nil {
			return hint.Errorf(fmt.Sprintf("did you mean --keep-category %s? A folder of that name is --keep %s/", w, w), "--keep %s: unknown wish", w)
		}
	}
	return nil
}
