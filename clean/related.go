package clean

import "slices"

// Words that point to another story, one alternation for each way of writing so that every alternative begins with a
// letter the index can look up. German, French and Spanish imperatives are prose too ("Lesen Sie auch das Kleingedruckte"),
// so these words count only with a colon or a bar behind them, or with nothing.
const (
	alsoEnglish = `(?i:also read|must[ -]read|read (?:also|next|this)|(?:read|see|watch)\s?more|see also|watch also|related (?:post|article|story|coverage|news|reading|video|link)s?|related|don[ '’‘´?]?t miss|you (?:may|might) also like|in case you missed it|more on this(?: story)?|recommended)`
	alsoLatin   = `(?i:(?:a|et) lire\P{L}?(?:aussi|[eé]galement)?|a voir aussi|lire\P{L}(?:aussi|[eé]galement|la suite)|voir aussi|sur le m[eê]me sujet|pour aller plus loin|en savoir plus|` +
		`les(?:en)? sie auch|lies auch|siehe auch|mehr\P{L}(?:zum thema|dazu)|auch interessant|lesetipp|zum weiterlesen|lea\P{L}(?:tambi[eé]n|aqu[ií]|m[aá]s)|lee\P{L}(?:tambi[eé]n|aqu[ií]|m[aá]s)|leer\P{L}(?:tambi[eé]n|m[aá]s)|` +
		`(?:te|le) puede interesar|vea tambi[eé]n|mira tambi[eé]n|leia\P{L}(?:tamb[eé]m|mais)|veja\P{L}(?:tamb[eé]m|mais)|saiba mais|confira tamb[eé]m|leggi anche|vedi anche|per approfondire|(?:ti )?potrebbe(?:ro)? interessar(?:ti|e)(?: anche)?|` +
		`lees\P{L}(?:ook|meer|verder)|zie ook|les\P{L}(?:ogs[åa]|mer)|se\P{L}(?:ogs[åa]|också|även)|czytaj\P{L}(?:też|także|również|więcej)|przeczytaj\P{L}(?:też|także|również)|zobacz\P{L}(?:też|także|również)|` +
		`ayrıca\P{L}(?:okuyun|bakınız)|bunu da okuyun|baca\P{L}(?:juga|selengkapnya)|lihat juga|simak juga|lue myös|citește și|xem thêm)`
	alsoAbroad = `À (?:lire|LIRE|voir)\P{L}?(?:aussi|AUSSI|également)?|(?:Læs|LÆS|Läs|LÄS)\P{L}(?:også|mere|OGSÅ|också|även|mer|OCKSÅ|MER)|İlgili (?:haber|Haber)|Čtěte také|Đọc thêm|` +
		`(?:Читайте|ЧИТАЙТЕ|Смотрите|СМОТРИТЕ|Читать|Слушайте)\P{L}(?:также|ТАКЖЕ|по теме|на эту тему|больше в статье|ещё)(?: на эту тему)?|(?:По теме|Материалы по теме|Подробнее|См\. также)|` +
		`(?:Читайте|ЧИТАЙТЕ|Дивіться|Читати)\P{L}(?:також|ТАКОЖ|більше у статті|більше)(?: на цю тему)?|(?:За темою|Докладніше)|Διαβάστε\P{L}(?:επίσης|ακόμα)|` +
		`(?:اقرأ|إقرأ|شاهد|طالع)\P{L}(?:أيض[اًً]+|كذلك|المزيد)|(?:مواضيع|أخبار) ذات صلة|بیشتر بخوانید|(?:यह|ये|इसे)\P{L}भी (?:पढ़ें|पढ़ें|देखें|जानें)|(?:और|आगे) (?:पढ़ें|पढ़ें)|संबंधित (?:खबरें|ख़बरें)|` +
		`延伸(?:閱讀|阅读)|(?:相关|相關)(?:阅读|閱讀|新聞|新闻|报道|報導)|(?:推荐|推薦)(?:阅读|閱讀)|更多(?:新聞|新闻|報導|报道)|関連(?:記事|ニュース|リンク)|【関連記事】|(?:あ|合)わせて読み?(?:たい|む)?|관련 ?(?:기사|뉴스)|함께 (?:읽기|보면 좋은 기사)|더 읽기|קראו גם`
	alsoWords = `(?:` + alsoEnglish + `|` + alsoLatin + `|` + alsoAbroad + `)`
	pointing  = `(?:\s*[:：|»]|\s+[–—-]\s)\s*\S.{1,200}$`
)

// relatedRows are links to other stories: one in the flow of the text, or the line above a list of them.
var relatedRows = slices.Concat(linkRows, headerRows)

