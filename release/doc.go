// Release makes everything that a release of onecopy consists of, from a checkout, into one folder:
//
//	onecopy-V-SYSTEM-ARCH.tar.gz, .zip     program, manual page, completions, licences
//	onecopy-V-SYSTEM-ARCH.cdx.json         what the program is built from (CycloneDX)
//	onecopy_V_ARCH.deb, onecopy-V.ARCH.rpm packages of Linux
//	onecopy-V-image.oci.tar                an image of containers for all Linux platforms
//	onecopy-V-image-linux-ARCH.tar         the same for "docker load"
//	onecopy.rb                             a formula of Homebrew
//	npm/*.tgz                              a wrapper and a package for each platform
//	onecopy-V-pre-commit.tar.gz            a repository of the hook that needs no compiler
//	SHA256SUMS                             the sums of all of these
//
// It publishes nothing and asks no network. The same source, version, commit and
// SOURCE_DATE_EPOCH give the same bytes; a test makes a release twice and compares.
//
// It stands on nfpm for packages and on go-containerregistry for images. goreleaser, which uses
// the first of them, was tried on paper and left: wrappers of npm are not part of its free edition,
// its image step starts Docker, and it would bring the clients of three clouds to a module that
// sends nothing anywhere.
//
// "make release" runs it for six platforms, with the wheels of Python beside the rest, and "make
// installs" installs all that it made, each in its own way, and runs it.
package main
