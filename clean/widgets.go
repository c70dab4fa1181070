package clean

// Names of networks and of the ways to pass a story on, as they stand on buttons.
const networks = `(?:X|` + network + `)`

// network is one whose name is a word.
const network = `Facebook|Twitter|WhatsApp|Whatsapp|E-?[Mm]ail|Print|LinkedIn|Linkedin|Pinterest|Reddit|Tumblr|Flipboard|Messenger|Telegram|Viber|VK|SMS|Pocket|Copy [Ll]ink|Tweet|Share|Pin|Pin [Ii]t|Buffer|Mix|Instagram|YouTube|Youtube|RSS|Xing|XING|WeChat|Weibo|QQ|Bluesky|Threads|TikTok|Google\+|LINE|KakaoTalk|ВКонтакте|Одноклассники|Телеграм|Твиттер|Фейсбук|Фейсбуці|微博|微信|카카오톡|페이스북|트위터|فيسبوك|تويتر|واتساب|व्हाट्सएप|फेसबुक`

const (
	shareOn   = `(?i:share(?: this)? (?:on|to|via) )`
	shareRest = `(?:[\s|,·•/]*(?:` + shareOn + `)?` + networks + `){0,11}$`
)

// shareRows are buttons and prompts to pass a story on or to follow its publisher.
var shareRows = []*Rule{
	{
		Name: "share/this-article", Category: Share, Most: 8, Why: "share button",
		Pattern: `^(?i:(?:share|print|save|email|bookmark) this (?:article|story|post|page|entry))(?:Comments|Close Button|[ :!]){0,4}$`,
		Example: "Share this articleComments", Miss: "Share this article comments page.",
	},
	{
		Name: "share/on", Category: Share, Most: 7, Why: "share button",
		Pattern: `^(?i:(?:share|tweet|post|pin|send|teilen|partager|compartir|compartilhar|condividi|udostępnij|paylaş|bagikan|deel|dela|del)(?: this)?(?: (?:on|to|via|by|in|auf|sur|en|no|su|na|di|op|på))? )` + networks + `\.?$`,
		Example: "Share this on WhatsApp", Miss: "Share on Twitter fell to 3 dollars.",
	},
	{
		Name: "share/click", Category: Share, Most: 14, Why: "share button",
		Pattern: `^(?:Click|Clique|Haz clic|Cliquez|Klick|Fai clic|Klik) (?:to|para|pour|um|per|om) (?:share|email|print|compartir|compartilhar|partager|condividere|te).{0,40}\(.{4,40}\)$`,
		Example: "Click to share on Pinterest (Opens in new window)", Miss: "Click to share on the day was all he did.",
	},
	{
		Name: "share/all", Category: Share, Most: 40, Why: "share button",
		Pattern: `^Share All sharing options(?: for: .{3,160})?$`,
		Example: "Share All sharing options for: The law that's helping fuel Delhi's air pollution", Miss: "Share all sharing options equally, the deal says.",
	},
	{
		Name: "share/networks", Category: Share, Most: 14, Why: "share buttons",
		Pattern: `^` + shareOn + networks + shareRest + `|^X$|^X[\s|,·•/]+(?:` + network + `)` + shareRest +
			`|^(?:` + network + `)` + shareRest, // "X X X" parts a story
		Example: "Share on Facebook  Tweet  WhatsApp", Miss: "X X X",
	},
	{
		Name: "share/copied", Category: Share, Most: 6, Why: "message of a share button",
		Pattern: `^(?i:(?:copy link )?url copied!?|(?:link )?copied!?|link kopieren|copier le lien|copiar (?:enlace|link)|copia link)$|^(?:Скопировать ссылку|复制链接|複製連結|링크 ?복사|リンクをコピー)$`,
		Example: "Copy Link URL Copied!", Miss: "Copied from a 1990 file, the text is old.",
	},
	{
		Name: "share/count", Category: Share, Most: 6, Why: "count of shares",
		Pattern: `^\d[\d,.]*[KkMm]? ?(?:[Ss]hares?|[Ll]ikes?|[Vv]iews?|[Rr]etweets?|[Pp]artages?|[Cc]ompartidos?|просмотр(?:ов|а)?|浏览|閲覧)$`,
		Example: "258 Shares", Miss: "258 shares changed hands.",
	},
	{
		Name: "share/times", Category: Share, Most: 12, Why: "count of shares",
		Pattern: `^This (?:story|article|post) has been shared [\d,]+ times\..{0,10}$`,
		Example: "This story has been shared 44,976 times. 44,976", Miss: "This story has been shared around the table for years.",
	},
	{
		Name: "share/caring", Category: Share, Most: 12, Why: "prompt to share",
		Pattern: `^(?:(?:If you like|Like|Liked|Enjoy|Enjoyed)\P{L}this (?:story|article|post)[,?]? ?[Ss]hare (?:it|this).{0,30}[!.]?|Sharing is caring!?|Spread the (?:word|love)!?|Please share(?: this)?!?)$`,
		Example: "Like this story? Share it with a friend!", Miss: "Sharing is caring, the nurse said.",
	},
	{
		Name: "share/embed", Category: Share, Most: 10, Why: "link below an embedded post",
		Pattern: `^(?:pic\.twitter\.com/\w+|(?i:view this post on (?:instagram|facebook|threads|x)|view more on twitter|see more on (?:instagram|twitter)|a post shared by .{2,60}|ver esta publicación en instagram|ver essa foto no instagram|voir cette publication sur instagram|sieh dir diesen beitrag auf instagram an)|Посмотреть эту публикацию в Instagram)$`,
		Example: "pic.twitter.com/Ab12Cd34", Miss: "pic.twitter.com is a domain.",
	},
	{
		Name: "share/follow", Category: Share, Most: 24, Why: "prompt to follow the publisher",
		Pattern: `^(?i:(?:follow|find|like|join)\P{L}(?:@\w+|[\p{L}\d’'.&-]+(?: [\p{L}\d’'.&-]+){0,6}) on (?:our )?(?:google news|twitter|facebook|instagram|telegram|whatsapp|youtube|flipboard|linkedin|tiktok|rss|x)(?:(?:,| and| or| &|, and)? ?(?:on )?(?:google news|twitter|facebook|instagram|telegram|whatsapp|youtube|flipboard|linkedin|tiktok|rss|x|\(?@\w+\)?)){0,7}(?: (?:for|to) (?:more|the latest|all|updates|breaking|get|stay)\b.{0,80}| (?:channel|page|feed|here)\b.{0,40})?[.!]?)$`,
		Example: "Follow VentureBeat on Flipboard", Miss: "Follow the money on Twitter: that was his motto and method for two decades of work.",
	},
	{
		Name: "share/follow-abroad", Category: Share, Most: 20, Why: "prompt to follow the publisher",
		Pattern: `^(?:(?i:folgen sie uns|suivez[- ](?:nous|\S+)|s[ií]guenos|siga(?:-nos)?|seguici|segui(?:\S+)?|volg ons|obserwuj nas|bizi takip edin|ikuti kami)|Śledź nas|Подпис(?:ывайтесь|аться) на(?:ш| )|Следите за нами|Підписуйтесь на|Читайте нас в|تابعنا|تابعونا|हमें फॉलो करें|关注我们|關注我們|フォローする).{0,100}$`,
		Example: "Síguenos en Twitter y Facebook", Miss: "Los vecinos dicen: síguenos si puedes.",
	},
	{
		Name: "share/channel", Category: Share, Most: 26, Why: "prompt to join a channel of the publisher",
		Pattern: `^(?:\(?(?i:join|subscribe to|follow) (?:our|the|us on) .{0,30}(?:WhatsApp|Telegram|Viber|Signal)\b.{0,120}|.{0,3}[\p{L} ]{3,30} is now on (?:Telegram|WhatsApp|Google News)\..{0,200}|.{3,40}(?:WhatsApp|Telegram)[- ](?:Channel|Kanal|Chanel|Canal|Kanał)[.!]?)\)?$`,
		Example: "(Join our ETNRI WhatsApp channel for all the latest updates)", Miss: "He ran a WhatsApp group with 40 members.",
	},
	{
		Name: "share/button", Category: Share, Most: 3, Why: "button",
		Pattern: `^(?:Share|SHARE|Print|PRINT|Email|EMAIL|Comments?|COMMENTS?|Save|SAVE|Follow|FOLLOW|Like|LIKE|Bookmark|Reprints?|Gift this article|Give this article)[^\p{L}\d]*\d*$`,
		Example: "Comments", Miss: "Save 20 percent.",
	},
	{
		Name: "share/like-this", Category: Share, Most: 3, Why: "button",
		Pattern: `^(?:Like this:|Like Loading\.\.\.|Share this:|Share on:|Share:|SHARE THIS:?)$`,
		Example: "Like Loading...", Miss: "Like this: slowly.",
	},
	{
		Name: "share/to", Category: Share, Most: 5, Why: "share button",
		Pattern: `^(?:(?:[Aa]uf|[Vv]ia|[Pp]er|[Bb]ei|[Üü]ber) ` + networks + ` teilen|` + networks + `['’]?(?:[dt][ae]|[yn]?[ae]|ile)? paylaş|(?:[Uu]dostępnij na|[Bb]agikan (?:ke|di|lewat)|(?:Поделиться|Поширити|Поділитися)(?: [вуна]{1,2})?|(?:شارك|انشر) (?:على|عبر|في)) ` + networks + `\p{L}{0,2}|` + networks + ` पर (?:शेयर|साझा) करें|(?:分享[到至]|轉發到|转发到)` + networks + `|` + networks + `で(?:シェア|共有)(?:する)?)$`,
		Example: "Auf Facebook teilen", Miss: "Auf Facebook teilen sich zwei Lager den Zorn.",
	},
	{
		Name: "share/abroad", Category: Share, Most: 5, Why: "share button",
		Pattern: `^(?:(?i:deel(?: (?:dit )?artikel)?|artikel teilen|teilen|partager(?: cet article)?|compartilhe?a?r?(?: (?:esta|essa) (?:not[ií]cia|mat[eé]ria))?|compartir(?: (?:esta )?noticia)?|condividi(?: (?:l'|questo )articolo)?|udostępnij|paylaş|bagikan|del artikkelen|dela artikeln|jaa|sdílet|megosztás)|Поделиться(?: новостью)?|Поширити|Поділитися|شارك(?: المقال| الخبر)?|शेयर करें|साझा करें|分享(?:到)?|共有(?:する)?|(?:シェア|ツイート)(?:する)?|공유(?:하기)?|기사 ?공유(?:하기)?)[:：]?$`,
		Example: "Artikel teilen", Miss: "Artikel teilen sich in zwei Gruppen.",
	},
}

