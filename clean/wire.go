package clean

import "slices"

// sourceRows say where a story comes from and who worked on it.
var sourceRows = slices.Concat(deskRows, bylineRows)

// bylineRows say who wrote the story. "By Friday night" opens prose, so every word must be part of a name.
var bylineRows = []*Rule{
	{
		Name: "byline/by", Category: Byline, Place: Top, Most: 16, Why: "who wrote the story",
		Pattern: `^(?:By|BY|by):? +` + people + `(?:(?:,| and|, and| AND| &|,? with) ` + people + `){0,5}(?:,? (?:for|in|at|of) ` + people + `)?$`,
		Example: "By LISA MASCARO, MARY CLARE JALONICK and ERIC TUCKER", Miss: "By Friday night",
	},
	{
		Name: "byline/barred", Category: Byline, Place: Top, Most: 20, Why: "who wrote the story",
		Pattern: `^(?:By|BY) ` + people + `(?:, \p{Lu}[\p{L} .'’&-]{2,50}[\p{L}.] ?(?:\||•|·).{0,60}|,? ?(?:\||•|·|/|- \d|— \d|– \d|` + months + ` \d|\d{1,2}:).{0,60})$`,
		Example: "By Tess Bonn - 11/19/19 06:56 AM EST", Miss: "By May - when he quit - sales had doubled.",
	},
	{
		Name: "byline/posted", Category: Byline, Place: Ends, Most: 18, Why: "who wrote the story",
		Pattern: `^(?:Posted|Written|Edited|Reported|Compiled|Published|Produced|Translated|POSTED|WRITTEN) [Bb]y:? ` + people + `(?: on ` + people + `)?(?:,? ?(?:\||•|and|&|on|at|-|–|\d).{0,60})?$`,
		Example: "Posted by Michael David Smith on November 19, 2019, 6:21 AM EST", Miss: "Written by hand, the note is undated.",
	},
	{
		Name: "byline/abroad", Category: Byline, Place: Top, Most: 10, Why: "who wrote the story",
		Pattern: `^(?:Von|VON|Par|PAR|Por|POR|Di|Door|Av|Af|Autor(?:in|ka)?:|Auteur ?:|Autora?:|Redacción:?|Oleh:?|Penulis:|Haber:|लेखक:|रिपोर्टर:|संवाददाता:|Texto?:|Text:|Tekst:|Автор(?:ка)?:|Текст:|Συντάκτης:|بقلم:?|كتب:?|إعداد:?|تحرير:)\s+[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*(?:,? (?:(?:und|et|y|e|en|og|och|i|ve|и|та|de|da|do|dos|del|van|von) )?[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*){0,7}$`,
		Example: "Von Anna-Lena Müller und Jörg Weiß", Miss: "Von Montag an gilt die Regel.",
	},
	{
		Name: "byline/reporter", Category: Byline, Place: Ends, Most: 12, Why: "who wrote the story",
		Pattern: `^(?:(?:文|撰文|作者|编辑|編輯|责任编辑|責任編輯|记者|記者|本报记者|新华社记者|取材・文|文・)[\s:：/／|]{1,3}[^\s。，、]{2,12}(?: [^\s。，]{2,8}){0,3}|\S{2,8} ?(?:기자|특파원)(?: .{0,30})?|【?(?:记者|記者)\S{2,8}[/／]\S{2,12}(?:报导|報導)】?)$`,
		Example: "記者王小明／台北報導", Miss: "기자들은 회견장에 들어가지 못했다.",
	},
	{
		Name: "byline/special", Category: Byline, Place: Top, Most: 10, Why: "who wrote the story, and for whom",
		Pattern: `^(?:(?:Special|SPECIAL|Specially|Exclusive|EXCLUSIVE) (?:to|for|TO|FOR) (?:the |THE )?|Für die |Pour |Para (?:el|la|o|a) |Per (?:il|la) |Speciaal voor |Dla |Специально для |Спеціально для )[«“"]?[\p{Lu}][\p{L}\p{M}\d.'’&-]*(?: (?:and |of |the |de |der |la |le |del |di )?[\p{Lu}][\p{L}\p{M}\d.'’&-]*){0,5}[»”"]?$`,
		Example: "Special to The Harbour Gazette", Miss: "Special to the family was the day he came home",
	},
	{
		Name: "byline/ago", Category: Byline, Place: Top, Most: 18, Why: "who wrote the story, and how long ago",
		Pattern: `^(?:By|BY) ` + people + `(?:, ` + people + `)?,? (?:\d{1,2} (?:minutes?|hours?|days?),? ?){1,2}ago$`,
		Example: "By TOVE ASKEL, AP Business Writer 2 hours, 17 minutes ago", Miss: "By Tove Askel, who left 2 hours ago",
	},
	{
		Name: "byline/agencies", Category: Byline, Place: Top, Most: 8, Why: "who wrote the story",
		Pattern: `^(?:(?:(?:By|From|from|by) )?(?:the |our )?(?i:staff and (?:news )?(?:agencies|wire (?:reports|services))|(?:news|wire) (?:services|agencies)|agencies|(?:news |wire )?staff|(?:combined )?wire reports|news service reports|(?:foreign|own|special|sports) correspondent)|(?:By|BY|by|From|from|FROM) (?:the |The |THE |our |OUR )?` + people + `|Mit Agenturen|Von Agenturen|Avec (?:les )?agences|Agences? et rédaction|Redacción y agencias|Agencias|Da redação|Das agências|Redazione e agenzie|Van onze (?:redactie|correspondent)|Av NTB|От редакции|Соб\. ?корр\.?|Соб\. ?инф\.?)\.?$`,
		Example: "Staff and agencies", Miss: "Staff and agencies disagree over the plan",
	},
	{
		Name: "byline/places", Category: Byline, Place: Top, Most: 20, Why: "who wrote the story, and where",
		Pattern: `^(?:(?:By|BY|by|Von|Par|Por|Di|Door|Av|Af) )` + people + `(?: (?:in|at|für|aus|à|en|em|a|på|i|w) ` + people + `)?(?:(?:,| and| und| et| y| e| en| og| och| i) ?(?:and )?,?` + people + `(?: (?:in|at|für|aus|à|en|em|a|på|w) ` + people + `)?){1,4}$`,
		Example: "By Tove Askel in Bergen, Jan Moen in Oslo and Per Lie in Stavanger", Miss: "By Friday in Bergen, and Monday in Oslo, the rain had gone",
	},
	roleLine,
	{
		Name: "byline/desk", Category: Byline, Place: Top, Most: 14, Why: "who wrote the story",
		Pattern: `^(?:` + proper + ` ){0,4}(?:News Desk|Web Desk|Online Desk|Bureau|Staff Reports?|Staff Reporter|Staff Writer|Staff|Newsroom|Web Team|News Service|Correspondent|Redaktion|Redacción|Redação|Redazione|Redactie|Rédaction)(?:\s*[|,•·–-].{0,60})?$`,
		Example: "News Nation Bureau | Updated : 19 November 2019, 09:01 AM", Miss: "Bureaucrats were blamed.",
	},
}

