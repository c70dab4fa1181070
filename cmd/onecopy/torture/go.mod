module onecopy/cmd/onecopy/torture

go 1.26.0
