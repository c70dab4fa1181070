package clean

// mediaRows are the controls and messages of players and galleries.
var mediaRows = []*Rule{
	{
		Name: "media/no-source", Category: Media, Most: 12, Why: "message of a media player",
		Pattern: `^(?i:no media source currently available|please wait|loading(?: content| video|, please wait)?[ .!…]{0,4}|media playback is (?:unsupported|not supported) on (?:your|this) device|video (?:unavailable|player is loading)\.?|this video (?:is not available|cannot be played).{0,40}|the code has been copied to your clipboard\.?|the url has been copied to your clipboard)$`,
		Example: "No media source currently available", Miss: "No media source would confirm it.",
	},
	{
		Name: "media/time", Category: Media, Most: 5, Why: "times of a media player",
		Pattern: `^\d{1,2}:\d{2}(?::\d{2})?(?:[ /-]{1,3}\d{1,2}:\d{2}(?::\d{2})?){0,3}$`,
		Example: "0:00 0:00:52 0:00", Miss: "10:30 was the agreed hour.",
	},
	{
		Name: "media/caption", Category: Media, Most: 60, Why: "caption of a media player",
		Pattern: `^Media [Cc]aption:? \p{Lu}.{5,250}$`,
		Example: "Media caption Julian Assange being dragged from the Ecuadorean embassy in London", Miss: "Media captions vary.",
	},
	{
		Name: "media/browser", Category: Media, Most: 24, Why: "message to browsers",
		Pattern: `^(?i:your browser does(?: not|n.t) support .{3,80}|this (?:slideshow|page|site|feature) requires javascript.{0,60}|(?:please )?enable javascript.{0,80}|javascript (?:is|must be) .{3,80}|bitte aktivieren sie javascript.{0,80}|veuillez activer javascript.{0,80}|activa javascript.{0,80}|this content requires an adobe flash plugin.{0,80}|to view this (?:video|content) .{3,120})$`,
		Example: "This slideshow requires JavaScript.", Miss: "A browser does not support terror.",
	},
	{
		Name: "media/control", Category: Media, Most: 3, Why: "control of a media player",
		Pattern: `^(?:Play|PLAY|Pause|Mute|Unmute|Replay|Play [Vv]ideo|PLAY VIDEO|Play Now|Watch [Nn]ow|WATCH NOW|Watch Live|WATCH LIVE|Now Playing|NOW PLAYING|Autoplay|Fullscreen|Full [Ss]creen|Settings|Captions|Subtitles|X|Listen|LISTEN|Listen now|Play audio|Artikel anhören|Écouter|Escuchar|Ouvir|Ascolta|Luister|Posłuchaj|Слушать|Слухати|استمع|सुनें|再生|듣기|Transcript|TRANSCRIPT|Video player|Watch CBSN Live|CBSN|Ver video|Assista|Guarda)$`,
		Example: "Artikel anhören", Miss: "Play on words.",
	},
	{
		Name: "media/up-next", Category: Media, Place: Ends, Most: 3, Why: "control of a media player",
		Pattern: `^(?:Up [Nn]ext|UP NEXT)$`,
		Example: "UP NEXT", Miss: "Up next, the Heat host Washington on Saturday night.",
	},
	{
		Name: "media/live", Category: Media, Most: 7, Why: "link to a live broadcast",
		Pattern: `^(?:LIVE TV|Live TV|Watch Live News|WATCH LIVE TV|Live Stream|LIVE STREAM|Watch live stream)(?:: ?.{0,20})?$`,
		Example: "LIVE TV", Miss: "Live TV killed the newsreel, he said.",
	},
	{
		Name: "media/slot", Category: Media, Most: 6, Why: "place in a gallery",
		Pattern: `^(?:(?i:more videos|image|photo|slide|gallery|foto|bild|imagen)\P{L}*\d+ ?(?:of|von|de|di|sur|из|van|av|af|/)? ?/? ?\d*\)?|\(?\d+ ?(?:of|von|de|di|sur|из|van|av|af|/|of /) ?/? ?\d+\)?|(?i:view all) \(\d+\)|\(?\d+ (?:photos|images|pictures|Fotos|Bilder)\)?)$`,
		Example: "Image 1 of / 23", Miss: "1 of 6 survivors spoke.",
	},
	{
		Name: "media/gallery", Category: Media, Most: 4, Why: "control of a gallery",
		Pattern: `^(?i:caption|close|close modal|open image modal|(?:hide|toggle|show) caption|enlarge(?: this)? image|expand image|see full gallery|view (?:full )?gallery|view (?:all )?photos|view slideshow|view image in fullscreen|full size image|photo gallery|galería|bilderstrecke|zur galerie)$`,
		Example: "toggle caption", Miss: "Close games are rare.",
	},
	{
		Name: "media/embed", Category: Media, Most: 10, Why: "control of a media player",
		Pattern: `^(?:Link to this video|Embed this video|Copy|Embed|EMBED|Embed code|Copy this code .{3,40}|Direct link|Pop-out player|Download(?: audio| video| MP3)?|Embed share|width px height px|\d{3,4}p(?: \| [\d.]+[MK]B)?)$`,
		Example: "Pop-out player", Miss: "Copy editors left.",
	},
	{
		Name: "media/video", Category: Media, Most: 30, Why: "title of a media player",
		Pattern: `^(?:(?:Video|VIDEO|Watch|WATCH|Audio|AUDIO|Видео|Відео|Vidéo|Vídeo|Vídeos|فيديو|वीडियो|视频|影片|動画|동영상|영상)\s*[:：|]\s*\S.{0,200}|(?:Video|VIDEO|Audio|AUDIO|Watch|Видео|Відео|Vidéo|Vídeo)[:：]?)$`,
		Example: "Video: In this talk presented at the 2016 TEDMED conference, Jennifer Pluznick discusses smell", Miss: "Video of the arrest went viral.",
	},
	{
		Name: "media/reading-time", Category: Media, Most: 12, Why: "time it takes to read or hear",
		Pattern: `^(?:(?i:listen)\P{L}{1,3}\d+(?::\d\d)? ?(?i:min\p{L}*)|\(?\d+[ -]?(?i:min(?:ute)?s?|minuten|minuti|minutos|minuter)\.?\)?(?:[ -]?(?i:read|listen|watch|de (?:lecture|leitura|lectura)|di lettura|lesezeit|leestijd|czytania|okuma|baca))?|\d+ минут\p{L}* (?:чтения|читання)|(?i:reading time|read time|estimated reading time|tempo de leitura|tempo di lettura|temps de lecture|tiempo de lectura|lesezeit|leestijd|okuma süresi|czas czytania)\P{L}*\d+.{0,16}|Время чтения\P{L}*\d.{0,12}|阅读时间.{1,12}|(?i:listen to this article).{0,30}|` + months + ` \d{1,2}, \d{4} at .{4,20} • \d+ min read)$`,
		Example: "Tempo de leitura: 2 minutos", Miss: "5 minutes read as an hour.",
	},
	{
		Name: "media/state", Category: Media, Most: 16, Why: "words for screen readers around a player",
		Pattern: `^(?:\d+ seconds of \d+ (?:minutes?|hours?|seconds?).{0,40}|(?:Volume|Current Time|Duration|Loaded|Remaining Time)\P{L}{1,4}\d[\d:.%]*.{0,20}|Press shift question mark .{0,80}|🔊.{0,30})$`,
		Example: "0 seconds of 1 minute, 30 seconds", Miss: "30 seconds of silence.",
	},
}

