// Package gitignore matches paths with patterns as .gitignore has them, see
// https://git-scm.com/docs/gitignore. A test asks git itself.
package gitignore
