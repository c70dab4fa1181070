package clean

// tool is one button or link of the row of tools beside a story.
const tool = `(?:` + toolEnglish + `|` + toolAbroad + `)`

const (
	toolEnglish = `(?i:(?:e-?mail|mail|send|refer|forward|recommend)(?: (?:this|the|it))?(?: (?:page|article|story))?(?: to)?(?: an?)? (?:friend|colleague)|e-?mail(?: (?:this|the))?(?: (?:page|article|story))|(?:print|printer)[ -]?(?:friendly)?(?: (?:version|page|this page|this article|article|story))?|e-?mail|save|reprints?|single page|return to top|add to my news|post comments?|digg(?: this)?|del\.?icio\.?us|delicious|reddit|technorati|stumbleupon|newsvine|facebook|twitter|share(?: this)?(?: (?:article|story|page))?|what(?:['’]s| is) this\??|bookmark(?: this)?|links to this article|rss(?: feeds?)?|discuss|blog this|most e-?mailed|buzz up!?|yahoo! buzz|fark|mixx|slashdot|myspace|post to)`
	toolAbroad  = `(?:(?i:drucken|druckversion|versenden|weiterempfehlen|artikel (?:drucken|versenden|merken|empfehlen)|imprimer(?: cet article)?|envoyer(?: (?:à un ami|par e-?mail|cet article))?|imprimir|enviar(?: (?:a un amigo|por e-?mail|por correo|para um amigo))?|stampa|invia(?: (?:a un amico|per e-?mail))?|afdrukken|doorsturen|skriv ut|skicka|tips en venn|udskriv|wyślij(?: znajomemu| e-?mailem)?|drukuj|wydrukuj|yazdır|arkadaşına gönder)|[Пп]ечать|[Рр]аспечатать|[Оо]тправить (?:на e-?mail|другу|по почте)|[Оо]стальные новости|[Дд]рук|[Нн]адіслати|Εκτύπωση|Αποστολή(?: με e-?mail)?|打印|列印|友善列印|轉寄|转发|收藏|引用|印刷(?:する)?|メール|인쇄|스크랩)`
)

// moreTools are those behind the first tool of a row. A row is told by its first word, so that it is not sought in every line: what
// stands before it is a pattern of its own.
const moreTools = `(?:(?:\s?[|»›·•,/]\s?|\s{1,3})` + tool + `){1,11}[|»›·•\s]{0,4}$`

