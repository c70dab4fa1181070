package corpus

import "onecopy/internal/testkit"

var must, tree, packed = testkit.Must, testkit.Tree, testkit.Packed
