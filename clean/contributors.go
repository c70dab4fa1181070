package clean

// Whole names of two to five words, and the word for what somebody is whom a paper lets write.
const (
	fullName = proper + `(?: (?:(?:de|da|do|dos|del|della|di|du|van|von|der|den|ter|bin|al|el|af) ){0,2}` + proper + `){1,4}`
	postWord = `(?:reporter|journalist|writer|editor|correspondent|columnist|producer|contributor|blogger|critic|editor-in-chief|bureau chief|photographer)s?`
	sites    = `(?:Twitter|X|Facebook|Instagram|LinkedIn|Bluesky|Mastodon|Threads|Telegram|TikTok|YouTube|WhatsApp|Google\+|VK|ВК|Твиттере|Твітері|Телеграме?)`
)

// contributorRows are notes on who wrote a story that neither name a post behind "is a" nor stand
// in a language of writers.go. They hold at the tail alone, but for those with an address.
var contributorRows = []*Rule{
	{
		Name: "bio/house", Category: Bio, Place: Tail, Most: 50, Why: "note on who wrote the story",
		Pattern: `^` + people + `(?:,? [^,.“”"]{3,80},)? (?:is|was) (?:the |The )?(?:[\p{Lu}\d][\p{L}\p{M}\d.&-]* ){0,3}[\p{Lu}\d][\p{L}\p{M}\d.&-]*[^\p{L}\s]s?\P{L}(?:[\p{L}-]+,? (?:and |& )?){0,4}\b` + postWord + `(?:$|[ .,][^“”"]{0,300}$)`,
		Example: "Tove Askel is HarbourWire's business editor, based in Bergen.", Miss: "Tove Askel is Bergen's best editor of maps, \"and a friend\", he said.",
	},
	{
		Name: "bio/joined", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^` + fullName + `(?: \bjoined (?:the |The )?` + people + `(?: as [^.“”"]{3,60})?(?: in (?:\p{Lu}\p{Ll}+ )?\d{4})?\.\P{L}\b(?:He|She|They) (?:covers?|writes?|reports?|edits?|hosts?|previously|is based)\b|, (?:an? |the )?[^,.“”"]{0,60}\b` + postWord + `\b[^,.“”"]{0,40},\P{L}\b(?:covers|writes|reports|edits|hosts|has written|has covered)\b|(?: and ` + fullName + `)? \b(?:writes? (?:on|a weekly|a column|columns)|teach(?:es)? [^.“”"]{3,80} and (?:writes|contributes)|covers? [^.“”"]{3,80}\.\P{L}\bBefore joining|edits the|hosts the|blogs (?:at|about|for))\b)[^“”]{3,300}$`,
		Example: "Tove Askel joined the Gazette in 2011. She covers ports and shipping.", Miss: "Jan Moen joined the council in 2011. He left it last year.",
	},
	{
		Name: "bio/column", Category: Bio, Place: Tail, Most: 40, Why: "when the writer's column is printed",
		Pattern: `^` + people + `(?:'s|’s|s'|s’) (?:\p{L}+ )?(?:columns?|blog) (?:appears?|runs?|is published|are published) (?:every|each|on|in|weekly|here|regularly|twice|occasionally)\b[^“”"?]{2,120}$`,
		Example: "Tove Askel's column appears every Tuesday in the Gazette.", Miss: "Askel's column runs to forty pages, the clerk said.",
	},
	{
		Name: "bio/name-alone", Category: Bio, Place: Tail, Most: 6, Why: "heads the note on who wrote the story",
		Pattern: `^(?:About|ABOUT|Über|À propos de|Sobre|Acerca de|Over|Om|O autorze|Chi è|Об авторе|Про автора|Über die Autorin|Zur Autorin|Zum Autor|Zur Person|Sobre la firma|Sobre el autor|Σχετικά με τον συντάκτη)(?: ` + fullName + `)?:?$`,
		Example: "About Tove Askel", Miss: "About the storm",
	},
	{
		Name: "bio/mail-phone", Category: Bio, Most: 6, Why: "how to reach the writer",
		Pattern: `^[\p{L}\d._%+-]{2,40}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+ ?(?:[;,|/•·–-]|or)? ?[+(]?\d[\d ()./-]{5,18}$`,
		Example: "taskel@gazette.example; 555-0100", Miss: "taskel@gazette.example had 4,000 letters",
	},
	{
		Name: "bio/handle", Category: Bio, Most: 14, Why: "how to follow the writer",
		Pattern: `^(?:Folge[n]?(?: Sie)?|Suive[zr]|Sígue(?:la|lo|le|nos)?|Siga|Sigue|Segui(?:te|lo|la|teci)?|Volg|Följ|Følg|Śledź|Sledujte|Urmăre(?:ște|ști|șteți)(?:-l|-o)?|Takip edin|Подпис(?:ывайтесь|аться) на|Підпис(?:уйтесь|атися) на|Ikuti|Theo dõi|Ακολουθήστε)(?: [^@!?“”"«»,]{2,60})?[ :]@[\p{L}\d_.]{2,30}\.?$`,
		Example: "Folgen Sie Anna Berg auf Twitter: @annaberg", Miss: "Sigue a la espera, dijo @annaberg.",
	},
	{
		Name: "bio/reach-abroad", Category: Bio, Place: Tail, Most: 25, Why: "how to reach the writer",
		Pattern: `^\P{L}{0,3}(?:Sie erreichen|Du erreichst|(?:Den|Die|Unseren?) (?:Autor|Autorin|Redakteur|Redakteurin) erreichen|Kontakt|Fragen und|Schreiben Sie|Vous pouvez|Pour (?:contacter|joindre|écrire)|Contacte[zr]|Écri(?:re|vez)|Puede[ns]?|Para contact|Contacto|Contactar|Escriba|Escríbe|Você pode|Fale com|Escreva|Contato|Contacte|Potete|Puoi|Per contattare|Per scrivere|Scriv(?:i|ete)|Contatta|Связ(?:аться|ь)|Написать|Напишите|Пишите|Почта автора|Зв['’]яза(?:тися|ться)|Зв['’]язок|Написати|Пишіть|Pisz|Napisz|Yazara|Yazarla|Bize|İletişim|Mail(?:en)?|Reageren|Reacties|Επικοινων|للتواصل|تواصل|راسل|(?:联系|聯繫|联络|聯絡)(?:作者|记者|記者|我们|我們|编辑)|Kontaktujte|Pište|Contact(?:ați|ează|ul)|Scrieți|Liên hệ|Hubungi|Kirim|Kontakta|Mejla|Skriv til|संपर्क|連絡先|ご意見|제보|문의)[^@“”«»"]{0,80}[\p{L}\d._%+-]{2,40}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+[^@“”«»"]{0,60}$`,
		Example: "Sie erreichen die Autorin unter berg@hafenzeitung.example.", Miss: "Sie erreichen die Insel unter Segeln.",
	},
	{
		Name: "bio/born", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^(?:` + fullName + `,\P{L}\b(?:Jahrgang|Jg\.|geboren|geb\.) (?:am )?(?:\d{1,2}\. \p{L}+ )?\d{4},? (?:[^„“"]{0,30} )?(?:ist|schreibt|arbeitet|leitet|berichtet|studierte) [^„“"]{3,}|(?:Zu[rm] (?:Autor|Autorin|Person)|Über (?:den Autor|die Autorin)|L['’]auteure?|Sobre (?:el autor|la autora|o autor|a autora)|Chi è|Over de auteur|Om författaren|Om forfatteren|O autor(?:ze|ce|ovi)) ?: ?\p{Lu}[^„“«»”"]{5,300}|` + fullName + ` \bist freie[r]? ` + postGerman + `(?: und (?:lebt|arbeitet|schreibt)\P{L}[^„“"]{3,80})?\.?|` + fullName + `,\P{L}\b` + postGerman + `(?: (?:im|in der|bei|beim|der|des|für|von)\P{L}[^„“",;.]{0,60})?)$`,
		Example: "Anna Berg, Jahrgang 1980, ist Wirtschaftsredakteurin der Hafenzeitung.", Miss: "Anna Berg, geboren 1980 in Kiel, kam als Kind nach Harbo.",
	},
	{
		Name: "bio/writes-for", Category: Bio, Place: Tail, Most: 30, Why: "note on who wrote the story",
		Pattern: `^(?:(?:Ο|Η) )?` + fullName + ` (?:\b(?:couvre|cubre|escribe sobre|cobre|escreve sobre|scrive (?:di|d['’]|su)|si occupa di|pisze o|schrijft|skriver|píše o|scrie despre|berichtet|schreibt)|пишет (?:о|об)|пишет про|пише про|γράφει)(?:\P{L}[^“”".!?]{0,99})?(?: (?:pour|para|per|для|dla|voor|för|for|pro|pentru|für|στην|στο|στη)|в) (?:(?:l['’]|le |la |les |el |los |o |a |il |lo |de |het |die |das |den |газеты |издания |видання |газети |журналу |журнала |портала |порталу |εφημερίδα |Le |La |Il |El )+)?[«„]?\p{Lu}[\p{L}\p{M}\d.&'’-]*(?: (?:du |de |del |dello |della |des |do |da |di )?[\p{L}\p{M}\d.&'’-]+){0,3}[»”]?(?: (?:über|om|over|aus) [^“”".!?,]{3,60})?\.?$`,
		Example: "Claire Morel couvre les ports et la pêche pour le Courrier du port.", Miss: "Claire Morel couvre les frais pour les habitants, dit-elle.",
	},
	{
		Name: "bio/post-behind", Category: Bio, Place: Tail, Most: 14, Why: "who wrote the story, and as what",
		Pattern: `^(?:` + fullName + `,\P{L}\b` + postRomance + `(?: (?:au|aux|à|du|de|des|chez|pour|en el|del|della|dell['’]\p{L}+|da|do|di|per|para|na|no)\P{L}[^“”",;.]{0,60})?|(?:Автор(?:ка)?|Autor(?:ka)?) ?: ?(?:\p{Ll}+ ){1,3}(?:[«„]\p{L}[^«»„”]{1,30}[»”] )?` + fullName + `|` + fullName + ` jest (?:\p{L}+ )?(?:dziennikarzem|dziennikarką|redaktorem|redaktorką|publicystą|publicystką|reporterem|reporterką) [„«][^„”«»]{2,40}[”»]\.?|(?:Ο|Η) ` + fullName + ` είναι (?:\p{Ll}+ )?(?:δημοσιογράφος|συντάκτης|συντάκτρια|αρθρογράφος) [^“”"]{3,40}«[^«»]{2,40}»\.?)$`,
		Example: "Claire Morel, journaliste au service économie", Miss: "Claire Morel, journaliste, est morte",
	},
	{
		Name: "bio/author-bracketed", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^[(（\[](?i:the (?:author|writer)s?|der autor|die autorin|l['’]auteure?|el autor|la autora|o autor|a autora|l['’]aut(?:ore|rice)|автор(?:ка)?|autor(?:ka)?|yazar|de auteur|penulis(?:nya)?|tác giả|ο συντάκτης|η συντάκτρια|الكاتبة?|लेखक|लेखिका|نویسنده)\P{L}[^()（）“”"«»]{3,300}[)）\]]\.?$`,
		Example: "(लेखक अर्थशास्त्री हैं और ये उनके निजी विचार हैं)", Miss: "(the author)",
	},
	{
		Name: "bio/writer-south", Category: Bio, Place: Tail, Most: 30, Why: "note on who wrote the story",
		Pattern: `^(?:[\p{L}\p{M}]{2,}(?: [\p{L}\p{M}]{2,}){1,3} (?:صحفية?|كاتبة?|صحافية?|مراسلة?|باحثة?) (?:في|لدى|من|ب\p{L}+) [^«»“”".؟!]{3,100}\.?|[\p{L}\p{M}]{2,}(?: [\p{L}\p{M}]{2,}){1,9} (?:संवाददाता|पत्रकार|संपादक|स्तंभकार|रिपोर्टर) (?:हैं|है)[।]?|(?:Penulis|Penulisnya) adalah (?:\p{L}+ )?(?:dosen|wartawan|jurnalis|guru besar|pengamat|peneliti|mahasiswa|kolumnis|redaktur|direktur|ketua|anggota|pengajar|ekonom)\b[^“”"?]{0,160}|` + fullName + ` \badalah (?:wartawan|jurnalis|reporter|redaktur|editor|koresponden|kolumnis)\b[^“”"?]{0,120}|Tác giả (?:` + fullName + ` )?là (?:phóng viên|nhà báo|biên tập viên|giảng viên|giáo sư|chuyên gia|luật sư|nhà văn|cây bút)\P{L}[^“”"?]{0,120})$`,
		Example: "Penulis adalah dosen ekonomi di Universitas Harbo.", Miss: "Penulis adalah orang pertama yang melihat air, katanya.",
	},
	{
		Name: "bio/writer-central", Category: Bio, Place: Tail, Most: 30, Why: "note on who wrote the story",
		Pattern: `^(?:(?:Autor(?:ka)?|` + fullName + `) \b(?:je|byl|byla) (?:\p{L}+ )?(?:redaktor(?:em|kou|ka)?|novinář(?:em|ka|kou)?|komentátor(?:em|ka|kou)?|publicist(?:a|ou|ka|kou)|reportér(?:em|ka|kou)?|ekonom(?:em|ka|kou)?|politolog(?:em)?|analyti(?:k|kem|čka|čkou)|spisovatel(?:em|ka|kou)?|historik(?:em)?|sociolog(?:em)?)\P{L}?[^„“",;]{0,80}|(?:Autor(?:ul|ea|oarea)|` + fullName + `) \beste (?:\p{L}+ )?(?:jurnalist[ăa]?|ziarist[ăa]?|redactor(?:ul|e|ă)?|reporter[ă]?|corespondent[ă]?|editor(?:ul|ialist|ialistă)?|analist[ă]?)\P{L}?[^„”",;]{0,80}|` + fullName + `, [^“”"]{3,80}(?:muhabiridir|yazarıdır|editörüdür|köşe yazarıdır)\.?|` + fullName + `,? [^“”"]{0,40}(?:Gazetesi|Dergisi|Haber Ajansı|Haber)(?:['’]\p{L}+)? (?:için|adına) [^“”"]{0,60}(?:yazıyor|yazmaktadır|haber yapıyor)\.?)$`,
		Example: "Autorka je redaktorkou Přístavních novin.", Miss: "Autorka je redaktorkou zklamaná, píše v dopise.",
	},
	{
		Name: "bio/writer-colon", Category: Bio, Place: Tail, Most: 40, Why: "note on who wrote the story",
		Pattern: `^(?:[（(]?(?:本文)?作者[：:] ?[^，。（）()“”：:]{2,12}[，,、][^。“”]{2,60}(?:记者|記者|评论员|評論員|教授|研究员|研究員|学者|學者|编辑|編輯|律师|律師|作家|专栏作者|專欄作家|总编|總編|博士)[)）]?。?|[^。、「」（）：:]{2,10}[（(][ぁ-んァ-ヶー・＝ ]{3,20}[）)] ?[^。「」]{0,40}(?:記者|編集委員|論説委員|特派員|教授|ライター|ジャーナリスト|評論家|研究員)。?(?:[^「」]{3,120}。)?)$`,
		Example: "作者：王明，港口日报记者", Miss: "作者：不明，据说是一名记者的朋友写的。",
	},
}