// deskRows say who else worked on a story, and where it was first printed.
var deskRows = []*Rule{
	{
		Name: "source/contributed", Category: Source, Most: 200, Why: "who else reported",
		Pattern: `^(?:.{20,}?[.!?”"’)] )??([\[(]?(?:[—–-] ?)?(?:[^.!?\s]\S*|\p{Lu}\S*)(?: (?:[^.!?\s]+|\p{Lu}\.(?:\p{Lu}\.)?|Jr\.,?|Sr\.,?|St\.|\S+\.\p{L}+\S*)){0,40} contributed (?:to this|to the|reporting to this|to) (?:report(?:ing)?|story|article|column)\.?[\])]?)$`,
		Example: "Fox News' Jessica Napoli contributed to this report.", Miss: "CNBC's poll contributed to this report's findings.",
	},
	{
		Name: "source/reporting", Category: Source, Place: Tail, Most: 60, Why: "who else reported",
		Pattern: `^(?:- |[\[(–—-])?(?:(?:With|with|Additional|Writing|Editing|Reporting)\P{L}(?:additional |and writing |and editing |and translation )?(?:[Rr]eporting |[Ee]diting )?by:? |Reporting from |Contributing(?: from .{2,30}| reporters?)?: |Contributed by )\p{Lu}.{2,260}$`,
		Example: "(Reporting by Will Dunham; Editing by Tom Brown)", Miss: "Reporting by the Times led to his arrest.",
	},
	{
		Name: "source/inputs", Category: Source, Most: 16, Why: "agencies the story draws on",
		Pattern: `^[\[(]?(?:(?:[Ww]ith )?(?:` + wires + `|agency|agencies)(?:[,/ ]+` + wires + `)* inputs?|(?:[Ww]ith )?[Ii]nputs? from [^()]{2,60})[\])]?$`,
		Example: "(With inputs from PTI, ANI)", Miss: "(With inputs costing twice as much, farmers lost money.)",
	},
	closing,
	{
		Name: "source/named", Category: Source, Place: Ends, Most: 9, Why: "where the story comes from",
		Pattern: `^(?:Sources?|SOURCES?|Quellen?|Fuentes?|Fontes?|Fonti|Bron|Kilder?|Källa|Źródł[oa]|Kaynak|Sumber|Zdroj|Forrás|Lähde|Источники?|ИСТОЧНИК|Джерел[оа]|Πηγή|المصدر|مصدر|स्रोत|सोर्स|इनपुट|Sursa|Surse|Nguồn|แหล่งที่มา|来源|來源|资料来源|資料來源|出典|ソース|출처|מקור)\P{L}?[:：]\P{L}?[\p{Lu}\p{Lo}][^.!?。]{1,60}$`,
		Example: "Source: WION Web Team", Miss: "Source: a man who was there and asked not to be named because he feared reprisals.",
	},
	{
		Name: "source/agency", Category: Source, Most: 4, Why: "agency or desk the story comes from",
		Pattern: `^(?:PTI|ANI|IANS|UNI|Agencies|AGENCIES|Online Desk|Express News Service|TNN|Web Desk|News Desk|Agence France-Presse|Agenturen|(?:CBS|NBC|CNN|ABC|AFP|AP|PTI|ANI|IANS|AAP|EFE|REUTERS|Reuters|DPA|dpa|EPA|TASS|ANSA)(?:[/-](?:CBS|NBC|CNN|ABC|AFP|AP|PTI|ANI|IANS|AAP|EFE|REUTERS|Reuters|DPA|dpa|EPA|TASS|ANSA))+)$`,
		Example: "Express News Service", Miss: "AC/DC",
	},
	{
		Name: "source/initials", Category: Source, Most: 8, Why: "initials of writers and agencies",
		Pattern: `^[a-zäöü]{2,4}/[a-zäöü]{2,4}(?:/[a-zäöü]{2,4})? \((?:` + wires + `|[Kk]NA|KNA|epd|SID|rtr|afp|ap)(?:, [\p{L}/-]{2,10})*\)$`,
		Example: "ab/rt (AFP, Reuters)", Miss: "and/or (AFP said)",
	},
	{
		Name: "source/bracketed", Category: Source, Place: Tail, Most: 3, Why: "agency the story comes from",
		Pattern: `^(?:[(\[]\p{Lu}{2,6}(?:[/-]\p{Lu}{2,6}){0,3}[)\]]|[-–—] ?(?:` + wires + `))\.?$`,
		Example: "(NAN)", Miss: "(Applause)",
	},
	{
		Name: "source/provided", Category: Source, Place: Tail, Most: 18, Why: "agencies the story draws on",
		Pattern: `^[\[(]?(?:Some (?:of the )?information (?:for|in) this (?:report|story|article) (?:was|is) provided by .{2,80}|(?:Brought to you by|With (?:a report|reports|files|additional reports|information) (?:from|by)) \p{Lu}.{1,80}|Mit Material (?:von|der) .{2,60}|Avec .{0,20}(?:agences|AFP|Reuters|AP)|Con información de .{2,60}|Com informações d[aeo]s? .{2,60}|Met medewerking van .{2,60})[\])]?$`,
		Example: "With a report from CTV Toronto's MairiAnna Bachynsky", Miss: "With a report from the auditors in hand, he went to the police",
	},
	{
		Name: "source/signed", Category: Source, Place: Tail, Most: 6, Why: "who wrote the story, at its end",
		Pattern: `^(?:--|[–—]|- )\s?(?:(?:By|by|von|par|por|di) )?\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:(?:de|da|van|von|der|di|du|la|le|al|bin) )?\p{Lu}[\p{L}\p{M}.'’-]+){1,3}(?:, (?:` + wires + `|\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?))?$`,
		Example: "-- Tove Askel", Miss: "– Tove Askel said",
	},
	{
		Name: "source/via", Category: Source, Place: Tail, Most: 6, Why: "where the story was first printed",
		Pattern: `^(?:Via|VIA) \p{Lu}[\p{L}\p{M}.'’ ]{2,40}$`,
		Example: "Via Financial Times", Miss: "Via Minsk and Kyiv, he reached Warsaw.",
	},
	{
		Name: "source/additional", Category: Source, Place: Tail, Most: 14, Why: "other sources of the story",
		Pattern: `^(?:Additional sources?|Sources additionnelles|Fuentes adicionales|Weitere Quellen|Outras fontes|Дополнительные источники) • .{2,60}$`,
		Example: "Additional sources • AP", Miss: "Additional sources of gas will be found.",
	},
}

