// Package backtrack matches one RE2 pattern with a short line, and says what its group holds.
//
// An Expr answers as package regexp does. It tries one way after the other, where each fork of its
// program knows the bytes it can go on with; what takes more than 20,000 steps, or a pattern too
// large for a program, is left to package regexp. A ByteSet is what such a fork knows.
package backtrack
