package clean

// agoLatin and agoAbroad are how long ago something was, in the languages that print it so.
const (
	agoLatin  = `(?i:just now|yesterday|(?:\d{1,2}|an?|one) (?:second|minute|hour|day|week|month)s?(?:,? \d{1,2} minutes?)? ago|vor \d{1,2} (?:sekunden|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?)|il y a \d{1,2} (?:minutes?|heures?|jours?|semaines?|mois)|hace \d{1,2} (?:minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?)|há \d{1,2} (?:minutos?|horas?|dias?|semanas?|m[eê]s(?:es)?)|\d{1,2} (?:minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]) fa|\d{1,2} (?:minuten|minuut|uur|dag(?:en)?|weken|week|maand(?:en)?) geleden|för \d{1,2} (?:minuter|timmar|dagar|veckor) sedan|for \d{1,2} (?:minutter|timer|dager|dage|uker|uger) siden|\d{1,2} (?:minut[ęy]?|godzin[ęy]?|dni|dzień|tygodni\p{L}*) temu|před \d{1,2} (?:minutami|hodinami|dny|týdny)|acum \d{1,2} (?:de )?(?:minute|ore|zile|săptămâni)|\d{1,2} (?:dakika|saat|gün|hafta|ay) önce|\d{1,2} (?:menit|jam|hari|minggu|bulan) (?:yang )?lalu|\d{1,2} (?:phút|giờ|ngày|tuần|tháng) trước)`
	agoAbroad = `(?:\d{1,2} (?:минут[уы]?|час(?:а|ов)?|д(?:ень|ня|ней)|недел[юиь]) назад|\d{1,2} (?:хвилин[уи]?|годин[уи]?|д(?:ень|ні|нів)|тижн\p{L}+) (?:тому|тому назад)|[Ππ]ριν (?:από )?\d{1,2} (?:λεπτά|ώρες|ώρα|ημέρες|μέρες|εβδομάδες)|(?:منذ|قبل) \d{1,2} (?:دقيقة|دقائق|ساعة|ساعات|يوم|أيام|أسابيع)|\d{1,2} (?:मिनट|घंटे|घंटा|दिन|सप्ताह|महीने) पहले|\d{1,2} ?(?:分钟|分鐘|小时|小時|天|日|周)前|\d{1,2} ?(?:分|時間|日|週間)前|\d{1,2} ?(?:분|시간|일|주) ?전)`
)