// wireRows are marks that agencies put around their copy for editors, and marks of archives.
var wireRows = []*Rule{
	{
		Name: "wire/slug", Category: Wire, Most: 12, Why: "slug of an agency",
		Pattern: `^(?:BC|AM|PM|AP|US|EU|ML|AS|LT|AF|CB|FBN|BBO|BKN|HKN|SOC)-{1,2}[\p{Lu}\d][\p{L}\d ./&'’-]{2,50}(?:, ?(?:\d\p{Ll}{2} )?(?:Ld|Lead|Add|Writethru|Ld-Writethru)(?:-Writethru)?)?,? ?\d{2,5}<?$`,
		Example: "BC-US--Ethanol-Losing Grassland, 1st Ld-Writethru,1140<", Miss: "AC--DC tour dates were set.",
	},
	{
		Name: "wire/editors", Category: Wire, Most: 60, Why: "note of an agency to editors",
		Pattern: `^(?:\^?Eds: .{5,240}<?|(?:\^)AP (?:Photos?|Video|Graphic) .{2,120}|AP (?:Photos?|Video|Graphic) [A-Z]{2,5}\d{2,4}.{0,120}|(?:\^)?By .{3,80}= ?|\^?(?:Associated Press|AP Sports Writer|AP \p{Lu}\p{Ll}+ Writer)(?: ?=)? ?<?)$`,
		Example: "^Eds: Heat 115, Hawks 111. Updates. With AP Photos.<", Miss: "Eds up, the crew went home.",
	},
	{
		Name: "wire/sent", Category: Wire, Most: 4, Why: "sign-off of an agency's transmission",
		Pattern: `^\^?(?:CAP|AP)-\w{2}-\d{2}-\d{2}-\d{2} \d{4}(?:GMT|EST|EDT)<?$`,
		Example: "AP-WF-02-20-16 0337GMT<", Miss: "AP-style guides differ.",
	},
	{
		Name: "wire/take", Category: Wire, Most: 10, Why: "header of an agency's transmission",
		Pattern: `^[rubdfazsw] [a-z]\S? ?.{0,4}(?:BC|AM|PM|AP)-.{5,60}\d{2}-\d{2} ?\d{0,4}$`,
		Example: "r w PM-WrightProbe 1stLd-Writethru a0512 03-01 0334", Miss: "r u BC-bound?",
	},
	{
		Name: "wire/priority", Category: Wire, Most: 9, Why: "header of an agency's transmission",
		Pattern: `^\x01?[a-z]{3}\d{3,4} \d [a-z]{1,2} \d{1,4} .{0,40}(?:dpa|afp|apa)(?:-[a-z]{2,4})? \d{3,4}$`,
		Example: "eca062 4 i 211 ccccb   dpa 061", Miss: "abc123 is a bad password",
	},
	{
		Name: "wire/lead", Category: Wire, Most: 8, Why: "take of an agency",
		Pattern: `^(?:(?:\d(?:ST|ND|RD|TH)|FIRST|SECOND|THIRD) (?:LEAD|NIGHT LEAD|ROUNDUP)\b.{0,40}|(?:EXTRA|URGENT|BULLETIN|FLASH|ALERT|ATTENTION|\(Achtung\)|/// ?ATTENTION.{0,60}|={3,} ATTENTION.{0,60}|\((?:PHOTO|VIDEO|GRAPHIC|Archives?|PICTURE|Photos|Grafik|Foto)\))\W*)$`,
		Example: "1ST LEAD", Miss: "First lead went to Spain.",
	},
	{
		Name: "wire/notebook", Category: Wire, Place: Tail, Most: 12, Why: "notebook of an agency",
		Pattern: `^(?:#{1,2} (?:Notebook|Notizblock|Note to editors|Editorial contacts|Redaktionelle Hinweise)|##? ?dpa\P{L}(?i:notebook|contacts|notizblock|kontakte).{0,20}|dpa [a-z]{2,3}(?: [a-z]{2,3}){1,4}|The following information is not\P{L}(?:intended )?for publication.{0,4}|Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt|- (?:Autor|Redaktion|Übersetzung):? .{3,60})$`,
		Example: "# dpa NOTEBOOK", Miss: "dpa reported it.",
	},
	{
		Name: "wire/end", Category: Wire, Place: Tail, Most: 5, Why: "end mark",
		Pattern: `^(?:-30-|- ?30 ?-|#{2,5}|# # #|ENDS?|[-–—]+ ?(?:ENDS?|Ends) ?[-–—]+|\((?:END|ENDS|FINAL|FIN|完|完了|끝|конец)\)|（完）|（了）|-0-|//?END|(?i:\((?:more|end)(?: to follow)?\))(?: Dow Jones Newswires)?|(?i:notes? to editors?):?|-?ENDS-? Notes to editors)$`,
		Example: "###", Miss: "Ends on Friday.",
	},
	{
		Name: "wire/rule", Category: Wire, Place: Tail, Most: 4, Why: "line drawn below the story",
		Pattern: `^(?:_{2,}=?|\*{3}|\* ?\* ?\*(?: ?\*)?|-{3,}|={3,}|~{3,}|\x{2014}{2,})$`,
		Example: "___", Miss: "__init__",
	},
	{
		Name: "wire/changes", Category: Wire, Most: 26, Place: Ends, Why: "what an agency changed in this take",
		Pattern: `^\((?:Adds?|Recasts?|Updates?|Corrects?|Rewrites?|Refiles?|Repeats?|Writes through|New throughout|Releads?|ADDS|RECASTS|UPDATES|CORRECTS|ADDED|UPDATED)\b[^()]{3,160}\)$`,
		Example: "(Adds quotes from minister, background)", Miss: "Adds to the confusion (he said).",
	},
	{
		Name: "wire/sign-off", Category: Wire, Place: Tail, Most: 1, Why: "initials of writers and editors",
		Pattern: `^(?:[a-z]{2,6}[-/]){1,4}[a-z]{2,6}(?:/[a-z]{2,6})?$`,
		Example: "bur-am/tgb", Miss: "and/or not",
	},
	{
		Name: "wire/count", Category: Wire, Most: 6, Why: "count of an archive's documents, above each",
		Pattern: `^(?:\d{1,6} of \d{1,6} DOCUMENTS?|(?:Dokument|Document|Documento) \d{1,6} (?:von|de|di|of) \d{1,6})$`,
		Example: "2 of 100 DOCUMENTS", Miss: "2 of 100 documents were forged.",
	},
	{
		Name: "wire/document", Category: Wire, Most: 4, Why: "end of a document of an archive",
		Pattern: `^(?:End of Document|END OF DOCUMENT|Fin du document|Ende des Dokuments|Fin del documento|(?:Document|Dokument|Documento) [A-Z]{2,14}\d{10,}[a-z\d]{4,})$`,
		Example: "Document COUR000020200303eg3300001", Miss: "Document A12 is missing.",
	},
	{
		Name: "wire/heading", Category: Wire, Most: 2, Why: "number of an agency's transmission",
		Pattern: `^[A-Za-z]\d{4} ?(?:-{5}|[a-z]{5})$`,
		Example: "z6715-----", Miss: "A4000 lane closed",
	},
	{
		Name: "wire/time", Category: Wire, Most: 3, Why: "time of an agency's transmission",
		Pattern: `^\d{6}Z? (?:` + months + `|[A-Z]{3}) \d{2}$`,
		Example: "211259 Nov 18", Miss: "211259 votes in 18",
	},
	{
		Name: "wire/archive", Category: Wire, Most: 60, Why: "field of an archive",
		Pattern: `^(?:(?:BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|GRAPHIC|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|URL|SPRACHE|LANGUE|RUBRIK|GRAFIK|Load-Date|Publication-Type):\P{L}?.{0,240})$`,
		Example: "LOAD-DATE: September 13, 1995", Miss: "LENGTH matters.",
	},
}