// navigationRows are ways around a site and what its machinery left behind.
var navigationRows = []*Rule{
	{
		Name: "navigation/skip", Category: Navigation, Most: 6, Why: "link for getting around the page",
		Pattern: `^(?i:accessibility links|breaking news|skip (?:to (?:main |the )?(?:content|navigation|footer|search)|links|navigation)|jump to (?:content|navigation|recipe)|continue reading the main story|go to home ?page ?»?|site index|(?:zum|direkt zum) (?:inhalt|hauptinhalt)(?: springen)?|aller au contenu|ir al contenido|pular para o conteúdo|vai al contenuto|przejdź do treści)$`,
		Example: "Continue reading the main story", Miss: "Accessibility links both laws.",
	},
	{
		Name: "navigation/kicker", Category: Navigation, Most: 2, Why: "label above a headline",
		Pattern: `^(?:BREAKING|LIVE|Live|EXCLUSIVE|JUST IN|DEVELOPING|TOP STORY|EILMELDUNG|Eilmeldung|ÚLTIMA HORA|URGENT|СРОЧНО|Срочно|МОЛНИЯ|ТЕРМІНОВО|SON DAKİKA|Son Dakika|PILNE|عاجل|ब्रेकिंग न्यूज़|快讯|突发|速報|속보|\[속보\])$`,
		Example: "EXCLUSIVE", Miss: "Exclusive schools are hard to enter.",
	},
	{
		Name: "navigation/menu", Category: Navigation, Most: 4, Why: "entry of a menu",
		Pattern: `^(?:(?i:home|home ?page|menu|search|log ?in|log ?out|sign ?in|sign up|register|subscribe|sections|my account|contact(?: us)?|about(?: us)?|advertise(?: with us)?|archives?|site ?map|help|faqs?|newsletters?|careers|more news))$`,
		Example: "Contact us", Miss: "Search parties found him.",
	},
	{
		Name: "navigation/section", Category: Navigation, Most: 4, Why: "entry of a menu",
		Pattern: `^(?:World|News|Sports?|Business|Politics|Opinions?|Lifestyle|Entertainment|Health|Science|Tech|Technology|Videos?|Photos|Culture|Travel|Startseite|Suche|Anmelden|Politik|Wirtschaft|Accueil|Rechercher|Connexion|Politique|Économie|Inicio|Buscar|Iniciar sesión|Deportes|Início|Entrar|Esportes|Ricerca|Accedi|Cronaca|Zoeken|Inloggen|Szukaj|Zaloguj się|Ana [Ss]ayfa|Giriş|Beranda|Masuk|Главная|Поиск|Войти|Новости|Політика|Головна|Новини|الرئيسية|بحث|होम|खोजें|首页|首頁|搜索|登录|登入|ホーム|検索|ログイン|홈|검색|로그인)$`,
		Example: "Lifestyle", Miss: "News travels fast.",
	},
	{
		Name: "navigation/crumbs", Category: Navigation, Most: 16, Why: "path to the page",
		Pattern: `^(?:(?i:you are (?:at|here):?|sie sind hier:?|vous êtes ici ?:?|estás en:?|você está aqui:?|ti trovi in:?)(?: ?[^.]{0,80})|(?:Home|HOME|Startseite|Accueil|Inicio|Início|Главная|Головна|首页|ホーム|홈|News|Homepage) ?[›»>/→] ?[^.]{2,80})$`,
		Example: "You are at:", Miss: "You are here because of me, he said.",
	},
	{
		Name: "navigation/path", Category: Navigation, Most: 30, Why: "path to the page",
		Pattern: `^(?:(?:您?(?:现在的?|現在的?|当前的?|當前的?|目前的?|所在的?)?位置(?:提示)?|現在地)\s?[:：].{2,80}|\p{L}[^.!?;:»›>＞|«"“”\d]{0,40}(?:\s?[»›＞]\s?|\s>>?\s|>>)\p{L}[^.!?;:»›>＞|«"“”\d]{0,40}(?:\s?[»›＞]\s?|\s>>?\s|>>)[^»«"“”]{1,100})$`,
		Example: "Noticias » Sociedad » Cierra el puente viejo", Miss: "Il dit « oui » puis « non » à la ville.",
	},
	{
		Name: "navigation/top", Category: Navigation, Most: 5, Why: "link for getting around the page",
		Pattern: `^(?i:(?:scroll )?back to (?:top|gallery|home|homepage|all news|menu|list)|top of page|go back|nach oben|zurück(?: zur startseite)?|retour(?: en haut| à l'accueil)?|volver(?: arriba)?|voltar(?: ao topo)?|torna su|top ↑)$|^(?:Наверх|↑ ?Top|↑ ?TOP|뒤로가기.{0,20})$`,
		Example: "Back to Gallery", Miss: "Back to top form, Leeds won.",
	},
	{
		Name: "navigation/pager", Category: Navigation, Most: 8, Why: "link to the next page",
		Pattern: `^(?i:previous next|prev(?:ious)? page|next page|next|previous|prev|next ?[›»>→]|[‹«<←] ?prev(?:ious)?|(?:pages?|seite|página|pagina|strona)\P{L}{0,2}\d[\d \[\]|/]{0,30}(?:of|von|de|di|sur)? ?\d{0,3}|page suivante|nächste seite|siguiente|próxima(?: página)?|pagina successiva|weiter|volgende|następna(?: strona)?)$|^(?:次のページ|次へ|下一页|下一頁|上一页|上一頁|다음 ?페이지)$`,
		Example: "Previous Next", Miss: "Next page in the saga.",
	},
	{
		Name: "navigation/edition", Category: Navigation, Most: 4, Why: "choice of edition or language",
		Pattern: `^(?:\p{Lu}\p{Ll}+(?:\.\p{Lu}\.)? Edition|English|EN|Español|Deutsch|Français|Português|Русский|Українська|Türkçe|العربية|हिन्दी|中文(?: \(Chinese\))?|日本語(?: \(Japanese\))?|한국어|Bahasa Indonesia|Polski|Italiano|Print Edition|Choose (?:language|edition))$`,
		Example: "English Edition", Miss: "English edition sales rose.",
	},
	{
		Name: "navigation/text-size", Category: Navigation, Most: 6, Why: "choice of text size",
		Pattern: `^(?:(?:Normal |Small |Large )?[Tt]ext size|Font [Ss]ize|Close Font Size|Abc (?:Small|Normal|Large|Medium)|A[+-]? ?A[+-]|A- A\+?|AAA|글꼴 선택.{0,30}|글자 ?크기.{0,20}|文字サイズ.{0,10}|字号.{0,10}|Schriftgröße.{0,10}|Размер (?:шрифта|текста))$`,
		Example: "Abc Small", Miss: "Text size matters.",
	},
	{
		Name: "navigation/print", Category: Navigation, Most: 7, Why: "link to prints and licences",
		Pattern: `^(?:(?i:print this (?:article|page|story)|licensing & reprints|(?:order|get|request) reprints?|reprints?(?: & permissions)?|reuse this content|purchase licensing rights|report (?:an )?error|report a typo|buy this photo|drucken|imprimer|imprimir|stampa|drukuj|yazdır|cetak)(?:.{0,20})|Версия для печати|Распечатать|打印|列印|印刷|인쇄(?:하기)?)$`,
		Example: "Licensing & Reprints", Miss: "Print edition readers disagree.",
	},
	{
		Name: "navigation/number", Category: Navigation, Place: Ends, Most: 1, Why: "number of a picture or page",
		Pattern: `^\d{1,3}$`,
		Example: "6", Miss: "6 died.",
	},
	{
		Name: "navigation/ago", Category: Navigation, Most: 6, Why: "age of a listed story",
		Pattern: `^(?:(?i:updated |posted |published )?\d+ ?(?:[hdmws]|[HMD]|min|mins|hrs?|hours?|minutes?|days?|weeks?|months?)(?: ago|\b \d{1,5})?|(?:vor|il y a|hace|há)\P{L}{2,4}(?:Stunden?|Minuten?|Tag(?:en?)?|heures?|minutes?|jours?|horas?|minutos?|días?|dias?)|\d+ (?:час(?:а|ов)?|минут(?:ы|у)?|дн(?:я|ей)) назад|\d+ ?(?:小时|分钟|天|時間|分|日|시간|분|일) ?(?:前|전))$`,
		Example: "17h 1715", Miss: "17 hours ago he was alive.",
	},
	{
		Name: "navigation/markup", Category: Navigation, Most: 40, Why: "code that should not be seen",
		Pattern: `^(?:Fill \d+ Copy \d+|Created with Sketch\.|image/svg\+xml|Icon / Check Mark.{0,20}|Chevron(?: (?:Left|Right|Up|Down)(?: Icon)?)?|Arrow(?: (?:Left|Right|Up|Down))?|(?i:<script\b.*|</?(?:div|span|iframe|p|img|a)\b[^>]*>.{0,20}|&lt;/?(?:span|div|iframe|script)\b.*|\{\{.*\}\}|function\s?\(.*\{.*|var \w+ ?=.*|\.[a-z][\w-]+ ?\{.*\}|window\.\w+.*[;=({].*|\(function\s?\(.*)|list\.metadata\.\w+|null|undefined|NaN|\[object Object\])$`,
		Example: "undefined", Miss: "The function of the court is to decide.",
	},
	{
		Name: "navigation/shortcode", Category: Navigation, Most: 20, Why: "code that should not be seen",
		Pattern: `^\[/?(?:inject-module|caption|embed|gallery|SEITE|vc_\w+|video|audio|youtube|twitter|instagram|related\w*|newsletter\w*|ad|wp\w*|et_pb_\w+|poll)\b[^\]]*\]$`,
		Example: "[inject-module]", Miss: "Caption [missing].",
	},
	{
		Name: "navigation/address", Category: Navigation, Most: 1, Why: "bare link",
		Pattern: `^//[\p{L}\d.-]+\.\p{Ll}{2,6}/\S*$`,
		Example: "//www.example.com/news/local/We-Got-Her_Dallas-565118282.html", Miss: "https is now required.",
	},
	{
		Name: "navigation/cookies", Category: Navigation, Most: 110, Why: "notice on cookies",
		Pattern: `^(?i:(?:we(?: and our partners)? use cookies|this (?:web)?site uses cookies|by (?:continuing|using)(?: to (?:use|browse))? (?:this|our|the) (?:web)?site|(?:we|our partners) (?:store|process) .{0,40}(?:cookies|personal data)|cookies? (?:help us|settings|preferences)|manage cookies|accept (?:all )?cookies|diese (?:web)?seite (?:verwendet|nutzt) cookies|wir (?:verwenden|nutzen) cookies|nous utilisons des cookies|(?:utilizamos|usamos) cookies|este si(?:te|tio) (?:usa|utiliza) cookies|questo sito utilizza (?:i )?cookie|deze (?:web)?site gebruikt cookies|ta strona używa).{0,500})$`,
		Example: "We use cookies to improve your experience on our website.", Miss: "They use cookies as bribes, the teacher admitted.",
	},
}

