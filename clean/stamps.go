package clean

const clockTail = `(?:,?\s*(?:[|/@,·•–-]\s?|at |um |à |às |a las |en |в )?` + hour + `.{0,60}|\s*(?:上午|下午|午前|午後)?\s?\d{1,2}[時时点시]\s?\d{1,2}[分분].{0,20})?$`

// timestampRows are dates of printing and of change. They hold between headline and lead, or in the tail: in a list of
// events a date alone is a heading.
var timestampRows = []*Rule{
	{
		Name: "timestamp/published", Category: Timestamp, Place: Ends, Most: 26, Why: "when the story was published",
		Pattern: `^(?i:published|first published|last (?:updated|modified)|updated?|posted|created|issued|modified|date|aktualisiert|veröffentlicht|stand|publié|mis à jour|modifié|actualizado|publicado|atualizado|aggiornato|pubblicato|gepubliceerd|bijgewerkt|publisert|oppdatert|publicerad|opdateret|opublikowano|aktualizacja|güncelleme|yayınlanma|diterbitkan|diperbarui)(?i: (?:on|at|le|el|em|il|op|am|den|um|by|tarihi))?\s*[:|]?(?:Â?[\s\x{a0}])*(?:\p{L}{2,10},? )?(?:` + day + `|` + hour + `|\d{1,2} \p{L}{3,12}\.?(?: de)? \d{4}|\d{1,2} de \p{L}{4,10}(?: de)? \d{4}|\d+ (?i:hours?|minutes?|days?) ago).{0,90}$`,
		Example: "PUBLISHED: November 19, 2019 at 8:59 pm | UPDATED: November 19, 2019 at 10:16 pm", Miss: "Published in 1998, the book sold 3,000 copies by 2001.",
	},
	{
		Name: "timestamp/published-abroad", Category: Timestamp, Place: Ends, Most: 20, Why: "when the story was published",
		Pattern: `^(?:Опубликовано|Обновлено|Дата публикации|Опубліковано|Оновлено|نشر(?: في)?|تاريخ النشر|آخر تحديث|प्रकाशित|अपडेटेड?|发布时间|發布時間|发表于|更新时间|更新時間|公開日?|更新日?|投稿日|掲載日|입력|수정|승인|송고|등록)\P{L}*\d{1,4}(?:[./年년-]|:\d\d| [\p{L}\p{M}]{3,12} \d{4}).{2,60}$`,
		Example: "입력 2020.09.08. 오전 9:21 수정 2020.09.08. 오후 1:10", Miss: "Опубликовано в 1998 году",
	},
	{
		Name: "timestamp/date", Category: Timestamp, Place: Ends, Most: 12, Why: "when the story was published",
		Pattern: `^(?:` + months + `\P{L}{1,2}\d{1,2}(?:st|nd|rd|th)?,? \d{4}|(?i:mon|tue|wed|thu|fri|sat|sun)\p{Ll}{0,6},? ` + day + `)` + clockTail,
		Example: "November 19, 2019 | 4:20am", Miss: "November 19, 2019 was a Tuesday.",
	},
	{
		Name: "timestamp/numbered", Category: Timestamp, Place: Ends, Most: 12, Why: "when the story was published",
		Pattern: `^(?:\d{1,2}(?:st|nd|rd|th|\.)?(?: de)? \p{L}{3,12}\.?(?: de)?,? \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}(?:年|년 ?)\d{1,2}(?:月|월 ?)\d{1,2}(?:日|일)|\d{1,2}\. \d{1,2}\. \d{4})(?: г\.?)?` + clockTail,
		Example: "19.11.2019, 16:20 Uhr", Miss: "19 people died in 2019",
	},
	{
		Name: "timestamp/dashed", Category: Timestamp, Place: Top, Most: 14, Why: "when the story was published, and its section",
		Pattern: `^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2})(?:,? ` + hour + `)? ?[-–—|] ?\p{Lu}[^.!?“”"]{2,90}$`,
		Example: "01/13/08 - Harbour League Bergen Seals", Miss: "01/13/08 - The ferry ran aground. Nobody was hurt",
	},
	{
		Name: "timestamp/clock", Category: Timestamp, Place: Top, Most: 6, Why: "when the story was published",
		Pattern: `^\d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4}| Uhr)?(?:,? ` + day + `)?$`,
		Example: "8:59 pm EST", Miss: "8:59 was the time.",
	},
	{
		Name: "timestamp/old", Category: Timestamp, Most: 12, Why: "age of the story",
		Pattern: `^This article is more than \d+ (?:year|month|day)s? old.{0,40}$`,
		Example: "This article is more than 7 years old", Miss: "This article is more than you need.",
	},
	{
		Name: "timestamp/developing", Category: Timestamp, Place: Ends, Most: 24, Why: "note that the story will change",
		Pattern: `^(?:This is a (?:breaking|developing)(?: news)? story\b.{0,120}|More to (?:follow|come)\.{0,3}|This (?:breaking news )?(?:story|article) (?:will be updated|is being updated).{0,80}|(?:Check|Please check|Refresh) .{0,20}(?:back|page) for updates.{0,30})$`,
		Example: "This is a developing story, follow along for updates", Miss: "This is a developing country story.",
	},
	{
		Name: "timestamp/report", Category: Timestamp, Place: Tail, Most: 16, Why: "when the story was published",
		Pattern: `^This report by .{3,60} was first published .{3,40}\d.{0,20}\.$`,
		Example: "This report by The Canadian Press was first published Nov. 19, 2019.", Miss: "This report by auditors was published late.",
	},
}
