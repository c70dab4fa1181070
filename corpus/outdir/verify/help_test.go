package verify

import "onecopy/internal/testkit"

var must, packed = testkit.Must, testkit.Packed