// stampRows say when a story was printed and how long it is, in the words that stamps.go and
// days.go do not know.
var stampRows = []*Rule{
	{
		Name: "timestamp/ago", Category: Timestamp, Place: Ends, Most: 8, Why: "how long ago the story was published",
		Pattern: `^(?:(?:Published|Updated|Posted|Publicado|Publié|Pubblicato|Geplaatst|Опубликовано|Опубліковано|Yayınlandı) )?(?:` + agoLatin + `|` + agoAbroad + `)$`,
		Example: "3 uur geleden", Miss: "3 uur geleden zonk de boot.",
	},
	{
		Name: "timestamp/labelled", Category: Timestamp, Place: Ends, Most: 14, Why: "when the story was published",
		Pattern: `^(?:(?:Artikel|Meldung|Beitrag|Nachricht) vom|Dernière (?:mise à jour|modification)|Date de publication|Fecha(?: de (?:publicación|creación))?|Data (?:di pubblicazione|de publicação|da publicação|publikacji|dodania|utworzenia|publicării)|Dodano|Статья (?:опубликована|обновлена)|Стаття (?:опублікована|оновлена)|Дата|Ημερομηνία(?: δημοσίευσης)?|Ενημέρωση|Cập nhật(?: lúc| ngày)?|Đăng (?:lúc|ngày)|Ngày đăng|Publikováno|Aktualizováno|Vydáno|Zveřejněno|Publicat(?: la| pe)?|Actualizat(?: la)?|Tayang|Terbit|Dipublikasikan|Uploaded|Print(?:ed)? (?:on|date)|Issue date|Release date|Publiceringsdatum|प्रकाशन तिथि|अपडेट)\s?:?\P{L}{0,3}(?:\p{L}{2,12},? )?(?:` + day + `|\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}\.? (?:de |di )?[\p{L}\p{M}]{3,12}\.?,? (?:de )?\d{4})(?:[ ,|–-][^!?“”"]{0,50}[^!?.“”"])?$`,
		Example: "Fecha de publicación: 13 de enero de 2008", Miss: "Cập nhật 13 tháng 1 là bản cuối.",
	},
	{
		Name: "timestamp/weekday-south", Category: Timestamp, Place: Ends, Most: 9, Why: "when the story was published",
		Pattern: `^(?:Thứ (?:hai|ba|tư|năm|sáu|bảy|Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật|Chủ Nhật)[, ]{1,2}(?:ngày )?\d{1,2}/\d{1,2}/\d{4}[^.!?]{0,40}$`,
		Example: "Chủ nhật, 13/01/2008, 10:02 (GMT+7)", Miss: "Chủ nhật, 13/01/2008 là ngày mưa.",
	},
	{
		Name: "wire/length", Category: Wire, Place: Ends, Most: 4, Why: "how long the story is",
		Pattern: `^\(?\d{2,4} (?:words|Wörter|mots|palabras|palavras|parole|слов[ао]?|слів|słów|woorden|ord|slov|kelime|kata)\)?$`,
		Example: "717 words", Miss: "717 words were cut",
	},
	{
		Name: "byline/how-long-ago", Category: Byline, Place: Top, Most: 12, Why: "who wrote the story, and how long ago",
		Pattern: `^(?:(?:By|BY|by|Von|Par|Por|Di|di|Door|Av|Af|De|Oleh|Автор:|Autor(?:ka|in)?:|Haber:) )?` + people + `(?: ?\([^()]{2,30}\)|,? (?:avec|con|com|mit|with|and|und|et|y|e) ` + people + `|, \p{Lu}[^,.!?“”"]{1,40})? ?(?:[-–—|•·,/] ?)?(?:` + agoLatin + `|` + agoAbroad + `)$`,
		Example: "Por Ana Ruiz - hace 2 horas", Miss: "Por Ana Ruiz supo hace 2 horas que era verdad",
	},
	{
		Name: "byline/role-clock", Category: Byline, Place: Top, Most: 14, Why: "who wrote the story, and at what hour",
		Pattern: `^(?:(?:By|BY) )?` + people + `, (?:` + proper + ` ){0,3}(?:(?:Staff|AP|Special|Senior|Sports|Business|Political) )?(?:Writer|Reporter|Correspondent|Editor|Columnist|Journalist) ?[-–—|•·,/] ?` + hour + `$`,
		Example: "Tove Askel, Gazette Staff Writer - 10:02 a.m.", Miss: "Tove Askel, Writer - 10:02 was her hour",
	},
	{
		Name: "byline/labelled-day", Category: Byline, Place: Top, Most: 12, Why: "who wrote the story, and when",
		Pattern: `^(?:Autor(?:ka|in)?|Автор(?:ка)?|Auteur|Autora?|Text|Tekst|Texto|Haber|Penulis|Συντάκτης|लेखक)\s?: ?` + people + `,? ?(?:[-–—|•·/] ?)?(?:` + day + `|\d{1,2}\. \d{1,2}\. \d{4})(?:,? (?:` + hour + `))?$`,
		Example: "Autor: Jana Nová, 13. 1. 2008", Miss: "Autor: Jana Nová, 13 knih",
	},
	{
		Name: "byline/writer-day", Category: Byline, Place: Top, Most: 22, Why: "who wrote the story, and when",
		Pattern: `^(?:(?:By|BY|by|Von|Par|Por|Di|Door|Av) )` + people + `(?:(?:,| and| AND| &|,? und|,? et|,? y) ` + people + `){0,3},? (?:[-–—|•·] ?)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{Ll}*\.?,? ` + months + ` \d{1,2},? ` + hour + `|(?:Published|Posted|Updated|Veröffentlicht|Publié(?: le)?|Publicado(?: el| em)?)? ?:? ?` + day + `(?:,? ` + hour + `)?(?: ?\| ?[^|.!?]{3,30}){0,3})$`,
		Example: "By LIV ANNE PETERS, Associated Press Writer Sat Dec 29, 10:10 AM ET", Miss: "By Liv Peters, who came on Sat Dec 29, 2007",
	},
}

