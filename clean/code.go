package clean

// htmlTag is a tag of HTML. Words between such signs are titles in Korean and Japanese, so the names are those that there are.
const htmlTag = `</?(?:a|abbr|article|aside|b|blockquote|body|br|button|center|cite|code|col|colgroup|dd|details|div|dl|dt|em|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|object|ol|option|p|picture|` +
	`pre|script|section|select|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|u|ul|video|BR|P|DIV|HR|CENTER|TABLE|TR|TD|FONT|LI|UL)(?:\s+[a-z@:][\w:.-]*(?:\s?=\s?(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))?)*\s?/?>`

// codeRows are lines of the languages in which pages are written, with nothing to read on them.
var codeRows = []*Rule{
	{
		Name: "wire/tags", Category: Wire, Most: 40, Why: "tags of HTML with nothing to read",
		Pattern: `^` + htmlTag + `(?:\s*` + htmlTag + `){0,8}$`,
		Example: `<br>`, Miss: "<The Palace: Tale of Jang>",
	},
	{
		Name: "wire/comment", Category: Wire, Most: 60, Why: "sign at which a long comment of HTML begins or ends", // a whole one: markup/tag
		Pattern: `^(?:<!--|-->)$`,
		Example: "<!--", Miss: "--> He left at noon.",
	},
	{
		Name: "wire/template", Category: Wire, Most: 40, Why: "code of a program for web sites",
		Pattern: `^(?:\{%.{1,300}%\}|\{\{[<%].{1,300}[>%]\}\}|\{:.{1,200}\}|\[\[?_?TOC_?\]?\]|\[toc\]|:{3,} ?\{.{1,100}\}|#\+(?i:begin|end)_[A-Za-z]+.{0,60})$`,
		Example: "{% include figure.html src=\"a.png\" %}", Miss: "{: is a sign of its own.",
	},
	{
		Name: "wire/certificate", Category: Wire, Most: 40, Why: "note of an archive on who may read the story",
		Pattern: `^(?:Certificat émis le .{10,240}|(?:news|web|pub|bib)·\d{8}·[\w·.-]{2,40}|(?:©|\(c\)) \d{4} .{3,80}; CEDROM-SNi inc\..{0,20}|\d{4} WLNR \d{4,10})$`,
		Example: "news·20310303·LC·012345", Miss: "Certificat émis le matin",
	},
	{
		Name: "wire/dots", Category: Wire, Most: 20, Why: "dots that stand for what was left out",
		Pattern: `^(?:\.{2,60}|…{1,10}|\.(?: \.){1,30}|…(?: …){1,10}|[\[(](?:\.{3}|…)[\])])$`,
		Example: "...", Miss: "... and he left.",
	},
}
