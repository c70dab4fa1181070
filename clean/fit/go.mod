module onecopy/clean/fit

go 1.26.0

require onecopy v0.0.0

replace onecopy => ../..
