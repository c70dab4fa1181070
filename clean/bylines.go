package clean

// byRows say who wrote a story in the forms of single sites: with tools, times and counts in the same line.
var byRows = []*Rule{
	{
		Name: "byline/bracketed", Category: Byline, Place: Top, Most: 16, Why: "who wrote the story, and a link",
		Pattern: `^(?:By|BY|by):? ` + people + `(?:(?:,| and| AND| &) ` + people + `){0,4} ?\( ?(?i:contact|e-?mail|bio|biography|archive|profile|follow|our [^()]{3,40}|(?:staff )?(?:reporter|writer|correspondent)s?) ?\)$`,
		Example: "By Tove Askel ( Contact )", Miss: "By Tove Askel (who was 45)",
	},
	{
		Name: "byline/updated", Category: Byline, Place: Top, Most: 24, Why: "who wrote the story, and when",
		Pattern: `^(?:By|BY|by):? ` + people + `,? (?:[|•·] ?)?(?i:(?:last |first )?(?:updated|published|posted))(?:: ?(?:on )?(?:\p{L}{3,10},? )?|\s(?:on )?)(?:` + day + `|` + hour + `).{0,90}$`,
		Example: "By: Tove Askel Last Updated: 1/14/08 11:15 AM ET | 105 times read", Miss: "By Tove Askel published books that sold 3,000 copies",
	},
	{
		Name: "byline/paper-day", Category: Byline, Place: Top, Most: 10, Why: "for whom the story was written, and when",
		Pattern: `^(?:` + proper + ` ){1,4}/ ` + day + `$`,
		Example: "Gazette Staff / December 31, 2007", Miss: "Fire / December 31, 2007, was the last day",
	},
	{
		Name: "byline/paper", Category: Byline, Place: Top, Most: 12, Why: "who wrote the story, and for whom",
		Pattern: `^` + people + `, (?:THE (?:ASSOCIATED|CANADIAN) PRESS|(?:The )?(?:\p{Lu}\p{L}+ ){0,2}\p{Lu}\p{Ll}+(?:world|week|wire|press|net|zeitung|blatt|bladet|posten)(?: \p{Lu}\p{Ll}+)?)$`,
		Example: "Tove Askel, THE ASSOCIATED PRESS", Miss: "Tove Askel, THE CHAMPION",
	},
	{
		Name: "byline/dashed", Category: Byline, Place: Top, Most: 14, Why: "who wrote the story",
		Pattern: `^(?:By|BY) ` + people + ` ?[–—-] ?(?:` + proper + ` ){1,4}(?:(?i:writer|reporter|correspondent|columnist|editor|service|press|news))(?: ?[–—-]{1,2})?$`,
		Example: "By TOVE ASKEL - Harbour Press Writer --", Miss: "By Tove Askel - Photos",
	},
	{
		Name: "byline/spaced", Category: Byline, Place: Top, Most: 12, Why: "who wrote the story",
		Pattern: `^(?:\| ?(?:By|BY) ` + people + `|(?:By|BY) ` + people + ` , ` + people + `)$`,
		Example: "By Harbour Network , The Harbour Network", Miss: "By Monday , when he left",
	},
	{
		Name: "byline/contributed", Category: Byline, Place: Top, Most: 18, Why: "who wrote the story",
		Pattern: `^(?:Contributed|Submitted|Reported|Written) [Bb]y: ?\p{L}[^.!?“”"]{3,50}, with (?:additional )?(?:reporting|files|reports) (?:by|from) \p{Lu}[^.!?]{2,60}$`,
		Example: "Contributed by: Tove Askel, with additional reporting by Jan Moen", Miss: "Contributed by: those who came, with cash",
	},
	{
		Name: "byline/at-by", Category: Byline, Place: Top, Most: 20, Why: "when the story was published, and by whom",
		Pattern: `^` + day + `,? ` + hour + ` \((?:\d+|an?|one) \p{L}+ ago\)(?: (?i:by) \p{Lu}[^.!?]{2,60})?$`,
		Example: "Jan 12, 2008 2:04 AM (3 days ago) by Staff , The Gazette", Miss: "Jan 12, 2008 2:04 AM (an aide said) was late, too late for any of the four hundred who had gone aboard in Bergen",
	},
	{
		Name: "byline/paper-role", Category: Byline, Place: Top, Most: 8, Why: "for whom the writer works",
		Pattern: `^(?:` + proper + ` ){1,4}(?:staff (?:reporter|writer|correspondent|columnist)s?|(?:sports|political|business|city) (?:reporter|writer|columnist|editor))$`,
		Example: "Harbour Times staff reporter", Miss: "The Times staff reporter said so",
	},
	{
		Name: "bio/about-name", Category: Bio, Place: Tail, Most: 8, Why: "note on who wrote the story",
		Pattern: `^(?i:about the (?:author|writer|reporter|columnist)): ` + people + `$`,
		Example: "About the Author: TOVE ASKEL", Miss: "About the author: he died poor",
	},
	{
		Name: "source/wire", Category: Source, Place: Ends, Most: 5, Why: "agency the story comes from",
		Pattern: `^(?:From )?(?:the |The )?(?:Press Trust of India|United News of India|Associated Press|Canadian Press|Australian Associated Press|World Entertainment News Network|Press Association|Thomson Reuters|Reuters News|United Press International|Deutsche Presse-Agentur|Schweizerische Depeschenagentur|Austria Presse Agentur|European Pressphoto Agency|Bloomberg News|Xinhua News Agency|Kyodo News|Yonhap News(?: Agency)?|Anadolu (?:Agency|Ajansı)|Agenzia Ansa|Europa Press|Agencia EFE|Indo-Asian News Service|Asian News International)$`,
		Example: "Press Trust of India", Miss: "Press Trust of India said so",
	},
	{
		Name: "source/site", Category: Source, Place: Top, Most: 1, Why: "site the story comes from",
		Pattern: `^(?:[\p{L}\d-]{4,40}\.)(?:[\p{L}\d-]{2,40}\.){0,2}(?:com|org|net|info|news|tv|eu|(?:com|co|org|net)\.[a-z]{2}|[a-z]{2})/?$`,
		Example: "Harbour-gazette.com", Miss: "No.comment",
	},
	{
		Name: "timestamp/last", Category: Timestamp, Place: Ends, Most: 8, Why: "when the story was changed",
		Pattern: `^(?i:last updated?|updated|posted|published):? ?\d{1,2}[/.]\d{1,2}\.?,? ` + hour + `$`,
		Example: "Last Update: 1/16 3:36 pm", Miss: "Last update: 1/16 of the votes",
	},
	{
		Name: "timestamp/clock-day", Category: Timestamp, Place: Ends, Most: 7, Why: "when the story was published",
		Pattern: `^` + hour + `,? (?:\p{Lu}\p{Ll}{2,9},? )\d{1,2}(?:st|nd|rd|th)? ` + months + `,? \d{4}$`,
		Example: "10:36pm Wednesday 16th January 2008", Miss: "10:36pm Wednesday 16th January 2008 is when it sank.",
	},
	{
		Name: "timestamp/ordinal", Category: Timestamp, Place: Ends, Most: 5, Why: "when the story was published",
		Pattern: `^(?i:mon|tue|wed|thu|fri|sat|sun)\p{Ll}{0,6},? (?:the )?\d{1,2}(?:st|nd|rd|th) ` + months + `,? \d{4}$`,
		Example: "Friday 28th December, 2007", Miss: "Friday 28th December, 2007, was wet",
	},
	{
		Name: "share/text-size", Category: Share, Most: 16, Why: "tools of the page",
		Pattern: `^E-?mail ?\| ?Print(?:er[ -]Friendly)? ?\| ?(?:Text|Font) [Ss]ize\b[^.!]{0,90}$`,
		Example: "Email | Print | Text size ? + By Tove Askel", Miss: "Email, print and text size matter to readers.",
	},
	{
		Name: "byline/bar-ago", Category: Byline, Place: Top, Most: 12, Why: "who wrote the story, and how long ago",
		Pattern: `^` + people + `,? ?(?:\||•|·) ?(?:Published|Updated|Posted) (?:\d{1,2}|an?) (?:minute|hour|day|week|month|year)s? ago$`,
		Example: "Tove Askel|Published 4 months ago", Miss: "Tove Askel published 4 months ago",
	},
	{
		Name: "byline/blog", Category: Byline, Place: Top, Most: 16, Why: "who wrote the story, and for whom",
		Pattern: `^(?:By|BY) ` + people + `, ` + people + ` ?/ ?(?:For|Special to) [^.!?]{3,60}$`,
		Example: "By Tove Askel, Harbour Times / For the Quay blog", Miss: "By Tove Askel, 45 / For sale",
	},
	{
		Name: "byline/glued", Category: Byline, Place: Top, Most: 7, Why: "who wrote the story, and when",
		Pattern: `^` + people + `\d{2}\.\d{2}\.\d{4},? ` + hour + `$`,
		Example: "Tove Askel24.04.2024, 19:35 Uhr", Miss: "Fund vom 24.04.2024, 19:35 Uhr",
	},
	{
		Name: "timestamp/clock-first", Category: Timestamp, Place: Ends, Most: 16, Why: "when the story was published",
		Pattern: `^` + hour + `,? (?i:mon|tue|wed|thu|fri|sat|sun)\p{Ll}{0,6},? ` + day + `(?: ?\| ?(?i:updated|published):? .{0,50})?$`,
		Example: "11:48, Thu, Jul 18, 2024 | UPDATED: 11:50, Thu, Jul 18, 2024", Miss: "11:48, Thu, Jul 18, 2024 was the moment",
	},
	{
		Name: "timestamp/labelled-abroad", Category: Timestamp, Place: Ends, Most: 12, Why: "when the story was published",
		Pattern: `^(?:(?:[Вв]ремя публикации|[Пп]оследнее обновление): ?\d{1,2} \p{L}+ \d{4} г\..{0,20}|Son [Gg]üncelle(?:me|nme) ?: ?\d{1,2}\.\d{1,2}\.\d{4}.{0,20}|(?:Publié|Mis à jour|Modifié) il y a (?:\d{1,2}|une?) \p{L}+(?:, mis à jour .{3,30})?|(?:Vor|vor) \d{1,2} (?:Minuten|Stunden|Tagen) (?:aktualisiert|veröffentlicht)|Publicado hace \d{1,2} \p{L}+|Pubblicato \d{1,2} \p{L}+ fa|Uppdaterad \d{1,2}[.:]\d{2} \| Publicerad \d{1,2}[.:]\d{2})$`,
		Example: "Publié il y a 3 heures, mis à jour à 09h42", Miss: "Publié il y a 30 ans, le roman reste lu.",
	},
	{
		Name: "byline/posted-at", Category: Byline, Place: Ends, Most: 16, Why: "who wrote the story, and when",
		Pattern: `^Posted [Bb]y:? ` + people + ` \( ?(?i:e-?mail|contact|bio) ?\) ?\| ?` + day + `(?: at ` + hour + `)?$`,
		Example: "Posted By: Tove Askel ( Email ) | December 13 2007 at 07:52 AM", Miss: "Posted by Tove Askel (who was late) | December",
	},
	{
		Name: "tags/listed", Category: Tags, Place: Tail, Most: 40, Why: "keywords",
		Pattern: `^(?:Listed|Categori[sz]ed|Tagged) (?:Under|under|In|in|As|as): ?\p{Lu}[^.!?]{2,300}$`,
		Example: "Listed Under: Democracy , Government , Harbours", Miss: "Listed under: none, the clerk said.",
	},
}
