// Package e2e opens reports in Chromium and does with them what a reader does: it searches,
// filters, sorts, opens clusters, follows links, judges, exports and prints. It is a module of its
// own, so that the browser's protocol is not a dependency of onecopy, and holds nothing but tests:
//
//	make e2e
//
// Nothing on a page may ask the network, break the page's policy or write an error to the console;
// axe-core, which is fetched with npm and kept in the user's cache, must find nothing to object to.
// Where there is no browser the tests are skipped.
package e2e
