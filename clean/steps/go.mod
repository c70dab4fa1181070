module onecopy/clean/steps

go 1.26.0

require onecopy v0.0.0

replace onecopy => ../..
