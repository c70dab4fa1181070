package outdir

import "onecopy/internal/testkit"

var must, tree, files = testkit.Must, testkit.Tree, testkit.Files