// linkRows are links to one other story in the flow of the text.
var linkRows = []*Rule{
	{
		Name: "related/read-also", Category: Related, Most: 40, Why: "link to another story",
		Pattern: `^` + alsoEnglish + pointing,
		Example: "READ ALSO: Taiwan Blames China For Latest WHO Meeting Snub", Miss: "Read also the report by the UN panel, which blames both sides.",
	},
	{
		Name: "related/lire-aussi", Category: Related, Most: 40, Why: "link to another story",
		Pattern: `^` + alsoLatin + pointing,
		Example: "Lire aussi : Réforme des retraites, ce que dit le texte", Miss: "Lesen Sie auch das Kleingedruckte, rät der Anwalt.",
	},
	{
		Name: "related/read-abroad", Category: Related, Most: 60, Why: "link to another story",
		Pattern: `^(?:` + alsoAbroad + `)` + pointing,
		Example: "Читайте также: Как извлечь данные", Miss: "Читайте также договор до конца, советует юрист.",
	},
	{
		Name: "related/pointed", Category: Related, Most: 50, Why: "link to another story behind a sign",
		Pattern: `^[\[(►▶»👉➡→•*–—-]\s?` + alsoWords + `(?:\s*[:：|»\])]|\s+[–—-]\s|\s*$).{0,200}$`,
		Example: "(Also read | Assam floods: toll rises to 30)", Miss: "(Also read by the court were two witness statements.)",
	},
	{
		Name: "related/finger", Category: Related, Why: "link behind a pointing hand",
		Pattern: `^(?:👉|➡️?|☞|👇)\s?.{4,160}$`,
		Example: "👉 Tout savoir sur la grève du 5 décembre", Miss: "The 👉 was his whole reply.",
	},
	{
		Name: "related/read-also-bare", Category: Related, Why: "link to another story",
		Pattern: `^(?:(?:READ|SEE|WATCH) ALSO|ALSO READ|LEIA (?:TAMBÉM|MAIS)|LEGGI ANCHE|(?:LEA|LEE) TAMBIÉN|LIRE AUSSI|BACA JUGA|LEES OOK|LES OGSÅ|CZYTAJ TEŻ|(?:À|A) lire aussi)\s+[\p{Lu}«“"‘\d]\S* \S.{3,200}[^.\s]$`,
		Example: "READ ALSO  Brussels set to fight court decision to quash Apple tax ruling", Miss: "READ ALSO was the sign on the library door.",
	},
	{
		Name: "related/label", Category: Related, Why: "link to another story",
		Pattern: `^\(?(?:TRENDING|POPULAR|MUST[ -]READ|READ NEXT|NOW READ|MORE|READ|SEE|WATCH|LISTEN|LIST|PHOTOS|VIDEO|IN PICTURES|IN DEPTH|EXPLAINER|QUIZ|OPINION|SOMA) ?: [\p{Lu}\d‘“'"][^:]{3,160}[^.:]$`,
		Example: "READ: Duterte signs anti-terror bill into law", Miss: "MORE IN SORROW: the line that ended the trial.",
	},
	{
		Name: "related/also-on", Category: Related, Why: "link to a story on another site",
		Pattern: `^(?:Also on [\p{L}\d.-]+\.\p{Ll}{2,3} \p{Lu}.{5,200}|(?:Also on|On|More on) [\p{L}\d.-]+\.\p{Ll}{2,3}: .{5,160}|Also on \p{Lu}{3,20}: .{5,160})$`,
		Example: "On HoustonChronicle.com: Car sales plunge nearly 17 percent in August", Miss: "On HoustonChronicle.com on Friday, readers voted 3 to 1.",
	},
	{
		Name: "related/also", Category: Related, Most: 14, Why: "link to another story",
		Pattern: `^Also: \p{Lu}[^.!?]{5,120}$`,
		Example: "Also: See Black Friday coverage at CNET", Miss: "Also arrested was the bank's former treasurer.",
	},
	{
		Name: "related/click", Category: Related, Most: 16, Why: "link to click",
		Pattern: `^\[?(?:(?:CLICK|TAP) HERE (?:TO|FOR) |(?:Click|Tap) here (?:to (?:read|see|watch|view|get|learn|find|sign|subscribe|download|join|listen|support)|for (?:more|the latest|all)) |(?i:clique|clica|klik|klicken|cliquez|haz clic)\P{L}(?i:aqui|aquí|hier|ici|qui)\P{L}(?i:e veja|para|pour|um|per|om) ).{3,120}\]?$`,
		Example: "[Clique aqui e veja mais vídeos do Fluminense]", Miss: "Click here to send, the page said, and the money was gone.",
	},
	{
		Name: "related/all-by", Category: Related, Most: 8, Why: "link to more stories by the writer",
		Pattern: `^(?:(?:All|More|Recent|View all|See all|Read all) (?:\p{Lu}[\p{L}\p{M}.'’-]+ ){1,4}(?:articles|stories|posts|columns|coverage)|(?:View|See|Read) (?:all|more|other) (?:articles|stories|posts|columns) (?:by|from) \p{Lu}.{2,60}|Alle (?:Artikel|Beiträge|Texte) von \p{Lu}.{2,60}|Tous les articles de \p{Lu}.{2,60}|(?:Todos|Más) (?:los )?(?:artículos|noticias) de \p{Lu}.{2,60}|Tutti gli articoli di \p{Lu}.{2,60}|Alle artikelen van \p{Lu}.{2,60}|Все (?:статьи|материалы) автора.{0,60})$`,
		Example: "View all articles by Tove Askel", Miss: "All Norwegian stories of the sea end badly",
	},
	{
		Name: "related/medium", Category: Related, Most: 12, Why: "link to a recording or pictures",
		Pattern: `^(?:(?:Click|Tap) (?:here )?for (?:the |our |more |a )?[^.!?]{2,80}(?i:gallery|photos|pictures|images|video|videos|slideshow|audio)|(?i:listen to|download|watch|view|see) (?:the |our )?(?:\p{Lu}[\p{L}'’-]+ ){0,4}(?i:report|interview|slideshow|slide show|photo gallery|gallery|podcast|broadcast)(?: [–-] .{2,60})?|\p{Lu}[\p{L}]{1,12}(?: News)? (?:Interactive|In Depth|Slideshow|Photo Gallery|Photo Essay|Special Report|Multimedia): .{3,100}|\p{Lu}[^.!?“”"]{3,60} [–-] (?:Download|Listen|Watch|Audio|Video)(?: (?:to|in))?(?: (?:MP3|WMV|WMA|Real|RealAudio|RealMedia|Windows Media))?(?: \([\d.]+ ?[kKmM]B?\))?|(?i:in pics|in pictures|slideshow|slide show|photo gallery|gallery|bildergalerie|fotostrecke|diaporama|galería|galeria|fotogallery|fotoserie|фотогалерея|фоторепортаж)\s*[:|] ?.{3,100})$`,
		Example: "Listen to Askel report", Miss: "Listen to the report and decide, he told the court",
	},
	{
		Name: "related/flagged", Category: Related, Why: "headline of another story with a label behind it",
		Pattern: `^.{15,140}\[ ?(?:INSIGHT|VIDEO|REACTION|WARNING|NEWS|PICTURES|ANALYSIS|COMMENT|OPINION|REVEALED|LIVE|PHOTOS|INTERVIEW) ?\]\|?$`,
		Example: "China furious at Macron for Hong Kong protest jibe [ INSIGHT]|", Miss: "He asked for [insight] into the deal.",
	},
	{
		Name: "related/tab", Category: Related, Most: 120, Why: "words for screen readers behind a link",
		Pattern: `(?i:(,? ?\(?,? ?opens in (?:a )?new tab\)?|,? ?\(?opens new tab\)?|,? ?\(subscription required\)))`,
		Example: "the filing, opens new tab", Miss: "A new tab opens when you click.",
	},
	{
		Name: "related/list-of", Category: Related, Most: 12, Header: true, Why: "words for screen readers in a list",
		Pattern: `^(?:- )?(?:list \d+ of \d+|end of list)\b[^.]{0,120}$`,
		Example: "list 1 of 4", Miss: "List one of the indictment names four men",
	},
	{
		Name: "related/turn", Category: Related, Most: 25, Why: "link to the story before or after",
		Pattern: `^(?:[←→«»‹›<>]\P{L}?\p{Lu}\p{L}{3,7}|Previous|Next|Newer|Older|PREVIOUS|NEXT) (?i:stor(?:y|ies)|posts?|articles?)(?: ?[←→«»‹›>])?(?::.{0,120})?$`,
		Example: "← Previous Story", Miss: "Previous story lines were dropped.",
	},
	{
		Name: "related/show-more", Category: Related, Most: 4, Why: "button for more stories",
		Pattern: `^(?i:(?:show|load|view|see|read|les|vis|læs) (?:more|mer|mere|all)(?: (?:stories|articles|news|posts))?|view all|voir plus|mehr (?:anzeigen|laden)|ver m[aá]s|carregar mais|mostra altro|показать ещё|devamını oku|czytaj dalej|もっと見る)$`,
		Example: "Show more", Miss: "Show more respect.",
	},
}