// labelRows are labels of advertisements, lists and sources in words that widgets.go, headers.go
// and wire.go do not know.
var labelRows = []*Rule{
	{
		Name: "advertisement/scroll-on", Category: Advertisement, Most: 9, Why: "label around an advertisement",
		Pattern: `^(?i:advertisements?|anzeige|werbung|publicité|publicidade?|pubblicità|advertentie|annons|annonse|reklama?|reklam|реклама|iklan|quảng cáo|publicitate) ?[·|:–—-]? ?(?i:scroll|scrollen|story continues|article continues|continue|weiterlesen|artikel geht|lire la suite|la suite|sigue leyendo|continúa|continua|lees verder|artikeln fortsätter|gulir)\P{L}?[^.!?“”"]{0,40}\.?$`,
		Example: "Advertisement - story continues below", Miss: "Advertisement stories fill the paper, he said",
	},
	{
		Name: "advertisement/label-abroad", Category: Advertisement, Most: 8, Why: "label of an advertisement",
		Pattern: `^(?:Quảng cáo|QUẢNG CÁO|Publicitate|PUBLICITATE|(?:(?:Der )?Artikel|Der Text|Der Beitrag) wird nach der (?:Anzeige|Werbung) fortgesetzt|Continua a leggere dopo la pubblicità|(?:La notizia|L['’]articolo) continua dopo la pubblicità|Haberin devamı (?:reklam(?:dan|ın) (?:sonra|altında)|aşağıda)|(?:De )?(?:[Tt]ekst|[Aa]rtikel|[Vv]erhaal) gaat verder onder de advertentie|Článek pokračuje pod reklamou|Pokračování (?:článku )?pod reklamou|Articolul continuă după (?:publicitate|reclamă)|Стаття продовжується після реклами|Продовження після реклами|Το άρθρο συνεχίζεται μετά τη διαφήμιση|विज्ञापन के बाद जारी|Tin tức tiếp tục sau quảng cáo)\.?$`,
		Example: "Tekst gaat verder onder de advertentie", Miss: "Publicitate mascată, spune raportul",
	},
	{
		Name: "related/trending-now", Category: Related, Most: 24, Why: "link to another story",
		Pattern: `^(?:(?:TRENDING(?: NOW)?|Trending(?: [Nn]ow)?|POPULAR NOW|Editor['’]?s['’]? [Pp]icks?) ?[:|] ?[\p{Lu}\d‘“'"][^:]{6,160}[^.:,;!?]|(?:ट्रेंडिंग|यह भी पढ़ें|В тренде|У тренді|Tendencia|Em alta|Tendance|Im Trend|Di tendenza|Sedang tren|Gündemdekiler) ?[:：|] ?[\p{Lu}\p{Lo}\d«„“"][^:]{6,160}[^.:,;।])$`,
		Example: "Trending: Ferry line to the islands gets new ships", Miss: "Trending: that is what the mayor called the plan.",
	},
	{
		Name: "related/editors", Category: Related, Header: true, Most: 7, Why: "opens a list of other stories",
		Pattern: `^(?:(?i:empfehlungen der redaktion|redaktionsempfehlung(?:en)?|die redaktion empfiehlt|(?:la sélection|le choix|les choix) de la rédaction|selección (?:de la redacción|del editor)|lo más destacado|escolha(?:s)? d[oa] (?:editor|redação)|(?:le )?scelte della redazione|scelti (?:dalla redazione|per voi)|keuze van de redactie|redaktionens (?:val|valg)|wybór redakcji|çok okunanlar|editörün seçtikleri|tin (?:liên quan|cùng chuyên mục|đọc nhiều|mới nhất)|(?:đọc|xem) nhiều(?: nhất)?|nejčtenější(?: články)?|mohlo by vás zajímat|doporučujeme|cele mai citite|cele mai noi|citește și|recomandări|pilihan (?:editor|redaksi))|Выбор редакции|Вибір редакції|Рекомендуем|Рекомендуємо|Δημοφιλή|Επιλογές της σύνταξης|اختيارات المحرر|(?:编辑|編輯|小编|小編)(?:推荐|推薦)|編集部の?(?:おすすめ|オススメ|イチオシ)|(?:에디터|편집자) 추천)\s*[:：]?$`,
		Example: "Empfehlungen der Redaktion", Miss: "Empfehlungen der Redaktion fehlten",
	},
	{
		Name: "source/files-abroad", Category: Source, Place: Tail, Most: 12, Why: "agencies the story draws on",
		Pattern: `^(?:[–—-] ?)?(?:По (?:материалам|информации|данным|сообщениям)|За (?:матеріалами|інформацією|даними)|Theo|Avec (?:des informations|les informations) d[eu]|Mit (?:Informationen|Agenturmaterial) (?:von|der)|Con materiali(?: di| da)?|Na podstawie|Podle|Conform|Σύμφωνα με)(?: (?:агентства|агенції|агенства|de l['’]|de la|la|le|l['’]|the|τη|το|das|der))* ?[«„"]?\p{Lu}[^.!?“”"«»,]{1,50}[»”"]?$`,
		Example: "По материалам ТАСС", Miss: "По данным совета, работы займут три года",
	},
	{
		Name: "source/bracketed-abroad", Category: Source, Place: Tail, Most: 4, Why: "agency the story comes from",
		Pattern: `^[(（\[](?:भाषा|वार्ता|पीटीआई|एएनआई|आईएएनएस|एएफपी|रॉयटर्स|新华社|新華社|新华网|中新社|中新网|中央社|人民日报|央视新闻|共同|時事|ロイター|연합뉴스|뉴시스|뉴스1|وكالات|رويترز|أ ف ب|واس|وام|د ب أ|Xinhua|Reuters|Antara|Bernama|TTXVN|Укрінформ|Интерфакс|Інтерфакс|РИА Новости)(?:[ /／、,，][^()（）]{1,20})?[)）\]][.。]?$`,
		Example: "（新华社）", Miss: "（笑）",
	},
	{
		Name: "related/medium-bar", Category: Related, Most: 24, Why: "link to a recording or pictures",
		Pattern: `^(?:MAP|PHOTOS?|VIDEOS?|GRAPHIC|AUDIO|POLL|QUIZ|FULL COVERAGE|INTERACTIVE|TIMELINE|SLIDESHOW|GALLERY|PODCAST|LIVE BLOG|FOTOS?|FOTOSTRECKE|GRAFIK|KARTE|INFOGRAF[IÍ][AK]|DIAPORAMA|GALERÍA|GALERIA|ФОТО|ВИДЕО|ВІДЕО|ГРАФИКА) ?\| ?[\p{Lu}\d‘“'"«„][^|]{3,160}[^.|]$`,
		Example: "MAP | South coast's key harbours", Miss: "MAP | no",
	},
	{
		Name: "caption/sides-named", Category: Caption, Most: 70, Why: "says who stands left and right",
		Pattern: `^.{0,240}(?:\p{Lu}[\p{L}\p{M}.'’-]+(?:,\P{L}\b(?:left|far left|right|far right|cent(?:er|re)|second from (?:left|right)|third from (?:left|right)), .{3,200}\p{Lu}[\p{L}\p{M}.'’-]+,\P{L}\b(?:left|far left|right|far right|cent(?:er|re)|second from (?:left|right)|third from (?:left|right))(?:$|[,.]| and )|,?\P{L}\((?:l|li|links|l\.|li\.|vorne|à gauche|izq\.?|izquierda|a la izquierda|esq\.?|à esquerda|a sinistra|слева|ліворуч|зліва|z lewej|po lewej|solda|vlevo|till vänster|t\.v\.|til venstre|αριστερά)\)?[,)].{3,200}\p{Lu}[\p{L}\p{M}.'’-]+,?\P{L}\((?:r|re|rechts|r\.|re\.|M\.|m\.|Mitte|hinten|à droite|der\.?|derecha|a la derecha|dir\.?|à direita|a destra|справа|праворуч|z prawej|po prawej|sağda|vpravo|till höger|t\.h\.|til høyre|til højre|δεξιά)\))).{0,300}$`,
		Example: "Tove Askel, left, is the mayor, and Jan Moen, center, the engineer of the old pier", Miss: "Askel left, and Moen was right, the paper said.",
	},
}
