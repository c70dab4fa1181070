package clean

// bioRows are notes on who wrote a story, and on its publisher. Most hold in the tail alone: the same words open obituaries.
var bioRows = []*Rule{
	{
		Name: "bio/outlet", Category: Bio, Place: Tail, Most: 110, Why: "note on the publisher",
		Pattern: `^\p{Lu}[^.]{2,80} is (?:one of the|the|a) (?:leading|largest|world's|world’s|main) (?:[\p{L}-]+ ){0,3}(?:providers?|sources?|publishers?|broadcasters?|newspapers?|news (?:agenc|organi|service|site|channel))`,
		Example: "RFE/RL's Belarus Service is one of the leading providers of news and analysis to Belarusian audiences.", Miss: "Minsk is one of the coldest capitals, and the leading provider of heat is Gazprom.",
	},
	{
		Name: "bio/service", Category: Bio, Place: Tail, Most: 7, Why: "desk that wrote the story",
		Pattern: `^\p{Lu}[\p{L}/.& -]{1,30}(?:'s|’s) \p{Lu}[\p{L} ]{2,30} (?:Service|Desk|Bureau)$`,
		Example: "RFE/RL's Belarus Service", Miss: "RFE/RL's Belarus Service reported that two were held.",
	},
	{
		Name: "bio/writer", Category: Bio, Place: Tail, Most: 50, Why: "note on who wrote the story",
		Pattern: `^(?:` + proper + `(?: ` + proper + `){1,4}|The (?:writer|author)s?) (?:is|was|are|works as|has been) (?:an?|the)(?: [\p{L}\d'’&-]+,?){0,7} (?:reporter|journalist|writer|editor|correspondent|columnist|producer|senior fellow|author|freelance|contributor|professor)s?(?:$|[^\p{L}].{0,300}$)`,
		Example: "Phil Helsel is a reporter for NBC News.", Miss: "The reporter is now free.",
	},
	{
		Name: "bio/covers", Category: Bio, Place: Tail, Most: 45, Why: "note on who wrote the story",
		Pattern: `^` + proper + `(?: ` + proper + `){1,3} (?:covers|writes about|writes for|reports on|reports for|reports from) .{5,260}$`,
		Example: "Zac Hall covers Apple news for 9to5Mac and hosts the weekly 9to5Mac Happy Hour podcast", Miss: "Snow covers Moscow after a record storm.",
	},
	{
		Name: "bio/reach", Category: Bio, Most: 40, Why: "how to reach the writer",
		Pattern: `^[\[(]?(?i:follow|reach|contact|e-?mail|write to|message|tweet|you can (?:follow|reach|e-?mail|contact))(?: (?i:him|her|them|me|us|the (?:author|writer|reporter))| ` + people + `)? ?(?i:at|on|via|by)?[ :].{0,80}(?:@[\p{L}\d_]|\bTwitter\b[ .:]*$|twitter\.com|facebook\.com).{0,120}$`,
		Example: "Write to Al Root at allen.root@dowjones.com", Miss: "Follow him on his rounds and you see why.",
	},
	{
		Name: "bio/reached", Category: Bio, Most: 45, Why: "how to reach the writer",
		Pattern: `^[^?!“”"]{3,110} (?:can be reached|may be reached|can be contacted|may be contacted|can be e-mailed|can be emailed|zu erreichen|erreichbar|peut être joint|peut être contacté|puede ser contactad|pode ser contatad|è raggiungibile|te bereiken|bereikbaar|kan nås|kan kontaktes|можно связаться)\P{L}?[^@]{0,60}(?:@|\(at\)|\[at\]).{2,80}$`,
		Example: "Staff writer Tove Askel can be reached at taskel@harbourgazette.example or (504) 555-0100.", Miss: "She can be reached at home most days, her son said.",
	},
	{
		Name: "bio/contact", Category: Bio, Most: 12, Why: "how to reach the writer",
		Pattern: `^\P{L}{0,4}(?:Contact|CONTACT|E-?mail|Reach|Kontakt|Contacter|Contacto|Contato|Contatto) (?:[\p{L}\p{M}.'’-]+ ){1,8}(?:at|on|via|by|unter|à|en|em|a|:) [^@]{0,40}(?:@|\(at\)|\[at\]).{2,80}$`,
		Example: "? Contact Gazette columnist Tove Askel at TAskel@HarbourGazette.example .", Miss: "Contact the Askel family at any hour, the note said.",
	},
	{
		Name: "bio/tip", Category: Bio, Most: 50, Why: "how to reach the newsroom",
		Pattern: `^(?:(?:Have|Got) (?:a|any) (?:news )?(?:tips?|stor(?:y|ies))\? .{5,200}|Got a story\?.{0,200}|Do you have (?:a|any) (?:news|story|stories|press releases?)\b[^.?]{3,80}\? .{5,120}|Do you have a story .{5,200}|Get in touch (?:with our (?:news ?team|newsroom|reporters)|by email).{0,160}|(?:Want|Do you want) to (?:share|tell) .{3,60} (?:story|experience).{0,120}@.{3,60})$`,
		Example: "Have a tip? Amy Kuperinsky may be reached at akuperinsky@njadvancemedia.com.", Miss: "Have a tip jar? Tax it.",
	},
	{
		Name: "bio/address", Category: Bio, Most: 6, Why: "how to reach the writer",
		Pattern: `^(?:Biography ` + people + `|@[\p{L}\d_]{3,30}|(?:\S{1,6} ?(?:기자|특파원|칼럼니스트|논설위원) ?)?=?[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+|\S{2,4} ?(?:기자|특파원|칼럼니스트))$`,
		Example: "정덕현 칼럼니스트 thekian1@entermedia.co.kr", Miss: "@ noon.",
	},
	{
		Name: "bio/post", Category: Bio, Place: Ends, Most: 6, Why: "post of the writer",
		Pattern: `^(?:(?:Opinion|Business|Sports|Guest|Political|Staff) (?:[Cc]olumnist|[Ww]riter|[Rr]eporter)|News reporter.{0,30}|(?:Senior|Chief|Deputy|Political|Foreign|Business|Science|Health|Technology|Associate|Managing|White House|Special) (?:\p{L}[\p{L}&-]* ){0,3}(?:Writer|Editor|Correspondent|Reporter|Producer)|Jornalista|Periodista|Journaliste|Giornalista|Dziennikarz|Redakt(?:eur|or|ör)(?:in|ka)?|Redatora?(?: principal)?|Журналист|Журналістка?|Корреспондент|Колумнист|Обозреватель|Muhabir|记者|記者)$`,
		Example: "Opinion Columnist", Miss: "Staff writers struck.",
	},
	{
		Name: "bio/picture", Category: Bio, Most: 4, Why: "place of a picture",
		Pattern: `^[•*·-]?\s?\d{1,2}x\d{1,2} Image$`,
		Example: "• 16x9 Image", Miss: "A 16x9 image was shown.",
	},
	{
		Name: "bio/about", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^(?:(?i:about the (?:author|writer)s?:?|sobre (?:el|o|la|a) autora?:?)|Über den Autor:?|À propos de l.auteur:?|Об авторе:?|Про автора:?|作者简介.{0,80}|プロフィール.{0,10}|(?:(?:The writer|The author|L['’]auteur|L['’]autore|Der Autor|Die Autorin|El autor|La autora|O autor|A autora)\p{L}? (?:(?:is|are|est|ist|es|é|è)(?: an?| the| une?| ein[e]?| der| die| uma?| il| la| le| frei\p{L}+| \p{Lu}\p{L}+| \p{L}+(?:ist[ae]?|or|rice|eur|teur|ora)\b)|works?|teach(?:es)?) .{3,300}))$`,
		Example: "ABOUT THE AUTHOR", Miss: "The writer, 45, died on Monday.",
	},
	{
		Name: "bio/book", Category: Bio, Place: Tail, Most: 45, Why: "what the writer has published",
		Pattern: `^` + people + `(?:'s|’s) (?:new |latest |first )?(?:book|novel|memoir)\b.{5,240} is (?:out now|published by|available)\b.{0,200}$`,
		Example: `Mike Wall's book about the search for alien life, "Out There" (Grand Central, 2018), is out now.`, Miss: "Wall's book on alien life is a best seller.",
	},
}
