// Package outdir writes the output folder of a run, OUT, and reads it back.
//
// [Create] builds the folder aside and puts it in place whole or not at all; [Writer.Corpus] takes
// the survivors, [Writer.JSONL] the records; [Writer.Seal] adds the sums of all files. [Open] reads
// what a finished run left. The rows of its files are [corpus.Story], [corpus.Cut], [corpus.Pair],
// [Layout], [LostSentence] and [Template]; [Settings] are the choices of a run. What a run would
// write can go to a [Sink] instead, which package verify uses to prove an output.
//
// Start with out.go and survivor.go for the way out, reader.go and table.go for the way back in.
package outdir
