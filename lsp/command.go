package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"

	"onecopy/check"
)

// The commands that actions give, for the server to carry out.
const (
	commandAccept  = "onecopy.accept"
	commandExplain = "onecopy.explain"
)

// An acceptance names a finding that is to be added to the baseline.
type acceptance struct {
	URI         string `json:"uri"`
	Fingerprint string `json:"fingerprint"`
	Line        int    `json:"line"` // of a check
}

// An explanation names a line to be explained.
type explanation struct {
	URI      string   `json:"uri"`
	Position position `json:"position"`
}

// execute carries out a command.
func (s *server) execute(ctx context.Context, p *commandParams) error {
	if len(p.Arguments) != 1 {
		return invalid(fmt.Errorf("%s takes one argument", p.Command))
	}
	switch p.Command {
	case commandAccept:
		var a acceptance
		if err := json.Unmarshal(p.Arguments[0], &a); err != nil {
			return invalid(err)
		}
		return s.accept(ctx, &a)
	case commandExplain:
		var e explanation
		if err := json.Unmarshal(p.Arguments[0], &e); err != nil {
			return invalid(err)
		}
		return s.tellLine(ctx, &e)
	}
	return invalid(fmt.Errorf("%s: no such command", p.Command))
}

// accept adds a finding to the baseline, once: it is shown until the next pass has been made, and
// may be clicked twice.
func (s *server) accept(ctx context.Context, a *acceptance) error {
	now := s.watch.of(ctx, s.document(a.URI))
	if now == nil {
		return errChanged
	}
	s.accepting.Lock()
	defer s.accepting.Unlock()
	if s.of != now {
		s.of, s.accepted = now, map[int]bool{}
	}
	for i, f := range now.list {
		if f.Fingerprint != a.Fingerprint || f.At.Line != a.Line || s.accepted[i] {
			continue
		}
		o, err := s.settings()
		if err != nil {
			return failed(err.Error())
		}
		name, err := check.AcceptFinding(ctx, o, f.Finding)
		if err != nil {
			return failed(err.Error())
		}
		s.accepted[i] = true
		s.message(messageInfo, fmt.Sprintf("onecopy: added to %s: %s", filepath.ToSlash(name), f.Rule))
		s.watch.poke(true)
		return nil
	}
	return errChanged
}

// tellLine shows what there is to say of a line.
func (s *server) tellLine(ctx context.Context, e *explanation) error {
	d := s.document(e.URI)
	now := s.watch.of(ctx, d)
	if d == nil {
		return errChanged
	}
	said, err := s.explainAt(d, e.Position, now)
	if err != nil {
		return failed(err.Error())
	}
	s.message(messageInfo, said.plain())
	return nil
}

// hover is what there is to say of the line at a place, nothing of one that is blank.
func (s *server) hover(d *document, p position, now *shown) (*hoverResult, error) {
	said, err := s.explainAt(d, p, now)
	if err != nil {
		return nil, failed(err.Error())
	}
	kind, text := "markdown", said.markdown()
	if formats := s.client.TextDocument.Hover.ContentFormat; len(formats) > 0 && formats[0] != kind {
		kind, text = "plaintext", said.plain()
	}
	if text == "" {
		return nil, nil
	}
	sheet := newSheet(d.text, s.units)
	return &hoverResult{markupContent{kind, text}, sheet.span(sheet.at(said.line, 0), sheet.lineEnd(said.line))}, nil
}

func (s *server) explainAt(d *document, p position, now *shown) (*explained, error) {
	if d.path == "" {
		return &explained{line: 1}, nil
	}
	o, err := s.settings()
	if err != nil {
		return nil, err
	}
	return explain(o, d, newSheet(d.text, s.units), s.units.offset(d.text, p), now)
}
