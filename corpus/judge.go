package corpus

import (
	"os"
	"slices"
	"strings"
)

// judge says which format a file that was found has, and why it cannot be read, or nothing.
// Standard input is judged when it is read; a file that cannot be opened or unpacked is left for
// reading it to fail on.
func (f *File) judge(enc string) (format, trouble string) {
	if f.once() {
		return "", ""
	}
	s, err := f.open(nil)
	if err != nil {
		return "", ""
	}
	defer s.Close()
	if s.packed == nil {
		f.columnar = s.lines != nil
		l := f.look(s, enc)
		return l.format, l.trouble
	}
	return f.judgePacked(s, enc)
}

// surelyRead is the size of a packed file that is unpacked to say that it holds no text.
const surelyRead = 64 << 20

// judgePacked judges a packed file by the beginning of its first member, which nothing has proved.
// Reading it looks again; here it only says how to read. Only that it cannot be read must be sure:
// a first member that is damaged may look like anything.
func (f File) judgePacked(s *stream, enc string) (format, trouble string) {
	if s.first() != nil {
		return "", ""
	}
	guess := f.look(s, enc)
	if guess.trouble == "" || s.packed.in.size > surelyRead {
		return guess.format, guess.trouble
	}
	again, err := f.open(nil)
	if err != nil {
		return "", ""
	}
	defer again.Close()
	l := f.look(again, enc)
	if again.packed.given == 0 && len(again.packed.holes) == 0 {
		return guess.format, guess.trouble // too large to be unpacked whole
	}
	return l.format, l.trouble
}

// describes reports whether a file of that name tells about the folder it is in: a readme, a
// licence, a datasheet, how to cite it, or what datasets of Hugging Face writes beside the tables.
// Data sets come with them, and they hold no stories. Named by itself such a file is read.
func describes(name string, beside []os.DirEntry) bool {
	switch name {
	case "dataset_info.json", "dataset_infos.json", "dataset_dict.json":
		return true
	case "state.json":
		return slices.ContainsFunc(beside, func(e os.DirEntry) bool { return e.Name() == "dataset_info.json" })
	}
	stem, ext, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem {
	case "readme", "license", "licence", "copying", "notice", "datasheet", "dataset_card", "dataset-card", "data_card", "data-card":
		return ext == "" || ext == "md" || ext == "txt" || ext == "rst"
	case "citation", "citations":
		return ext == "" || ext == "md" || ext == "txt" || ext == "rst" || ext == "cff" || ext == "bib"
	}
	return false
}
