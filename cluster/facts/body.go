package facts

import (
	"sync"

	"onecopy/shingle"
)

// A Body is a text whose facts are read, with its words and where its sentences end. Many
// goroutines may read it at once.
type Body struct {
	Text  string
	Words []shingle.Word
	Ends  []int32 // position after the last word of each sentence

	once  sync.Once
	facts factPlaces

	asked  sync.Once
	tongue tongue // what speaks found
}

// A factPlaces says at which words the facts of a story begin.
type factPlaces struct{ figures, names, digits []int32 } // digits: figures that are not dates
