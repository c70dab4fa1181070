package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// A message of over mostMessage bytes is passed over, and refused: a text in it would be larger
// than editors hold. Of a header no more than mostHeader bytes are read.
const (
	mostMessage = 512 << 20
	mostHeader  = 16 << 10
)

// A stream frames messages as the protocol does, with a header that says how long each is. What is
// no message gets an error and is passed over, where that of the library ends the connection; only
// behind a header that cannot be read nothing is known of where the next one begins.
type stream struct {
	in  *bufio.Reader
	mu  sync.Mutex
	out io.Writer
	bad error // why no more is read, if a header was none
}

var _ jsonrpc2.ObjectStream = (*stream)(nil)

func newStream(in io.Reader, out io.Writer) *stream {
	return &stream{in: bufio.NewReaderSize(in, 1<<16), out: out}
}

// Close leaves standard input and output open, which are for who has opened them to close; but
// nothing is written any more.
func (s *stream) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out = io.Discard
	return nil
}

// trouble is why no more could be read, nil where there was no more.
func (s *stream) trouble() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bad
}

// WriteObject writes a message.
func (s *stream) WriteObject(v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.write(body)
}

func (s *stream) write(body []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.out.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...))
	return err
}

// ReadObject reads the next message.
func (s *stream) ReadObject(v any) error {
	for {
		n, err := s.header()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				s.mu.Lock()
				s.bad = err
				s.mu.Unlock()
			}
			return err
		}
		if n > mostMessage {
			if _, err := io.CopyN(io.Discard, s.in, n); err != nil {
				return err
			}
			if err := s.refuse(nil, jsonrpc2.CodeInvalidRequest, fmt.Sprintf("a message of %d bytes, at most %d are read", n, mostMessage)); err != nil {
				return err
			}
			continue
		}
		var body bytes.Buffer // it grows as it is read, as a length says nothing of what comes
		if _, err := io.CopyN(&body, s.in, n); err != nil {
			return err
		}
		if err = json.Unmarshal(body.Bytes(), v); err == nil {
			return nil
		}
		reflect.ValueOf(v).Elem().SetZero() // some of it may be set
		if err := s.misread(body.Bytes(), err); err != nil {
			return err
		}
	}
}

// header reads the header of a message, and gives the length of that.
func (s *stream) header() (length int64, err error) {
	length = -1
	for read := 0; ; {
		line, err := s.in.ReadSlice('\n')
		if read += len(line); err != nil || read > mostHeader {
			if read == 0 {
				return 0, err
			}
			return 0, fmt.Errorf("no header of a message in %d bytes: %w", read, io.ErrUnexpectedEOF)
		}
		field := strings.TrimRight(string(line), "\r\n")
		if field == "" && length >= 0 {
			return length, nil
		}
		name, value, ok := strings.Cut(field, ":")
		if !ok {
			return 0, fmt.Errorf("no header of a message: %q", field)
		}
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			if length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil || length < 0 {
				return 0, fmt.Errorf("no header of a message: %q", field)
			}
		}
	}
}

// misread answers what is not a message. What may be the answer to a request of the server gets
// none.
func (s *stream) misread(body []byte, cause error) error {
	if !json.Valid(body) {
		return s.refuse(nil, jsonrpc2.CodeParseError, cause.Error())
	}
	var m map[string]json.RawMessage
	if json.Unmarshal(body, &m) == nil && m["method"] == nil && (m["result"] != nil || m["error"] != nil) {
		return nil
	}
	return s.refuse(m["id"], jsonrpc2.CodeInvalidRequest, cause.Error())
}

// refuse answers with an error, under an id if that is one.
func (s *stream) refuse(id json.RawMessage, code int64, why string) error {
	var known any
	if json.Unmarshal(id, &known) != nil {
		known = nil
	}
	switch known.(type) {
	case string, float64:
	default:
		id = json.RawMessage("null")
	}
	body, err := json.Marshal(struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   *jsonrpc2.Error `json:"error"`
	}{"2.0", id, &jsonrpc2.Error{Code: code, Message: why}})
	if err != nil {
		return err
	}
	return s.write(body)
}
