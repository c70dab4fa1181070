module onecopy/corpus/format/webpage/fit

go 1.26.0

require onecopy v0.0.0

require (
	github.com/go-json-experiment/json v1.27.2 // indirect
	golang.org/x/net v0.62.0 // indirect
)

replace onecopy => ../../../..
