// Onecopy makes a clean text corpus of news files: it finds the stories inside files, cuts what is
// not story, keeps one copy of each story however often it was printed, and reports what went and
// why.
//
// # Synopsis
//
//	onecopy clean [flags] PATH... -o OUT
//	onecopy check [flags] PATH... [--against CORPUS]
//	onecopy index [flags] PATH... -o FILE
//	onecopy show [flags] CLUSTER | A B | FILE --against CORPUS
//	onecopy explain [flags] FILE[:LINE] | RULE
//	onecopy lsp [flags]
//	onecopy recut [flags] OUT [-o NEW]
//	onecopy report [flags] OUT [STORY...]
//	onecopy stats [flags] OUT
//	onecopy verify [flags] OUT PATH...
//	onecopy man
//	onecopy completion bash | zsh | fish | rules | stories [WORD...]
//	onecopy help [COMMAND [more] | config]
//	onecopy version
//
// A PATH is a file, a folder, or - for standard input. Of a folder, all files below it are read but
// hidden ones, readmes and licences; links to folders are not followed. A file reached twice is
// read once. Files named .gz or .zst are unpacked.
//
// A file named .jsonl or .ndjson, or one that begins with JSON lines, holds records: objects with
// "id" and "text" and, where known, "title", "date" and "source". Each is one story, found under
// its id, unless --split always looks for more inside. HTML, XML and other markup is told and left
// out, also where only the content of a file shows it.
//
// # Clean
//
// Clean reads every PATH and writes OUT, a folder that must be new or empty and may not lie in a
// PATH. OUT is built aside and put in its place whole at the end, or not at all.
//
//	$ onecopy clean seeds -o clean-corpus
//	25 stories in 5 files, 4 copies in 4 clusters left out, 8.5 kB of boilerplate cut
//
// Its flags:
//
//	-o, --output FOLDER       the folder to write
//	    --into OUT            grow OUT by what is new of the PATHs, in one step; settings are those OUT was made with
//	    --against CORPUS      write only what is new beside CORPUS, an OUT or an index; may be repeated
//	    --force               replace the output of an earlier run; any other folder is left alone
//	    --keep-going          with --force, replace it though an input could not be read
//	-n, --dry-run             read and compare, write nothing; list what would be left out
//	-t, --threshold SHARE     similarity from which stories are copies: above 0, at most 1; 0.8 if not given
//	    --keep LIST           which of several copies stays: longest, earliest, first, or a path; see below
//	    --encoding NAME       encoding of all input that has no byte order mark, such as koi8-r
//	    --input-format FORMAT text, jsonl, json, csv, parquet, xml or mail for all input, instead of by the contents of files
//	    --text-field NAME     field of a record that is its text, with dots; so too --id-field, --title-field, --date-field, --source-field
//	    --corpus-format FORM  text: a file a story; jsonl, jsonl.gz, jsonl.zst, parquet: one file; by default as the input is
//	    --shard-size SIZE     divide that file: 500M; --keep-dirs makes one for each input
//	    --removed FILE        the copies left out, as JSON lines with verdict, survivor and similarity
//	    --language            tell the language of stories that do not say it
//	    --dedup-only          mark nothing; --clean-only compares nothing
//	    --limit N             the first N documents alone; --sample SHARE a share of them, by their ids
//	    --noisy               find reprints damaged by OCR or transliteration too; slower
//	    --pages WHAT          report.html: all its pages (full), totals and lists alone (summary), none, or auto: full if it is one page
//	    --report-max MB       pages beside report.html of a large corpus, in report/: 64 if not given; 0 is one page alone
//	    --split WHEN          auto splits text files into stories, always records too, never takes each file as one story
//	    --rules FILE          your own rules, which come before the built-in ones
//	    --strip LIST          cut only these categories, such as caption,related
//	    --keep-category LIST  cut all but these categories
//	    --exclude GLOB        leave out what it matches, in the syntax of .gitignore; may be repeated
//	    --ignore-file FILE    with such globs, one on a line; else .onecopyignore of the working folder
//	-j, --jobs N              files at a time; the result is the same for any N
//	-v, --verbose             show settings and what each rule cut
//	-q, --quiet               leave out progress, notes and the summary
//	    --color WHEN          auto, always or never
//	    --config FILE         read flags from FILE, instead of .onecopy; see Config file
//	    --no-config           read no config file
//
// Both lists hold names of categories (caption, credit, related, share, newsletter, advertisement,
// comments, navigation, tags, legal, bio, media, byline, source, timestamp, wire, template, markup,
// outside), with commas between. Lines that stand in no story are cut whatever the lists say. Of
// category markup are the marks of Markdown and of programs that print web pages as text: addresses
// and numbers of links, pictures, marks of emphasis, headings and quotes. Marks of list items stay.
//
// A copy is a story whose verdict is identical, near, abridged or revised. Two stories of the
// verdict series (one template, other facts) or partial (a shared passage) both stay. Of a cluster
// the story with the most words below its dateline stays, then the one with the fewest cuts, then
// the one with the earlier date, then the first by name. Dates are read where they are printed in
// full.
//
// With --keep another story of the cluster may stay. LIST holds wishes, the strongest first, with
// commas between: longest (the order above), earliest (by date), first (by source and line), or a
// pattern of paths as in .gitignore: half.txt and y* are files and folders of such a name wherever
// they are, /y* those at the top, wire/** all that is in the folder wire there. A pattern may also
// be the id of a story or record. So --keep 'wire/**,earliest' keeps a story of the folder wire, of
// several the earliest, and without one the earliest of all. Who is a copy of whom does not change:
// a story stays only if all others of its cluster are copies of it too, otherwise the next one by
// the wishes does. The reports give the reason.
//
// With -n no OUT is needed. Each line of standard output is a copy that would be left out, as recut
// prints what goes.
//
//	$ onecopy clean seeds --dry-run
//	goes	003_9f7ee0565c2f8349.txt#5	001_978e6dbf49f5cf3e.txt#1	identical	1.0000
//	...
//	25 stories in 5 files, 4 copies in 4 clusters left out, 8.5 kB of boilerplate cut; nothing was written (--dry-run)
//
// # Check
//
// Check reads every PATH and reports stories that repeat another one, in the PATHs or in a CORPUS
// of older stories, and lines that are no story. It writes nothing but what flags ask for. A
// finding is a line of standard output, as compilers write them; --format makes it json, jsonl,
// github, gitlab, sarif, junit, markdown or html, and --report FILE writes a form beside it: the
// one its name says, as in check.sarif, or FORMAT=FILE. Both may be used at once, and --report
// several times.
//
//	$ onecopy check seeds --only copy
//	...
//	seeds/003_9f7ee0565c2f8349.txt:332:1: identical copy of seeds/001_978e6dbf49f5cf3e.txt:496 "Emergency EU Summit On Belarus Crisis Begins", 336 words [identical-copy]
//	25 stories in 5 files checked: 4 copies
//
// Its flags:
//
//	    --against CORPUS      older stories: the output of clean, a folder, a file; may be repeated
//	    --baseline FILE       findings that are accepted; they are counted and do not fail the check
//	    --update-baseline     accept what is found: write it to the baseline, .onecopy-baseline if none is named
//	    --strict              fail on entries of the baseline that match nothing any more, too
//	    --format FORMAT       of standard output; text if not given
//	    --report FILE         write this report too
//	    --only LIST           of copy, boilerplate, unreadable
//	    --allow N             new findings that may be, of copies and boilerplate
//	    --exit-zero           exit with 0 where it would be 1
//	    --fix                 cut new boilerplate out of the files themselves where that is safe; copies stay
//	    --unsafe-fixes        with --fix, cut what may be story too: captions, parts of lines, learned lines
//	-n, --dry-run             with --fix, show the difference and write nothing
//
// and those of clean that say which files are left out and how they are read, marked and compared.
// A baseline is text: each line has the fingerprint of a finding's content, how many there are, and
// a note. It holds when lines move or the threshold changes, and merges line by line.
//
// The files .pre-commit-hooks.yaml, action.yml and docs/onecopy.gitlab-ci.yml run check before a
// commit, on GitHub and on GitLab; docs/ci.md tells how.
//
// # Index
//
// Index makes FILE, an index of stories to compare others with, of what clean reads or, which is
// quicker, of an OUT that clean wrote. It holds the stories whole, so the sources are not needed
// again, and is read in pieces: to compare with a large one takes no more memory than with a small
// one.
//
// With --add it takes PATHs into an index that is there. Sources go by their names below PATH, as
// in every command, so give the PATH that was given before: what has not changed is left alone, and
// what has takes the place of the old one. With --remove, which may be given again, sources go,
// each named or by a pattern as in --keep, and nothing of them is left. However an index came to
// hold its sources, it has the same bytes. --list prints them, each with its stories and bytes,
// separated by tabs.
//
// -n lists what would be added, replaced and removed, --force replaces an index. With an input
// that could not be read an index that is there stays as it is, unless --keep-going is given. The
// flags that say what is left out and how pages are read, marked and compared are those of clean,
// and adding wants those the index was made with. Every source is marked by itself: lines that
// clean would learn from others (templates.jsonl) stay, unless PATH is an OUT.
//
//	$ onecopy index seeds -o seeds.idx
//	5 added: 25 stories in 5 sources, 4 copies
//
// # Show
//
// Show prints how the copies of a cluster differ from its survivor, or one story from another, word
// by word: [-old-] stands in the first story alone, {+new+} in the second alone, ¶ is a paragraph
// break that one of them lacks, and long stretches the same are folded. Colour comes beside these
// marks, never in their place.
//
// CLUSTER is the id of any story of the cluster, as in stories.jsonl. A and B are ids too, or
// files: FILE where it holds one story, else FILE#N, or FILE#ID of a record. Ids are those of the
// run in the folder given with -o, else in clean-corpus. Figures are those of the run; for stories
// that it did not compare, and for files, they are made again with --threshold, 0.8 if neither a
// flag nor the run says otherwise. Lines are as wide as the terminal, or 80 columns, or --width N.
//
//	$ head -3 seeds/000_b85505105a3503c7.txt > a.txt
//	$ onecopy show a.txt seeds/000_b85505105a3503c7.txt | head -7
//	first     a.txt#1
//	          a.txt:1, 73 words
//
//	second    000_b85505105a3503c7.txt#1
//	          000_b85505105a3503c7.txt:1, 488 words, Financial Times, lost-link
//	          abridged: 0.14 alike, 100 % of the first found in the second, 14 % of
//	          the second pasted, longest run 73 words
//
// With --against it shows what check finds: of each story of FILE, FILE#N or FILE:LINE that repeats
// one of CORPUS, an index, an output of clean, a folder or a file, the closest of these, the
// verdict, the facts that are changed, and the words. -t is then that of check, 0.8 if not given.
//
//	$ onecopy show seeds/003_9f7ee0565c2f8349.txt:146 --against seeds/001_978e6dbf49f5cf3e.txt
//	older     seeds/001_978e6dbf49f5cf3e.txt#1
//	...
//	The text is the same to the last sign.
//
// # Explain
//
// Explain FILE shows a page with what each line is: left of the bar stands the rule that cuts the
// line, or the role of a line that is kept, nothing for body. A part of a line that is cut stands
// between ⟦ and ⟧. FILE:LINE shows one line and what decided; RULE a rule with a line it cuts and
// one it keeps; a category with a slash, as in caption/, all its rules. Explain takes the flags of
// clean that say how pages are marked: --encoding, --split, --rules, --strip, --keep-category.
//
//	$ onecopy explain seeds/002_5f5d471ecbd12db1.txt:7
//	002_5f5d471ecbd12db1.txt:7: Share this articleComments
//	role: share (cut)
//	rule: share/this-article (share button)
//	fix:  safe
//
// # Lsp
//
// Lsp is a language server, which an editor starts: on standard input and output it speaks the
// Language Server Protocol. It says of texts that are open what check says of their files, with the
// flags of [check] in the config file of the folder that the editor has open, and with its own:
//
//	--against CORPUS      older stories: an index, output of clean, folder
//	--baseline FILE       findings that are accepted; --no-baseline
//	--only, --select, --ignore LIST, --type LIST, --include GLOB, --cache, -t, -j as of check
//
// Paths count from that folder. Settings for editors are in docs/editors.md. It ends with 1 where
// the editor goes away without shutting it down.
//
// # Recut
//
// Recut decides again what is a copy and which one stays, with the stories that clean wrote to OUT;
// the inputs are not needed. Its flags are those of clean: -o, --force, -t, --keep, -j; a threshold
// or a list of wishes that is not given is that of the run. NEW, with -o, is what clean would write
// with these flags, byte for byte. Without -o nothing is written. Each line of standard output is a
// change, its columns separated by tabs: what, id, survivor, verdict, similarity. What is stays (it
// was a copy of this survivor, and is none), goes (it was none, and is one) or moves (it is a copy
// of another story, or in another way).
//
//	$ onecopy recut clean-corpus --threshold 0.6
//	threshold 0.6, was 0.8: nothing changes
//
// # Report
//
// Report makes the pages of report.html from OUT alone, all of them or those of each STORY: an id,
// a source, or a pattern as in .gitignore. They are what clean writes with --pages full. OUT is
// replaced in one step; its other files stay as they are.
//
//	$ onecopy report clean-corpus
//	the reports in clean-corpus are made anew; report.html is one page
//
// # Stats
//
// Stats counts the stories of OUT by length, year, language and source: how many there are, how
// many stay, their words and what was cut in them. The language is that of the record or page, else
// told by the text. --format json is for machines; --width N is the columns of a terminal.
//
//	$ onecopy stats clean-corpus --width 60
//	25 stories, 21 kept, 4 copies left out, 10,585 words kept,
//	58 cuts in them
//
//	by length        stories      kept     words
//	200–399 words          9         7     2,171 ███████░░
//	400–799 words         15        13     7,609 █████████████░░
//	800–1599 words         1         1       805 █
//
//	by language   stories      kept     words      cuts
//	en                 25        21    10,585        58 ██████░░
//
//	by source                  stories      kept
//	001_978e6dbf49f5cf3e.txt        12        12 ███████████████
//	003_9f7ee0565c2f8349.txt        10         6 ███████░░░░░
//	000_b85505105a3503c7.txt         1         1 █
//	002_5f5d471ecbd12db1.txt         1         1 █
//	004_6a637759f4738517.txt         1         1 █
//
// # Verify
//
// Verify proves that OUT is what the PATHs it was made from give, in three steps of which each
// tells at once what it finds. First every file of OUT must have its SHA-256 in OUT/SHA256SUMS.
// Then every byte of the inputs must be in a kept line, in a cut, or white space, and OUT/corpus
// hold just the stories that survive. Last the run is done again, with the settings in
// OUT/report.json, and every byte it would write is compared; it needs room for the stories in the
// folder for temporary files. Leave out the same files as for clean, and give the same --rules if
// there were any. Differences go to standard output as file:line: message, of JSON with the fields
// that differ.
//
//	$ onecopy verify clean-corpus seeds
//	25 stories, 64 cuts (4 in copies) and 101 bytes of white space account for all 91,331 bytes of 5 files; corpus/ holds 21 survivors
//	made again from the inputs, all 31 files of OUT are the same
//
// All of it takes less than one and a half times as long as clean. With --sums only SHA-256 sums
// are compared, those of the inputs too (OUT/inputs.sha256): that finds what a disk or a copy has
// damaged, and no forger who renews the sums. With --sample 1000, a number of stories, or --sample
// 0.05, a share of them, some are marked and compared again, and not all. An OUT of before there
// were sums is told, and verified by its bytes alone; one of another version cannot be made again,
// which is a difference.
//
//	$ onecopy verify --sums clean-corpus seeds
//	31 files of OUT and 5 inputs are as the run left them; what they say was not looked at (--sums)
//
// # Input
//
// Text, JSON lines, JSON, CSV, Parquet, XML of agencies and feeds, mail, tar and zip, told by
// content (docs/inputs.md). Of text a byte order mark says UTF-8 or UTF-16; without one --encoding
// does; with neither a file is UTF-8, or Windows-1252 if it looks like that all over. Files ending
// in .gz, .zst, .bz2 and .xz are unpacked. Nothing is taken of a member of gzip or frame of zstd
// that is damaged or cut short, and all of the others; with --salvage what it unpacks to is taken,
// and each story in it flagged damaged. Files that hold no text, and formats whose markup would be
// taken for words and that are not read, are left out with a message.
//
// # Config file
//
// Flags may stand in a file, under their names without dashes, one on a line. Lines above the first
// [COMMAND] hold for every command that has such a flag; those below it are for that command, where
// they are stronger. The command line is stronger than both. A flag that takes a list may stand on
// several lines, one that takes no value is true or false. A line that begins with # is a comment;
// behind a value # is part of it, as ids hold it. A relative path is below the folder of the file,
// and the globs of exclude and of an ignore-file count from there.
//
//	# the desk's flags
//	threshold = 0.75
//	keep = wire/**
//	keep = earliest
//
//	[check]
//	against = clean-corpus
//
// The file is the nearest .onecopy from the working folder up to the root of the git repository.
// Outside a repository only the working folder counts, as anyone may write above it, and the home
// folder never does, so that a run does not depend on whose it is. An unknown name, or a value that
// is none, is an error with its line, whichever command reads the file.
//
// # Shells
//
// Man prints this program's manual page, completion the file that a shell completes by. Both are
// made of the table of commands.
//
//	$ onecopy completion bash > onecopy.bash
//
// # Rule files
//
// A rule is a few lines of "key: value", with a blank line before the next; # begins a comment.
//
//	rule: related/spor-oku
//	pattern: ^{opening}: \S.+$
//	{opening}: Spor oku
//	{opening}: Maç oku
//	cuts: Spor oku: Fenerbahçe deplasmanda kazandı
//	keeps: Spor okumak kadar güzeldir.
//	place: tail
//	words: 20
//
// The name is a category, a slash and a word of your own. The pattern is RE2 over the trimmed line;
// its submatch, if it has one, is the part that is cut, else the whole line is. {opening} stands
// for any of the lines that begin with {opening}:, in the rule or by themselves between rules, or
// in the rules that come with the program: {people}, {day}, {hour}, {months} and others. There may
// be several lines of pattern, cuts and keeps. A rule that misses a line it cuts, or finds one it
// keeps, is refused. Place (anywhere, top, tail or ends of a story), words (the most a line has, 30
// if not given) and header (yes: headlines of other stories stand below such a line) may be left
// out, and so may why, the reason people are shown.
//
// # Output
//
// OUT holds:
//
//	corpus/          a text file for each story that stays: headline, blank line, paragraphs
//	stories.jsonl    each story read: place, headline, clean text, status, cluster, facts
//	cuts.jsonl       each span cut: place, rule, category, text
//	pairs.jsonl      each two stories that share text: shares, longest run, verdict, what changed and of what kind
//	lost.jsonl       each sentence that only a copy had: the copy, the survivor, the sentence
//	parts.jsonl      where the headline and the paragraphs of each story stand in its source
//	templates.jsonl  each line learned to be boilerplate, and in how many stories it stood
//	report.html      the report for people
//	report/          pages of clusters and sources, where report.html has no room for all
//	report.md        the same for a pull request, at most 1 MiB
//	report.json      the same for machines
//	inputs.sha256    the SHA-256 of each input as it lies on the disk, for sha256sum -c in the folder that was read
//	SHA256SUMS       the SHA-256 of each other file, for sha256sum -c in OUT
//
// A file in corpus/ is named by the id of its story and .txt; characters with a meaning to a file
// system are written %XX, and names that some system takes for one another differ by a hash. The
// file of each story is named in stories.jsonl. The fields of the other files are in
// docs/design.md.
//
// # Messages
//
// Standard output carries what was asked for and nothing else. Standard error carries errors,
// hints, problems of the input as file:line: message, and one line of summary. Progress shows on a
// terminal only, and not where CI is set.
//
// # Exit status
//
//	0    done
//	1    check found something that the baseline does not know, or verify a difference
//	2    trouble: bad usage, nothing to read, or input that could not be read as it should; the rest is written, but
//	     not in the place of an earlier output where a file could not be read: that takes --keep-going
//	130  interrupted, by SIGINT, SIGTERM, SIGHUP or SIGQUIT; nothing was written but what check --fix had
//	     mended, which is told
//	141  what reads standard output has gone away, as head(1) does; nothing is said and nothing left aside
//
// # Environment
//
// Colour is used on a terminal whose TERM is not dumb. CLICOLOR_FORCE, if not empty, turns it on
// everywhere else too; NO_COLOR, if not empty, turns it off; the flag --color is stronger than
// both. CI, if not empty, turns progress off.
package main
