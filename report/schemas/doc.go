// Package schemas holds the forms that onecopy writes to their schemas: our own in docs/schema, in which a field that no schema
// names is a mistake, the SARIF 2.1.0 schema of OASIS, and what GitLab's documentation asks of a code quality report. It is a
// module of its own, so that neither the validator nor the SARIF schema is a dependency of onecopy, and holds nothing but tests:
//
//	make schemas
//
// The SARIF schema is read from the source of github.com/owenrumney/go-sarif/v3 (public domain), which carries its text.
package schemas
