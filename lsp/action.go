package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onecopy/report"
)

const (
	kindQuickFix = "quickfix"
	kindFixAll   = "source.fixAll.onecopy"
)

const allSafe = -1

// actions lists what may be done about the findings in a part of a document.
func (s *server) actions(ctx context.Context, d *document, p *actionParams) ([]codeAction, error) {
	list := []codeAction{}
	now := s.watch.of(ctx, d)
	if now == nil {
		return list, nil
	}
	wants := func(kind string) bool {
		return len(p.Context.Only) == 0 || slices.ContainsFunc(p.Context.Only, func(only string) bool {
			return only == "" || kind == only || strings.HasPrefix(kind, only+".")
		})
	}
	if wants(kindQuickFix) {
		for i := range now.list {
			if f := &now.list[i]; now.span(f).meets(p.Range) {
				list = append(list, s.about(now, i, f)...)
			}
		}
	}
	if _, safe := now.safe(); len(safe) > 0 {
		title := "Cut all safe lines"
		if wants(kindQuickFix) && len(list) > 0 {
			list = append(list, codeAction{Title: title, Kind: kindQuickFix, Data: now.data(allSafe)})
		}
		if wants(kindFixAll) {
			list = append(list, codeAction{Title: title, Kind: kindFixAll, Data: now.data(allSafe)})
		}
	}
	if !s.resolves() {
		return s.resolveAll(ctx, list), nil
	}
	return list, nil
}

// about lists the actions about one finding.
func (s *server) about(now *shown, i int, f *found) (list []codeAction) {
	d := []diagnostic{now.diagnostic(f, s.root)}
	what := "part of the line"
	if now.wholeLines(f) {
		what = "line"
		if f.At.EndLine > f.At.Line {
			what = "block"
		}
	}
	switch {
	case f.of == nil:
	case f.Fixable == report.SafeFix:
		list = append(list, codeAction{Title: "Cut this " + what, Kind: kindQuickFix, Diagnostics: d, Data: now.data(i)})
	case f.Fixable == report.UnsafeFix:
		list = append(list, codeAction{Title: "Cut this " + what + ", which may be story", Kind: kindQuickFix, Diagnostics: d, Data: now.data(i)})
	}
	if f.Kind != report.Unreadable {
		title := "Not a copy: add to the baseline"
		if f.Kind == report.Boilerplate {
			title = "Not boilerplate: add to the baseline"
		}
		list = append(list, codeAction{Title: title, Kind: kindQuickFix, Diagnostics: d, Command: &command{
			Title: title, Command: commandAccept, Arguments: []any{acceptance{now.doc.uri, f.Fingerprint, f.At.Line}},
		}})
	}
	title := "Explain " + f.Rule
	return append(list, codeAction{Title: title, Kind: kindQuickFix, Diagnostics: d, Command: &command{
		Title: title, Command: commandExplain, Arguments: []any{explanation{now.doc.uri, now.span(f).Start}},
	}})
}

func (n *shown) data(finding int) *actionData {
	d := &actionData{n.doc.uri, n.doc.version, finding, ""}
	if finding != allSafe {
		d.Print = n.list[finding].Fingerprint
	}
	return d
}

// safe lists the findings whose cuts are safe, by their numbers in the pass that made them.
func (n *shown) safe() (of *pass, numbers []int) {
	for _, f := range n.list {
		if f.of != nil && f.Fixable == report.SafeFix {
			of, numbers = f.of, append(numbers, f.number)
		}
	}
	return of, numbers
}

// resolveAll puts the edits into actions for an editor that does not ask for them, and leaves out
// those that turn out to have none.
func (s *server) resolveAll(ctx context.Context, list []codeAction) []codeAction {
	kept := list[:0]
	for _, a := range list {
		if s.resolve(ctx, &a) == nil {
			a.Data = nil
			kept = append(kept, a)
		}
	}
	return kept
}

// resolve puts the edit into an action: what check --fix would do.
func (s *server) resolve(ctx context.Context, a *codeAction) error {
	if a.Data == nil {
		return nil
	}
	d := s.document(a.Data.URI)
	now := s.watch.current(d)
	if now == nil || d.version != a.Data.Version || a.Data.Finding >= len(now.list) || a.Data.Finding < allSafe {
		return errChanged
	}
	var wanted *found
	if a.Data.Finding != allSafe {
		if wanted = &now.list[a.Data.Finding]; wanted.Fingerprint != a.Data.Print {
			return errChanged
		}
	}
	now, err := s.watch.exact(ctx, now)
	if err != nil {
		return err
	}
	of, numbers := now.safe()
	if wanted != nil {
		of, numbers = now.number(wanted)
	}
	if of == nil {
		return errChanged
	}
	gone, why, err := of.edits(numbers, wanted != nil)
	switch {
	case err != nil:
		return err
	case len(gone) == 0:
		return failed(fmt.Sprintf("left as it is: %s", why))
	}
	var edits []textEdit
	for _, g := range gone {
		edits = append(edits, textEdit{Range: now.sheet.span(g.Start, g.End)})
	}
	a.Edit = s.edit(d, edits)
	return nil
}

// number finds a finding that may be one of another pass.
func (n *shown) number(wanted *found) (of *pass, numbers []int) {
	for _, f := range n.list {
		if f.of != nil && f.Fingerprint == wanted.Fingerprint && f.At == wanted.At {
			return f.of, []int{f.number}
		}
	}
	return nil, nil
}

// edit makes an edit of a document, with its version where the editor takes that.
func (s *server) edit(d *document, edits []textEdit) *workspaceEdit {
	if !s.client.Workspace.WorkspaceEdit.DocumentChanges {
		return &workspaceEdit{Changes: map[string][]textEdit{d.uri: edits}}
	}
	e := documentEdit{Edits: edits}
	e.TextDocument.URI, e.TextDocument.Version = d.uri, d.version
	return &workspaceEdit{DocumentChanges: []documentEdit{e}}
}
