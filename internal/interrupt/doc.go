// Package interrupt lets work that looks at no context end with one all the same.
package interrupt
