package corpus

import "onecopy/internal/testkit"

var files = testkit.Files
