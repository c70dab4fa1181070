package clean

// What writers are called in the languages that inflect it.
const (
	postGerman  = `(?:Redakteur(?:in)?|Chefredakteur(?:in)?|Journalist(?:in)?|Reporter(?:in)?|Korrespondent(?:in)?|Kolumnist(?:in)?|Autor(?:in)?|Volontär(?:in)?|Publizist(?:in)?|Ressortleiter(?:in)?)`
	postRomance = `(?:journaliste|rédact(?:eur|rice)|correspondante?|chroniqueu(?:r|se)|éditorialiste|grand reporter|periodista|redactora?|corresponsal|columnista|colaboradora?|escritora?|jornalista|repórter|editora?|colunista|colaboradora?|giornalista|redattore|redattrice|corrispondente|inviat[oa]|editorialista)`
	postNordic  = `(?:journaliste?|redact(?:eur|rice)|verslaggever|verslaggeefster|correspondent|columnist|journalist|redaktør|redaktör|reporter|kommentator|korrespondent|skribent|ledarskribent|frilansjournalist|freelancejournalist)`
)

// writerRows are notes on who wrote a story, in the present tense with the writer's post, in the
// languages that bios.go does not know. They hold at the tail: inside a story they introduce a witness.
var writerRows = []*Rule{
	{
		Name: "bio/writer-german", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^(?:` + proper + `(?: (?:von |van |de )?` + proper + `){1,3}|Der Autor|Die Autorin|Unser Autor|Unsere Autorin|Der Verfasser)(?:,? \(?\d\d\)?,?| \(\p{Ll}{2,4}\))? (?:(?:ist|arbeitet|schreibt)(?: (?:seit \p{L}* ?\d{4}|als|freie[r]?|stellvertretende[r]?|leitende[r]?|politische[r]?|unser[e]?|ein[e]?|die|der|Leitende[r]?|derzeit|heute)){0,3} ` + postGerman + `(?: (?:im|in der|bei|beim|der|des|für|von)\P{L}[^„“",;]{0,80})?\.?|(?:schreibt|berichtet|kommentiert) (?:für|über|als|regelmäßig|seit|aus)\P{L}[^„“",]{3,}\.)$`,
		Example: "Anna Berg ist Redakteurin im Ressort Politik der Hafenzeitung.", Miss: "Anna Berg ist am Montag Redakteurin geworden, teilte die Zeitung mit.",
	},
	{
		Name: "bio/writer-romance", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^(?:` + proper + `(?: (?:de |da |di |del |dos )?` + proper + `){1,3}|L['’](?:auteure?|autrice|autore)|(?:El|La|O|A) autora?)(?:,? \(?\d\d\)?,?)? (?:est|es|é|è|trabaja como|trabalha como|lavora come|travaille comme)(?: (?:une?|la|le|un|uma?|il|grande?|ancienne?|jefe de|chef|cheffe))? ` + postRomance + `(?: (?:au|aux|à|du|de|des|chez|pour|en el|del|della|dell['’]\p{L}+|da|do|di|per|para|na|no)\P{L}[^“”",;]{0,80})?\.?$`,
		Example: "Claire Morel est journaliste au service économie.", Miss: "Claire Morel est entrée dans la salle, sans un mot pour les journalistes.",
	},
	{
		Name: "bio/writer-nordic", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^` + proper + `(?: (?:de |van |den |der |von )?` + proper + `){1,3} (?:is|er|är|werkt als|arbeider som|jobber som|arbetar som|arbejder som)(?: (?:een?|en|ett|et|freelance|frilans|politiek|politisk|chef|onze|vår|vores|tidligere|tidigare)){0,2} \b` + postNordic + `(?:en|n)?(?:[ .,][^«»„“”"]*)?$`,
		Example: "Eva de Boer is verslaggever van deze krant.", Miss: "Eva de Boer is volgens de verslaggever gevlucht.",
	},
	{
		Name: "bio/writer-slavic", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^(?:` + proper + `(?: ` + proper + `){1,3} jest (?:\p{L}+ )?(?:dziennikarzem|dziennikarką|redaktorem|redaktorką|publicystą|publicystką|reporterem|reporterką|korespondentem|korespondentką|felietonistą|felietonistką)(?: (?:w|z|dla|tygodnika|dziennika|portalu|redakcji|działu|gazety)\P{L}[^„”",;]{0,80})?\.?|(?:Об авторе|Про автора|Про авторку|O autorze|O autorce): ?\p{Lu}[^«»„“"]{3,}|` + proper + `(?: ` + proper + `){1,2} ?[–—-] (?:\p{Ll}+ )?(?:журналистк?а?|обозреватель(?:ница)?|корреспондент(?:ка)?|колумнистк?а?|редактор(?:ка)?|публицист|шеф-редактор|журналістк?а?|оглядач(?:ка)?|кореспондент(?:ка)?|публіцист(?:ка)?|шеф-редактор(?:ка)?)(?: (?:отдела|газеты|издания|журнала|портала|сайта|агентства|редакции|відділу|газети|видання|порталу)\P{L}[^„“",;]{0,80})?\.?)$`,
		Example: "Иван Серов — обозреватель отдела политики.", Miss: "Иван Серов — так звали обозревателя, которого искали три дня.",
	},
	{
		Name: "bio/writer-abroad", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^(?:(?:Ο|Η) ` + proper + `(?: ` + proper + `){1,2} είναι (?:\p{Ll}+ )?(?:δημοσιογράφος|συντάκτης|συντάκτρια|αρθρογράφος|ανταποκριτής|ανταποκρίτρια|αρχισυντάκτης)(?:[ .,][^«»“”"]*)?|` + proper + `(?: ` + proper + `){1,2},? [^“”"]{3,80}(?:muhabiridir|yazarıdır|editörüdür|gazetecidir|köşe yazarıdır)\.?|(?:كاتب(?:ة)?|صحفي(?:ة)?|كاتب(?:ة)? (?:و)?صحفي(?:ة)?|باحث(?:ة)? و?كاتب(?:ة)?)(?: \p{L}+){0,3} (?:من|في|لدى) \p{L}+(?: \p{L}+){0,3}\.?|(?:הכותב הוא|הכותבת היא) (?:עיתונאי|עיתונאית|פרשן|פרשנית|כתב|כתבת|עורך|עורכת|פרופסור|מרצה|חוקר|חוקרת|חבר|חברת|יו"ר|מנכ"ל|מנכ"לית)(?: [^“”]*)?|\(? ?(?:लेखक|लेखिका) [^।()“”"]{0,60}(?:पत्रकार|संपादक|प्रोफेसर|प्राध्यापक|टिप्पणीकार|स्तंभकार) (?:हैं|है)[।]? ?\)?|(?:نویسنده|نگارنده)[^«»“”"]{0,60}(?:روزنامه\x{200C}نگار|خبرنگار|استاد دانشگاه|پژوهشگر) است\.?|ผู้เขียนเป็น(?:นักข่าว|ผู้สื่อข่าว|อาจารย์|คอลัมนิสต์|บรรณาธิการ)[^“”"]{0,80})$`,
		Example: "הכותבת היא עיתונאית ופרשנית לענייני כלכלה.", Miss: "הכותבת היא שסגרה את הדלת, אמר השוטר.",
	},
	{
		Name: "bio/writer-east", Category: Bio, Place: Tail, Most: 60, Why: "note on who wrote the story",
		Pattern: `^(?:[（(]?(?:本文)?作者(?:[^，。（）()“”]{1,12})?(?:为|為|是|系|係|曾任|现任|現任)[^。（）()“”]{0,40}(?:记者|記者|评论员|評論員|教授|研究员|研究員|学者|學者|编辑|編輯|主任|律师|律師|作家|专栏作者|專欄作家|总编|總編|博士|院长|院長)[^“”（）()]{0,30}[)）]?。?|[（(]?(?:筆者|著者|執筆者|この記事を書いた人)(?:は|：|:)[^。（）「」]{0,40}(?:記者|編集委員|論説委員|教授|編集長|ライター|ジャーナリスト|研究員|評論家)(?:です|である|。)?[)）]?。?|[(（]?(?:필자|글쓴이|저자)(?:는|은) [^.()“”]{2,60}(?:기자|교수|논설위원|칼럼니스트|연구원|작가|변호사|편집장|대표)(?:이다|다|입니다)?\.?[)）]?)$`,
		Example: "（作者为海港大学国际关系教授）", Miss: "作者为此等了三年。",
	},
	{
		Name: "bio/first-person", Category: Bio, Place: Tail, Most: 120, Why: "note on who wrote the story",
		Pattern: `^(?:I(?: am|['’]m) an? [^.“”"]*\b(?:writer|journalist|reporter|editor|contributor|columnist|producer)\b[^“”"]*\b(?:cover(?:s|ing)?|I (?:write|cover|report)|currently|based in|years of experience|specializ\p{L}+|contribut\p{L}+|degree in)\b[^“”"]*|Ich bin (?:\p{L}+ )?` + postGerman + `[^„“"]*(?:schreibe|berichte|arbeite|lebe|Schwerpunkt)\P{L}[^„“"]*|(?:Je suis|Soy|Sou|Sono) (?:une? |un[oa]? )?(?:journaliste|periodista|jornalista|giornalista)[^«»“”"]*(?:spéciali|j['’]écris|je couvre|escribo|especializad|escrevo|scrivo|specializz)\P{L}?[^«»“”"]*)$`,
		Example: "I am a writer, editor and sailor, and I cover harbours and tides for three papers on the coast.", Miss: "I am a writer now, and the harbour is gone.",
	},
}