// closing is found by credit.go: a bracket with nothing but agencies in it, behind a paragraph's last sentence.
var closing = &Rule{Name: "source/closing", Category: Source, Why: "agency the story comes from"}

// roleLine says nothing of what is above it: inside stories it stands above what a colleague writes.
var roleLine = &Rule{
	Name: "byline/role", Category: Byline, Place: Top, Most: 12, Why: "who wrote the story",
	Pattern: `^` + people + `(?:, | [–—|-] )(?:(?:the |The |our )?(?:\p{L}[\p{L}.&'’-]* ){0,4}(?i:writer|reporter|correspondent|columnist|editor|staff|contributor|redakteur(?:in)?|korrespondent(?:in)?|reporterin|journaliste|correspondante?|envoyée? spéciale?|periodista|corresponsal|enviad[oa] especial|jornalista|correspondente|giornalista|inviat[oa]|corrispondente|redacteur|verslaggever|reporter|journalist|dziennikarz|dziennikarka|корреспондент|обозреватель|журналист|кореспондент|muhabir)|\p{Lu}[\p{L}&'’ -]{2,30} (?:Times|News|Post|Herald|Tribune|Journal|Press|Star|Globe|Mail|Chronicle|Guardian|Observer|Telegraph|Gazette|Courier|Newspapers|Service|Now|Today|Daily|Magazine|Zeitung|Anzeiger|Presse))$`,
	Example: "Tove Askel, Staff Writer", Miss: "Tove Askel, a writer of crime stories, died on Friday",
}
