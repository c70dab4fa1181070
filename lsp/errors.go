package lsp

import (
	"github.com/sourcegraph/jsonrpc2"
)

// Errors that are answered.
var errChanged = &jsonrpc2.Error{Code: codeContentModified, Message: "the text has changed, or is not looked at"}

func invalid(err error) error {
	return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
}

func failed(message string) error { return &jsonrpc2.Error{Code: codeRequestFailed, Message: message} }
