package manifest

import "onecopy/internal/testkit"

var must, tree = testkit.Must, testkit.Tree
