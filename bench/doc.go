// Command bench times onecopy beside two Python libraries that find near-duplicates, on the same
// files: gaoya and rensa, which "pip install gaoya rensa" fetches. It makes corpora of which it is
// known who copies whom, runs the programs in turns, each on one processor, and prints seconds of
// processor time, the most memory, and pairwise precision, recall and F1.
//
//	go run . -sizes 10000,30000,100000 -runs 3
//
//	go run . -stream 10000000 > FILE
//
// writes ten million records of 590 bytes, 3 of 10 copies, in constant memory: what the figures of
// --memory are measured on.
//
// With -write FOLDER the corpora are written and nothing is run. engines.py runs the engines of
// docs/engines.md on one of them, and wants the same of each.
//
// onecopy makes a full run: it cuts boilerplate, compares word by word, and writes records,
// report.json and report.md. The libraries get the text as it is, sign its runs of five words, and
// propose pairs, which are joined; peers.py holds their settings.
package main
