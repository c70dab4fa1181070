// Package git asks git(1) what has changed in a working tree. It is the only package that starts a
// program, and does so only where somebody asks for changes since a commit: see SECURITY.md.
package git
