// Package lsp is a language server: what a check says of texts stands beside their lines in an
// editor while they are written.
//
// A client is an editor, which starts the server and speaks with it by the Language Server Protocol
// 3.17 over standard input and output. The package knows that protocol and nothing of stories: what
// is found, and what may be cut, packages check and clean say.
//
// Its parts, in their order: position (places of the protocol and bytes), uri (names of files),
// message (the subset of the protocol that is spoken), stream (frames on the wire), document (what
// is open), settings, pass (one check of the texts that are open), watcher (when there is one),
// diagnostic, hover, action and command (what is answered from that), server (who asks what of one
// folder), front, backend, routing, folders and router (such a server for each folder, and an
// editor).
package lsp