// tagRows are the keywords a story is filed under.
var tagRows = []*Rule{
	{
		Name: "tags/label", Category: Tags, Most: 40, Why: "keywords of the story",
		Pattern: `^(?:\+ ?Tag Match\b.{0,60}|(?:Tags?|TAGS?|Topics?|TOPICS?|Related [Tt]ags|Related [Tt]opics|Filed [Uu]nder|FILED UNDER|Filed in|Posted in|Keywords?|KEYWORDS|Labels|Categor(?:y|ies)|Schlagw(?:ö|o)rter|Schlagworte|Themen|Mots-clés|Mots clés|Thèmes|Etiquetas|Temas|Palavras-chave|Assuntos|Argomenti|Parole chiave|Trefwoorden|Emneord|Nøgleord|Nyckelord|Etiketler|Tagi|Słowa kluczowe|Topik|Kata kunci|Теги|Тэги|Ключевые слова|Темы|Ключові слова|Теми|(?:ال)?كلمات (?:ال)?(?:مفتاحية|دلالية)|الوسوم|टैग(?:्स)?|标签|標籤|标籤|关键词|關鍵字|キーワード|タグ|태그|키워드|해시태그)\s*[:：].{0,240}|(?:Related [Tt]ags|Related [Tt]opics|Filed under|FILED UNDER))$`,
		Example: "Related Tags:", Miss: "Topics included all; none were off limits, he said in a long interview.",
	},
	{
		Name: "tags/topics", Category: Tags, Most: 20, Why: "keywords of the story",
		Pattern: `^(?:Topics|Topic|Tags|TAGS) (?:[\p{L}\d&'’-]+ )*\p{Lu}[\p{L}\d&'’-]*(?: [\p{L}\d&'’-]+)* [\p{Lu}\d][\p{L}\d&'’-]*$`,
		Example: "Topics concept EV LA Auto Show 2019 Volkswagen VW", Miss: "Topics covered include tax.",
	},
	{
		Name: "tags/hashes", Category: Tags, Most: 16, Why: "keywords of the story",
		Pattern: `^#[\p{L}\p{M}\d_]+(?:[ ,]*#[\p{L}\p{M}\d_]+){0,15}$`,
		Example: "#Belarus #Lukashenko #protests", Miss: "#MeToo changed that.",
	},
	{
		Name: "tags/related-to", Category: Tags, Most: 40, Why: "keywords of the story",
		Pattern: `^This [Aa]rticle is (?:related to|filed under|tagged)(?: with)?: .{5,240}$`,
		Example: "This Article is related to: Awards and tagged Consider This, Jessie Buckley", Miss: "This article is related to fraud, he told jurors.",
	},
	{
		Name: "tags/joined", Category: Tags, Place: Top, Most: 14, Why: "path to the page, its spaces lost",
		Pattern: `^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? (?:News|Markets|Sports|Business|Politics|World)\p{Lu}\p{Ll}+[\p{L} ]*\p{Ll}\p{Lu}[\p{L} ]{2,80}$`,
		Example: "Business NewsMarketsStock MarketsPenny stock under", Miss: "YouTube and TikTok stars met in Kyiv on Monday.",
	},
}
