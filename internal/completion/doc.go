// Package completion writes what completes the commands of a program and their flags in bash, zsh
// and fish.
package completion
