module onecopy/bench

go 1.26.0