// toolRows are the rows of tools beside a story, ways to see a picture larger, and the names of those
// who worked on it.
var toolRows = []*Rule{
	{
		Name: "navigation/tool-row", Category: Navigation, Most: 12, Why: "tools of the page",
		Pattern: `^` + tool + moreTools + `|^[|»›·•\s]{1,4}` + tool + moreTools,
		Example: "» email this page | delicious | digg | reddit | technorati", Miss: "Email, print and save were all he could do.",
	},
	{
		Name: "navigation/to-friend", Category: Navigation, Most: 8, Why: "tool of the page",
		Pattern: `^[|»›·•\s]{0,4}(?i:(?:e-?mail|send|refer|forward|recommend)(?: (?:this|the|it))?(?: (?:page|article|story))?(?: to)? a (?:friend|colleague)|printer[- ]friendly(?: (?:version|page|format))?|links to this article|return to previous page|return to top|go to google news|add rss feeds|get .{3,30} feeds|imprimer cet article|envoyer à un ami|enviar a un amigo|enviar para um amigo|invia a un amico|tips en venn|wyślij znajomemu|artikel versenden)[|»›·•\s]{0,4}$`,
		Example: "Refer to a friend", Miss: "Send it to a friend, he told her.",
	},
	{
		Name: "share/click-abroad", Category: Share, Most: 16, Why: "share button",
		Pattern: `^(?:Klick(?:en)?,? um (?:auf|über|dies|per|in|einem)\P{L}[^()]{2,60} \([^()]{4,40}\)|(?:Klik|Klikk|Klicka|Kliknij),? (?:for at|for å|för att|aby|om) [^()]{4,60} \([^()]{4,40}\)|(?:Нажмите|Клацніть|Натисніть),? (?:чтобы|щоб|здесь|для)\P{L}[^()]{4,60} \([^()]{4,40}\)|(?:Κλικ|Πατήστε) (?:για|στο)\P{L}[^()]{4,60} \([^()]{4,40}\)|[\p{L}'’]{2,20} (?:üzerinde paylaşmak|paylaşmak) için tıklayın ?\([^()]{4,40}\)|(?:اضغط|انقر) (?:ل|للمشاركة|لتشارك)[^()]{2,60}\([^()]{4,40}\)|(?:点击|點擊|クリックして|클릭하여)[^()（）]{2,40}[(（][^()（）]{4,30}[)）])$`,
		Example: "Klick, um auf Facebook zu teilen (Wird in neuem Fenster geöffnet)", Miss: "Klick, um auf Facebook zu teilen, sagte er.",
	},
	{
		Name: "share/chinese-row", Category: Share, Most: 60, Why: "links to networks",
		Pattern: `^(?:分享到|分享至|转发到|轉發到|分享)\s?[:：]?\s?(?:(?:新浪微博|新浪|QQ空间|QQ空間|QQ好友|QQ|腾讯微博|騰訊微博|人人网|人人網|开心网|開心網|搜狐微博|网易微博|微信|朋友圈|微博|豆瓣|贴吧|复制链接|複製連結|臉書|推特|更多|LINE|Facebook|Twitter)[\s,，、|.…]*){2,}$`,
		Example: "分享到: 新浪微博 QQ空間 騰訊微博 人人網 開心網 更多...", Miss: "分享到的微博有三條，他說。",
	},
	{
		Name: "media/enlarge", Category: Media, Most: 7, Why: "control of a picture",
		Pattern: `^[(\[+]?(?i:click (?:(?:on )?(?:the )?(?:photo|image|picture|here|thumbnail)s? )?to (?:enlarge|zoom|view larger|see larger)(?: image| photo)?|(?:enlarge|view larger|see larger|view full[- ]size) (?:image|photo|picture|map|version)|buy (?:a copy of )?this (?:photo|picture)|(?:bild|foto|grafik) (?:vergrößern|vergroessern)|agrandir (?:l['’]image|la photo)|ampliar (?:imagen|foto|imagem|a imagem)|ingrandisci(?: (?:l['’]immagine|la foto))?|(?:afbeelding|foto) vergroten|vergroot (?:afbeelding|foto)|forstørr? bilde(?:t)?|förstora bild(?:en)?|forstør billede|powiększ (?:zdjęcie|obraz)|resmi büyüt|fotoğrafı büyüt)[)\]]?\.?$|^(?:Увеличить(?: фото| изображение)?|Збільшити(?: фото)?|Μεγέθυνση(?: εικόνας)?|(?:点击|點擊)?(?:查看|看)?(?:大图|大圖|原图|原圖)|画像を?(?:拡大|見る)(?:する)?|写真を?拡大(?:する)?|拡大(?:する|画像)?|(?:사진|이미지) ?(?:확대|크게 ?보기)|(?:הגדל|להגדלת) (?:תמונה|התמונה)|تكبير الصورة)$`,
		Example: "Click photo to enlarge", Miss: "Click here to enlarge your fortune, the mail promised him.",
	},
	{
		Name: "media/length", Category: Media, Most: 5, Why: "length of a recording",
		Pattern: `^(?:(?:Video|VIDEO|Audio|AUDIO|Vidéo|Vídeo|Видео|Відео)\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s\d{1,2}\.\d{1,2}\.\d{2,4})?|\d{1,2}:\d{2} (?i:min|minutes|minuten|minutos|minuti|мин)\.?|\d{1,2}\.\d{1,2}\.\d{4} \| \d{1,2}:\d{2} min)$`,
		Example: "VIDEO04:42", Miss: "Video 4 was lost.",
	},
	{
		Name: "related/barred-more", Category: Related, Most: 24, Why: "link to another story",
		Pattern: `^[^|“”"]{10,} \| (?:mehr|audio|video|bilder|galerie|more|Mehr|weiter|download|interview|reportage)$`,
		Example: "Ruderer protestieren gegen spätere Regatta | mehr", Miss: "Ruderer fordern | mehr Geld",
	},
	{
		Name: "share/unfold", Category: Share, Most: 4, Why: "button that unfolds a text",
		Pattern: `^[∨↓▼⌄▾] ?(?:Czytaj dalej|Weiterlesen|Lire la suite|Leer más|Leia mais|Ler mais|Continua a leggere|Leggi tutto|Lees verder|Les mer|Læs mere|Läs mer|Read more|Show more|Читать далее|Читати далі|Διαβάστε περισσότερα|Devamını oku|更多|もっと見る|더보기)$`,
		Example: "∨ Czytaj dalej", Miss: "Czytaj dalej, prosiła go matka.",
	},
	{
		Name: "byline/desk-east", Category: Byline, Place: Ends, Most: 30, Why: "who worked on the story",
		Pattern: `^[\[【(（][^\[\]【】()（）。]{0,8}(?:稿源|编辑|編輯|责编|責編|责任编辑|責任編輯|校对|審核|审核|初审|复审|终审|编审|监制|原标题|原標題|作者|来源|來源|记者|記者|实习生|實習生|通讯员|通訊員|文[/／]|图[/／]|圖[/／]|攝)[:：/／ ]?[^\[\]【】()（）。]{1,30}[\]】)）]$`,
		Example: "[编辑：白鸥]", Miss: "（记者会延到星期三。）",
	},
	{
		Name: "byline/staff-roles", Category: Byline, Place: Tail, Most: 40, Why: "who worked on the story",
		Pattern: `^(?:(?:Übersetzung|Redaktion|Schlussredaktion|Fotoredaktion|Bildredaktion|Audioversion|Lektorat|Faktencheck|Recherche|Mitarbeit|Grafik|Kamera|Schnitt|Produktion|Text|Fotos?|Editing|Editors?|Fact[- ]check(?:ing)?|Research|Photos?|Graphics?|Translation|Production|Illustrations?|Copy editing|Traduction|Relecture|Édition|Traducción|Edición|Tradução|Edição|Traduzione|Vertaling|Oversettelse|Översättning|Tłumaczenie|Перевод|Редактор|Корректор|Переклад): ?\p{Lu}[^:,;.!?“”"]{2,60}[,;.|]? ?){2,8}$`,
		Example: "Übersetzung: Jan Moen, Redaktion: Tove Askel, Schlussredaktion: Kari Lie", Miss: "Redaktion: Wann kam der Brief an?",
	},
	{
		Name: "bio/contact-us", Category: Bio, Most: 60, Why: "how to reach the newsroom",
		Pattern: `^(?:If you(?:['’]d| would| have| know| see|['’]ve)\P{L}[^“”"?]{3,}\b(?:contact us|e-?mail us|call us|let us know|get in touch with us|contact our (?:newsroom|news team|reporters))\b[^“”"?]{0,120}|Want to submit (?:a|your) (?:story|photo|news)\?[^“”"]{0,80}|(?i:not (?:yet )?(?:registered|a member|a subscriber)\b)[^“”"?]{0,60}\?[^“”"]{0,40}\b(?i:register|sign up|join|subscribe)\b[^“”"]{0,80}|Contact our (?:advertising|sales|subscriptions?|customer) (?:team|department|service|desk)\b[^“”"]{3,})$`,
		Example: "If you have any news tips that you would like us to follow up on, contact us.", Miss: "If you have any tips, keep them, the waiter said.",
	},
	{
		Name: "advertisement/affiliate-abroad", Category: Advertisement, Most: 90, Why: "note on commissions",
		Pattern: `^(?:[*•(]? ?(?:Hinweis|Info|Transparenzhinweis|Die mit|Links mit|Bei|Wenn (?:Sie|du)|Im Falle|Mit|Einige|Diese[r]? (?:Artikel|Beitrag|Seite)|Alle Produkte|Für)\P{L}[^„“"]*(?:[Aa]ffiliate|[Ll]inks?\b)[^„“"]*\b(?:Provision|Vergütung|Verkaufserlös|erhalten wir|bekommen wir)\P{L}?[^„“"]*|` +
			`(?i:(?:cet article|ce contenu|cette page|certains liens|nos liens|este (?:artículo|contenido|artigo|conteúdo|post)|esta página|algunos enlaces|os links|questo articolo|alcuni link|i link|dit artikel|deze pagina|sommige links|ten artykuł|artykuł|niektóre linki))\P{L}[^«»„“”"]*(?:affili|afiliad|affiliazione|afiliacyjn)\p{L}*[^«»„“”"]*(?:commission|comisión|comissão|commissione|commissie|prowizj)\p{L}*[^«»„“”"]*|[^「」]{0,60}アフィリエイト(?:リンク|プログラム|広告)[^「」]{2,120})$`,
		Example: "Wenn Sie auf einen Link klicken und etwas kaufen, erhalten wir eine kleine Vergütung.", Miss: "Bei dem Kauf erhielt der Makler eine Provision von drei Prozent.",
	},
	{
		Name: "bio/follow-me", Category: Bio, Most: 24, Why: "how to reach the writer",
		Pattern: `^Follow me on (?:X|Twitter|Facebook|LinkedIn|Instagram|Threads|Bluesky|Mastodon|YouTube|TikTok)\b(?:,? (?:and|or) \p{L}+|, \p{L}+)*(?: ?\(?@\w+\)?)?[.!]?(?: (?:Check out|Visit|Read|See|Send|Contact) (?:my|me)\b[^“”"?]*)?$`,
		Example: "Follow me on Twitter or LinkedIn. Check out my website.", Miss: "Follow me on Twitter, he shouted, and was gone.",
	},
	{
		Name: "related/click-picture", Category: Related, Most: 50, Why: "link to click",
		Pattern: `^(?:Clique (?:na (?:foto|imagem)|e (?:saiba|veja|confira|leia))|Haz clic en la (?:foto|imagen)|Pincha (?:en|aquí)|Cliquez sur (?:la photo|l['’]image)|Klicken Sie (?:auf das (?:Bild|Foto)|hier,? um)|Clicca (?:sulla foto|sull['’]immagine|qui)|Klik op (?:de foto|het)|Klikk (?:på bildet|her for)|Klicka på bilden|Kliknij (?:w zdjęcie|tutaj)|Нажмите на (?:фото|картинку)|Κάντε κλικ (?:εδώ|στην εικόνα)|点击(?:图片|這裡|这里|查看)|點擊(?:圖片|這裡|查看))\P{L}[^“”"?]*(?:[!]|\b(?:e|y|para|pour|um|per|om|aby|чтобы|για|för|for|och|og|und)\P{L}[^“”"?]*)$`,
		Example: "Clique na imagem acima e veja o ranking dos barcos nesta temporada", Miss: "Clique na foto, dizia o golpe.",
	},
}