// advertRows are advertisements, their labels and the notes on who earns by them.
var advertRows = []*Rule{
	{
		Name: "advertisement/label", Category: Advertisement, Most: 4, Why: "label of an advertisement",
		Pattern: `^[^\p{L}\d]{0,4}(?:(?i:advertisements?|advert|advertising|adverts|advertorial|publicidade?|publicit[eéà]|pubblicità|anzeige|werbung|reklam[aey]?|advertentie|annonse?|annons|mainos|iklan|hirdetés|διαφήμιση|sponsorlu|continua después de la publicidad|continua após a publicidade)|Реклама|РЕКЛАМА|إعلان|اعلان|विज्ञापन|広告|廣告|广告|광고|פרסומת|โฆษณา)[^\p{L}\d]{0,4}$`,
		Example: "ADVERTISEMENT", Miss: "Advertisement revenue fell.",
	},
	{
		Name: "advertisement/continues", Category: Advertisement, Most: 9, Why: "label around an advertisement",
		Pattern: `^(?i:(?:story|article|content|post) continues below(?: this)?(?: (?:advertisement|ad|gallery|video))?|continue reading below|scroll (?:down )?to continue.{0,30}|(?:article|story|continues) after (?:this )?ad(?:vertisement)?|after this ad|keep reading|(?:artikel|weiterlesen) nach der anzeige|=== anzeige.{0,40}|weiterlesen nach der anzeige|la suite après la publicité|sigue leyendo|continua após a publicidade|lees verder onder de advertentie|der artikel geht (?:nach|unter) der (?:anzeige|werbung) weiter|l'article continue après la publicité|la suite après cette publicité|(?:el artículo|la noticia) continúa (?:tras|después de) la publicidad|l'articolo (?:continua|prosegue) dopo la pubblicità|art(?:ikeln|ikkelen|iklen) forts(?:ätter|etter|ætter) (?:efter|under|etter) annons?(?:en|cen)|dalsz[ay] (?:część|ciąg) (?:artykułu |tekstu )?(?:znajduje się )?pod reklamą|(?:статья |материал )?продолж(?:ается|ение) после рекламы|juttu jatkuu mainoksen (?:jälkeen|alla)|記事は広告の後に続きます)\.?$`,
		Example: "Story continues below advertisement", Miss: "Story continues below the fold, editors joked.",
	},
	{
		Name: "advertisement/skip", Category: Advertisement, Most: 12, Why: "control of an advertisement",
		Pattern: `^(?:ADVERTISEMENT Thanks for watching! Visit Website|Click to Skip Ad|Closing in\.\.\.|Skip [Aa]d|Ad not displaying properly\?.{0,40}|This advertisement has not loaded yet.{0,60}|Report this ad|Remove ads|Why this ad\?|Loading advertisement\.{0,3})$`,
		Example: "Click to Skip Ad", Miss: "Skip Ad Astra; see Solaris.",
	},
	{
		Name: "advertisement/sponsored", Category: Advertisement, Most: 6, Why: "label of a paid story",
		Pattern: `^(?:(?i:sponsored(?: (?:content|post|stories|links?)| by .{2,30})?|promoted(?: stories| content| by taboola| by outbrain| links?)?|paid (?:content|post|partnership)|partner content|presented by|powered by|from our partners|branded content|contenido patrocinado|conteúdo patrocinado|contenu sponsorisé|gesponsert|sponsorisé)|(?:Promoted|Powered|Presented|Sponsored) by \p{Lu}[\p{L}\d.]{1,30})$`,
		Example: "Promoted by Taboola", Miss: "Promoted by merit, he became captain in 1990.",
	},
	{
		Name: "advertisement/commission", Category: Advertisement, Most: 60, Why: "note on commissions",
		Pattern: `^(?i:if you\P{L}(?:buy|purchase|click)|when you\P{L}(?:buy|purchase|click)|purchases you make|products?\P{L}(?:featured|purchased)|we\P{L}(?:may|might) |this\P{L}(?:article|post|page|story|site)\P{L}(?:may|might|contains) |ftc: we ).{0,160}\b(?i:commissions?|share of the sale|affiliate|small fee).{0,160}$`,
		Example: "If you buy something through this post, IGN may get a share of the sale. For more, learn more.", Miss: "The governor awaits a teacher pay commission he appointed in February.",
	},
	{
		Name: "advertisement/operators", Category: Advertisement, Most: 60, Why: "note on who pays the publisher",
		Pattern: `^\p{Lu}[\p{L} ]{2,30} may earn revenue from .{20,500}$`,
		Example: "Gannett may earn revenue from sports betting operators for audience referrals to betting services.", Miss: "Gannett may earn $3bn in revenue this year.",
	},
	{
		Name: "advertisement/spam", Category: Advertisement, Most: 8, Why: "link put there by intruders",
		Pattern: `^(?i:download premium wordpress themes free|free download udemy course|lynda course free download|download huawei firmware|free download wordpress themes)$`,
		Example: "Download Premium WordPress Themes Free", Miss: "Download themes.",
	},
}
