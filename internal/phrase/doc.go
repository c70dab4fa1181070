// Package phrase writes numbers and names as messages have them.
package phrase
