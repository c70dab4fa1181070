package clean

// headerRows are lines that open a list of other stories. The list itself is found in list.go.
var headerRows = []*Rule{
	{
		Name: "related/also-like", Category: Related, Header: true, Why: "opens a list of other stories",
		Pattern: `^(?i:you (?:might|may|will) (?:also )?(?:like|love|be interested in|enjoy)(?: these posts)?)\W*$`,
		Example: "You might also like", Miss: "You might also like to know who paid, the judge said.",
	},
	{
		Name: "related/read-also-header", Category: Related, Header: true, Why: "opens a list of other stories",
		Pattern: `^` + alsoLatin + `\s*[:»>…]?$`,
		Example: "LEIA TAMBÉM", Miss: "Que o leitor leia também o acórdão.",
	},
	{
		Name: "related/read-abroad-header", Category: Related, Header: true, Most: 9, Why: "opens a list of other stories",
		Pattern: `^(?:` + alsoAbroad + `)\s*[:：»>…]?$`,
		Example: "延伸閱讀：", Miss: "他在延伸閱讀一節提到三本書。",
	},
	{
		Name: "related/related", Category: Related, Header: true, Most: 14, Why: "opens a list of other stories",
		Pattern: `^(?i:related(?: (?:article|stor(?:y|ie)|news|coverage|post|link|content|topic|headline|reading|video|item)s?)?|related coverage from .{3,60}:|(?:further|required|more|essential) reading|see also|also read|must read|must reads|read (?:also|more(?: about)?)|watch more)\s*[:»]?$`,
		Example: "Related articles", Miss: "Related but distinct.",
	},
	{
		Name: "related/most-read", Category: Related, Header: true, Most: 9, Why: "opens a list of other stories",
		Pattern: `^(?i:most (?:read|popular|viewed|shared|watched|recent|commented|emailed)(?: (?:in|on|from|this|stor(?:y|ies)|news|articles?|videos?|posts?|today|now|right)\b[^.]{0,30})?):?$`,
		Example: "Most read in world news", Miss: "Most read the ruling as a defeat.",
	},
	{
		Name: "related/most-read-abroad", Category: Related, Header: true, Most: 9, Why: "opens a list of other stories",
		Pattern: `^(?i:les (?:plus|articles les plus) lus|dans la m.me rubrique|sur le m.me th.me|meistgelesen|meist gelesene artikel|das k.nnte sie auch interessieren|weitere (?:news|artikel|themen|meldungen)|` +
			`lo m.s (?:le.do|visto)|m.s (?:le.das|informaci.n|noticias)|relacionad[oa]s|noticias relacionadas|artigos relacionados|not.cias relacionadas|mais lidas|(?:u|ú|Ú)ltimas not.cias|` +
			`i pi. letti|articoli correlati|potrebbe interessarti|meest gelezen|gerelateerd(?:e artikelen)?|mest (?:lest|læst|läst)|najczęściej czytane|powiązane(?: artykuły)?|en çok okunanlar|benzer haberler|` +
			`berita (?:terkait|terpopuler|lainnya)|artikel terkait|terpopuler|hírek|kapcsolódó cikkek)\s*:?$`,
		Example: "Dans la même rubrique", Miss: "Sur le même sujet, le Sénat a voté contre.",
	},
	{
		Name: "related/popular-abroad", Category: Related, Header: true, Most: 9, Why: "opens a list of other stories",
		Pattern: `^(?:(?:Самое читаемое|Популярное|Последние новости|Новости по теме|Читайте|Найпопулярніше|Останні новини|Новини за темою)|` +
			`(?:الأكثر (?:قراءة|مشاهدة)|اقرأ أيضا|موضوعات متعلقة)|(?:संबंधित ख़?बरें|ट्रेंडिंग|संपादक की पसंद|ताज़ा ख़?बरें)|(?:热门(?:文章|新闻)|熱門(?:文章|新聞)|猜你喜欢|おすすめ記事|人気記事|アクセスランキング|많이 본 뉴스|인기 ?기사|주요 ?뉴스)|(?:עוד|קראו) [^.]{2,60}:)\s*[:：]?$`,
		Example: "עוד בערוץ החדשות של ynet:", Miss: "הוא אמר עוד בערוץ 12.",
	},
	{
		Name: "related/trending", Category: Related, Header: true, Most: 6, Why: "opens a list of other stories",
		Pattern: `^(?i:trending(?: (?:news|now|stories|topics|today))?|(?:top|latest|more|other|recent|featured) (?:stories|news|headlines|videos|posts|articles)|popular (?:posts|now|stories)|popular on [\p{L}\d' ]{2,30}|what others are reading|editor\P{L}?s\P{L}?(?:picks?| picks?| choice)|what to read next|read next|read (?:these )?next)\s*:?$`,
		Example: "LATEST NEWS", Miss: "Latest news from the front was grim.",
	},
	{
		Name: "related/next-up", Category: Related, Header: true, Most: 9, Why: "opens a list of other stories",
		Pattern: `^(?:Next Up|Next up|NEXT UP) (?i:in) \p{Lu}[\p{L} &’']{2,40}$`,
		Example: "Next Up In Science & Health", Miss: "Next up in court was his brother.",
	},
	{
		Name: "related/more-from", Category: Related, Header: true, Most: 7, Why: "opens a list of other stories",
		Pattern: `^(?:More|MORE|Also|ALSO) (?:from|in|on|by|FROM|IN|ON|BY) (?:\p{Lu}[\p{L}\d'’&-]*(?: (?:of |the |& |and )?\p{Lu}[\p{L}\d'’&-]*){0,5}|this (?:author|section|topic|series))\s*:?$`,
		Example: "More from UK", Miss: "Also in attendance at Wednesday evening hearings were relatives of both victims.",
	},
	{
		Name: "related/more-great", Category: Related, Header: true, Most: 6, Why: "opens a list of other stories",
		Pattern: `^More (?:Great|Top|Must-Read) (?:\p{Lu}[\p{L}\d]* )?(?:Stories|Reads|Articles|Coverage)$`,
		Example: "More Great WIRED Stories", Miss: "More Great Lakes stories are told in song.",
	},
	{
		Name: "related/more", Category: Related, Header: true, Most: 5, Why: "opens a list of other stories",
		Pattern: `^(?:More:|DON.T MISS:?|TRENDING:|MORE:|Must Read(?: [\p{Lu}&][\p{L}]*){0,3}|MUST READ|GO DEEPER|Required reading|Required Reading|Explore further|Explore more on these topics|Further reading|Further Reading|Games featured in this article|In this article|Topics in this article|Keep Reading|KEEP READING)\W*$`,
		Example: "GO DEEPER", Miss: "Explore further options, the regulator told both banks.",
	},
	{
		Name: "related/recommended", Category: Related, Header: true, Most: 5, Why: "opens a list of other stories",
		Pattern: `^(?i:recommended(?: (?:for you|stories|reading|by|videos?|articles?))?|(?:we|our) (?:recommend|picks)|suggested (?:stories|articles|for you)|empfohlen(?:e artikel)?|recomendad[oa]s?(?: para (?:ti|voc[eê]))?|consigliati(?: per te)?)\s*:?$`,
		Example: "Recommended Stories", Miss: "Recommended doses vary.",
	},
}
