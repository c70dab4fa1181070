// Package pattern says which of many RE2 patterns matches a line, for all lines of a page.
//
// Compile makes Patterns of specs in order of precedence; their Matcher takes the lines of a
// page and returns for each the first pattern that matches, and the bytes it captures. The answer
// is the same as if package regexp tried one pattern after the other, but that only the first and
// last 128 bytes of a line of over 512 are searched for the literals of a pattern.
//
// Spec is what Compile takes, Hit what a Matcher returns; Index writes down what Compile would else
// read from the patterns.
//
// README.md explains the three stages (filter, requirement, matcher) and what each of them saves.
package pattern
