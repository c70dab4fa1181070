package clean

// listHeadRows head lists of other stories in the words of the languages that headers.go does not know.
// Each is the whole line: with anything behind it, the words are prose.
var listHeadRows = []*Rule{
	{
		Name: "related/more-on-german", Category: Related, Header: true, Most: 8, Why: "opens a list of other stories",
		Pattern: `^(?i:(?:weitere|mehr|ähnliche|passende|verwandte|aktuelle|neueste|andere) (?:beiträge|artikel|themen|nachrichten|meldungen|texte|geschichten|inhalte)(?: (?:zum thema|zu diesem thema|aus .{3,24}|dazu|von .{3,24}))?|mehr (?:zum thema|zu diesem thema|zu diesem artikel|aus (?:dem|der) (?:ressort|rubrik).{0,24}|dazu|lesen)|das könnte (?:sie|dich|euch) auch interessieren|auch interessant|lesen sie (?:auch|hierzu|dazu)|passend zum thema|zum thema|meistgelesene artikel|die auswahl der redaktion|unsere empfehlungen?|themen des artikels|die beliebtesten artikel)\s?[:…»>.]{0,3}$`,
		Example: "Weitere Beiträge zum Thema", Miss: "Weitere Beiträge zum Thema lehnte der Verlag ab.",
	},
	{
		Name: "related/more-on-romance", Category: Related, Header: true, Most: 8, Why: "opens a list of other stories",
		Pattern: `^(?i:(?:à|a) (?:découvrir|ne pas manquer)(?: aussi)?|(?:à|a) (?:lire|voir) (?:aussi|également|ensuite)|sur le m[eê]me (?:thème|sujet)|dans la m[eê]me (?:rubrique|catégorie)|articles? (?:similaires?|liés?|associés?|recommandés?|connexes?|les plus lus)|nos (?:dernières vidéos|articles|recommandations)|vous aimerez aussi|vous pourriez aussi aimer|ceci pourrait (?:aussi )?vous intéresser|` +
			`(?:también )?(?:te|le) (?:puede|podría|pueden|podrían)(?: también)? (?:interesar|gustar)|noticias? relacionadas?|art[ií]culos? relacionados?|contenidos? relacionados?|más (?:sobre (?:este tema|el tema)|noticias|en esta sección|en .{3,20})|lee también|ver también|no te pierdas|últimas noticias|para saber más|` +
			`você (?:(?:também )?(?:pode|vai) (?:também )?gostar|pode (?:também )?se interessar)|talvez (?:você )?(?:também )?(?:goste|se interesse)|(?:not[ií]cias?|artigos?|mat[eé]rias?|posts?|conteúdos?|v[ií]deos?) relacionad[oa]s?|(?:veja|leia|confira)(?: também| mais)|mais (?:notícias|sobre (?:o|este) (?:tema|assunto)|lidas|vistos)|não perca|` +
			`(?:ti )?potrebbe(?:ro)? (?:anche )?interessar(?:e|ti|vi)(?: anche)?|articoli (?:correlati|simili|recenti)|notizie correlate|leggi anche|vedi anche|altre notizie|altri articoli|sullo stesso (?:tema|argomento)|i più letti|da non perdere)\s?[:…»>.!]{0,3}$`,
		Example: "Você pode gostar...", Miss: "Você pode gostar do porto, disse ele.",
	},
	{
		Name: "related/more-on-nordic", Category: Related, Header: true, Most: 8, Why: "opens a list of other stories",
		Pattern: `^(?i:(?:lees|meer)(?: meer| ook)? over (?:dit|het) (?:onderwerp|artikel|thema)|(?:meer|ander) nieuws|gerelateerde (?:artikelen|berichten|onderwerpen|inhoud)|lees (?:ook|verder)|meest gelezen|dit vind je misschien ook (?:leuk|interessant)|aanbevolen|meer over dit onderwerp|` +
			`(?:les|læs|läs) (?:mer|mere) om (?:saken|emnet|ämnet|sagen|temaet)|(?:les|læs|läs) (?:også|også:|också|även)|(?:flere|fler|andre|andra) (?:saker|artikler|artiklar|nyheter|nyheder)|relatert(?:e)?(?: (?:saker|artikler|emner))?|relaterede? (?:artikler|emner)|relaterade? (?:artiklar|ämnen)|relaterte emner|mest (?:lest|læst|läst)(?: nå| nu)?|du vil måske også|(?:andre|andra) läser(?: nu)?|siste nytt|senaste nytt|seneste nyt)\s?[:…»>.!]{0,3}$`,
		Example: "Les mer om saken", Miss: "Les mer om saken og døm selv, sa hun.",
	},
	{
		Name: "related/more-on-slavic", Category: Related, Header: true, Most: 8, Why: "opens a list of other stories",
		Pattern: `^(?:(?:Przeczytaj|Czytaj|Zobacz|Sprawdź|Polecamy|PRZECZYTAJ|CZYTAJ|ZOBACZ)(?: (?:też|także|również|więcej|TEŻ|TAKŻE|RÓWNIEŻ))?|Powiązane (?:artykuły|tematy)|Podobne (?:artykuły|tematy|wiadomości)|Więcej (?:na ten temat|o)|Zobacz więcej|Najczęściej czytane|Najnowsze(?: wiadomości)?|Może Cię zainteresować|Polecane(?: artykuły| dla Ciebie)?|` +
			`(?:Другие|Ещё|Еще|Все|Последние|Главные|Похожие|Смежные) (?:новости|материалы|статьи|публикации|записи)(?: (?:по (?:этой )?теме|по теме|на эту тему|рубрики|раздела|дня|сайта))?|(?:Материалы|Новости|Статьи|Публикации|Ссылки) (?:по (?:этой )?теме|на тему|партнеров|партнёров)|Читайте (?:также|ещё|еще|по теме)|Смотрите также|Вам (?:может быть|будет) интересно|Вас может заинтересовать|Самое (?:читаемое|популярное|интересное|обсуждаемое)|Новости партн[её]ров|Рекомендуем(?: прочитать)?|Это интересно|` +
			`(?:Інші|Усі|Останні|Схожі|Пов['’ʼ]язані) (?:новини|матеріали|статті)(?: (?:за темою|по темі|на цю тему|дня))?|(?:Матеріали|Новини|Статті) (?:за темою|по темі|партнерів)|Читайте також|Дивіться також|Вас може зацікавити|Найпопулярніше|Рекомендуємо)\s?[:…»>.!]{0,3}$`,
		Example: "Другие новости по этой теме", Miss: "Другие новости по этой теме цензура не пропустила.",
	},
	{
		Name: "related/more-on-abroad", Category: Related, Header: true, Most: 9, Why: "opens a list of other stories",
		Pattern: `^(?:(?:Σχετικ(?:ά|ές|ή) (?:άρθρα|θέματα|νέα|ειδήσεις|είδηση|αναρτήσεις)|Διαβάστε (?:ακόμη|ακόμα|επίσης|περισσότερα)|Δείτε (?:επίσης|ακόμα|ακόμη|περισσότερα)|Περισσότερα (?:άρθρα|νέα|θέματα)|Άλλα άρθρα(?: του (?:ιδίου|ίδιου) συγγραφέα)?|Τα [Ππ]ιο (?:διαβασμένα|Διαβασμένα|δημοφιλή)(?: [Θθ]έματα)?|(?:Τελευταία|ΤΕΛΕΥΤΑΙΑ) (?:νέα|ΝΕΑ)|(?:Τελευταίες|ΤΕΛΕΥΤΑΙΕΣ) (?:ειδήσεις|ΕΙΔΗΣΕΙΣ)|Ροή ειδήσεων|Μπορεί να σας ενδιαφέρει|ΔΙΑΒΑΣΤΕ (?:ΕΠΙΣΗΣ|ΑΚΟΜΑ|ΑΚΟΜΗ))|(?:İlgili|Benzer|Diğer|Son|Önerilen) (?:haberler|içerikler|konular|yazılar|Haberler|İçerikler|Yazılar)|(?:İlginizi|İlginizi de) çekebilir|Bunlar da ilginizi çekebilir|En çok okunan(?:lar| haberler)|Bunlara da bakın|` +
			`(?:مواضيع|أخبار|مقالات|مقالات أخرى|اقرأ المزيد|المزيد من الأخبار|المزيد) ?(?:ذات صلة|مشابهة|متعلقة|قد تهمك)?|قد يعجبك أيض[اًا]+|قد يهمك أيض[اًا]+|(?:اخبار|مطالب|خبرهای) (?:مرتبط|مشابه|بیشتر)|بیشتر بخوانید|پربازدیدترین(?: ?ها)?|(?:אולי יעניין אותך|אולי יעניין אתכם|עוד בנושא|כתבות נוספות|כתבות קשורות|עוד כתבות|הנקראות ביותר|עוד ב־?\p{L}{3,16})|(?:कुछ )?(?:और|अन्य|संबंधित|ताज़ा|ताजा) (?:खबरें|ख़बरें|समाचार|लेख)|(?:यह|ये|इन्हें) भी (?:पढ़ें|पढ़ें|देखें)|(?:ข่าวที่เกี่ยวข้อง|ข่าวแนะนำ|ข่าวล่าสุด|บทความที่เกี่ยวข้อง|อ่านเพิ่มเติม|เรื่องที่เกี่ยวข้อง|คุณอาจสนใจ|ข่าวยอดนิยม))\s?[:：…»>.!]{0,3}$`,
		Example: "Σχετικά άρθρα", Miss: "Σχετικά άρθρα δεν βρέθηκαν στο αρχείο.",
	},
	{
		Name: "related/more-on-east", Category: Related, Header: true, Most: 9, Why: "opens a list of other stories",
		Pattern: `^[※◆■▼●★▶【\[]?\s?(?:(?:相关|相關|延伸|推荐|推薦|更多|精彩|热门|熱門|最新|其他|其它|同类|同類)(?:链接|鏈接|連結|新闻|新聞|阅读|閱讀|报道|報導|报导|文章|资讯|資訊|内容|專題|专题|推荐|推薦)|(?:猜你|您可能|你可能)(?:喜欢|喜歡|感兴趣|感興趣|还喜欢|也喜歡)?(?:的文章)?|(?:你|您)可能(?:也|还|還)(?:想看|喜欢|喜歡|感兴趣)|(?:热门|熱門)(?:搜索|搜尋|关键词|關鍵字|标签|標籤)|(?:热点|今日|本日)(?:新闻|新聞|推荐|排行)|点击排行|热评排行|(?:関連|おすすめ|オススメ|人気|最新|注目|新着|その他|他)の?(?:する)?(?:記事|ニュース|リンク|コンテンツ|キーワード|トピックス)(?:一覧|ランキング)?|(?:あわせて|合わせて|併せて|こちらも|次に)(?:読みたい|読む|おすすめ|オススメ|どうぞ)(?:記事)?|アクセスランキング|よく読まれている記事|(?:관련|추천|인기|많이 본|최신|주요|다른|이 시각|오늘의) ?(?:뉴스|기사|콘텐츠|글|키워드|주요뉴스|포토)|함께 (?:볼만한|읽으면 좋은|보면 좋은) ?(?:기사|뉴스|콘텐츠)|많이 본 뉴스|실시간 (?:주요 ?뉴스|인기 ?기사))\s?[】\]]?\s?(?:更多)?[:：…»>.!]{0,3}$`,
		Example: "※相关链接", Miss: "相关链接星期一被删除。",
	},
	{
		Name: "related/more-on", Category: Related, Header: true, Most: 6, Why: "opens a list of other stories",
		Pattern: `^(?:Related [Rr]oundups?|MORE TRENDING|More [Tt]rending|Trending [Vv]ideos?|TOP STORIES|(?:More|Other) (?:[Nn]ews|[Ss]tories) (?:[Ss]ources|[Ll]ike this|[Yy]ou (?:may|might) like)|You (?:may|might) (?:also )?be interested in|(?:Our|The) (?:[Ll]atest|[Bb]est) (?:[Vv]ideos?|[Ss]tories)(?: [Ff]rom)?|Latest [Vv]ideos?(?: [Ff]rom)?|Links [Ww]e [Ll]ike|(?:Read|See|View) (?:our|all our) (?:complete|full|special) coverage|Today on \p{Lu}[\p{L} ]{3,40}|What to [Rr]ead [Nn]ext|(?:Most|Recent) [Cc]ommented|People (?:also|are) (?:read|reading)|Recommended (?:by our (?:editors|partners)|reading list))\s?[:…»>.!]{0,3}$`,
		Example: "Related Roundup", Miss: "Related roundup of cattle was cruel.",
	},
	{
		Name: "related/read-thou", Category: Related, Most: 40, Why: "link to another story",
		Pattern: `^(?:(?:Читай|ЧИТАЙ|Смотри|СМОТРИ|Дивись|ДИВИСЬ)\P{L}(?:также|ТАКЖЕ|ещё|еще|по теме|також|ТАКОЖ)\s?[:：|]\s?\S.{3,}|Mehr (?:zum Thema|dazu|Infos) (?:finden|lesen|erfahren) Sie (?:auch )?[^.?!„“"]{3,90}:?)$`,
		Example: "Читай также: Шторм закрыл старую гавань", Miss: "Читай также между строк, учил он.",
	},
	{
		Name: "source/with-files", Category: Source, Place: Tail, Most: 16, Why: "agencies the story draws on",
		Pattern: `^(?:--|[–—]|- ?|\()\s?(?:(?i:with) (?:additional |an? )?(?:files?|reports?|reporting|material|information|notes) (?:from|by)|[Mm]it (?:Material|Informationen) (?:von|der)|[Aa]vec|[Cc]on información de|[Cc]om informações d[aeo]s?|[Cc]on informazioni d[aeil]+|[Mm]et medewerking van|[Mm]ed (?:bidrag|materiale?) fra) \p{Lu}[^.!?“”"]{1,80}\)?\.?$`,
		Example: "-- With files from The Canadian Press", Miss: "-- With files from the archive he went home.",
	},
}
