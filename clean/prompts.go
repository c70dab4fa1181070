package clean

// promptRows ask the reader to use what the publisher offers besides its stories: its app, its
// shop, its forum, its newsletter. The shape is an imperative, a word for "our", and the thing;
// what follows has no comma, behind which it would be said by someone.
var promptRows = []*Rule{
	{
		Name: "newsletter/our-app", Category: Newsletter, Most: 20, Why: "prompt to install an app",
		Pattern: `^(?:(?:(?:Jetzt |Hier )?(?:[Ll]aden Sie|[Ll]ade|[Hh]olen Sie sich|[Hh]ol dir) (?:sich )?(?:unsere|die (?:kostenlose )?(?:` + proper + `[ -]){0,3})|Jetzt die (?:` + proper + `[ -]){1,3}|Télécharge[zr] (?:gratuitement )?(?:notre|l['’])|Descárgate|Descarg(?:a|ue|ar) (?:gratis )?(?:nuestra|la)|Baix(?:e|ar) (?:grátis )?(?:o nosso|o|nosso)|Scaric(?:a|ate) (?:gratis )?(?:la nostra|l['’])|Скачайте (?:наше|бесплатное|мобильное)|Установите (?:наше|мобильное)|Завантажте (?:наш|мобільний|безкоштовний)|Встановіть (?:наш|мобільний)|Pobierz (?:naszą|bezpłatną|darmową)|Download (?:onze|de gratis)|Κατεβάστε (?:την|το)|Stáhněte si (?:naši|bezplatnou)|Descarcă|Descărcați|Ladda (?:ner|ned) (?:vår|appen)|Last ned (?:vår|appen)|Hent vores|Unduh|Download|Tải|حمل|حمّل|نزل|हमारा)(?: (?:\p{L}+ ){0,2})?\P{L}?(?:App|application|app|aplicación|aplicativo|aplicaç\p{L}+|приложение|застосунок|додаток|aplikac\p{L}+|aplicația(?: noastră)?|appen|aplikasi(?: kami)?|ứng dụng(?: của chúng tôi)?|تطبيقنا|تطبيق|εφαρμογή μας|ऐप))(?:(?: (?:herunter|runter|herunterladen|डाउनलोड करें))?[.!।]?|\P{L}{1,3}[^,;“”"«»„?]{2,80})$`,
		Example: "Laden Sie unsere App für iPhone und Android herunter.", Miss: "Laden Sie unsere App herunter, riet die Bank den Kunden.",
	},
	{
		Name: "newsletter/app-stores", Category: Newsletter, Most: 20, Why: "prompt to install an app",
		Pattern: `^(?:[^,;“”"«»„?]{0,60}(?:uygulamamızı indirin|uygulamasını indirin|を?アプリ(?:を|の)ダウンロード[^「」。]{0,20}|アプリ(?:で|を)(?:読む|入手)[^「」。]{0,12})[.!。]?|[^，；“”「」？。]{0,12}下[载載][^，；“”「」？。]{0,16}(?:客户端|客戶端|APP|App|app|应用)(?:[，, ][^“”「」？]{0,30})?[。!！]?|(?:[\p{L}\d]{1,12} )?(?:앱|어플)(?:을|를)? (?:다운로드|설치)(?:하세요|하기|받기)?[.!]?)$`,
		Example: "iPhone ve Android için uygulamamızı indirin.", Miss: "Banka müşterilere \"uygulamamızı indirin\" dedi.",
	},
	{
		Name: "newsletter/our-shop", Category: Newsletter, Most: 24, Why: "prompt to buy from the publisher",
		Pattern: `^(?:Visit|Shop(?: in| at)?|See|Browse|Check out|Besuchen Sie|Besuche|Stöbern Sie in|Retrouvez (?:[^,;“”"«»?]{3,50} )?(?:dans|sur)|Visitez|Visit[ae]|Visitate|Scopri|Загляните в|Посетите|Заходите в|Завітайте (?:до|в)|Відвідайте|Odwiedź|Zajrzyj do|Bezoek|Navštivte|Vizitați|Vizitează|Besök|Besøg|Besøk|Επισκεφθείτε|Kunjungi|Ghé thăm|زوروا|تسوقوا)\P{L}(?:the (?:` + proper + ` ){1,3}|our (?:online )?|unseren |unserem |notre |nuestra |a nossa |nossa |il nostro |lo |наш(?:ем)? |нашого |нашу |nasz(?:ego)? |onze |náš |magazinul |vår |vores |το |متجرنا|toko |cửa hàng )(?:online |онлайн-|web|e-|Online-|internetowy |internetový )?(?:[Ss]hop|[Ss]tore|[Bb]ookshop|boutique(?: en ligne)?|tienda|loja|negozio|магазин\p{Ll}?|крамниц\p{Ll}|sklepu?|webwinkel|webshop|obchod|butik|butikk|e-shop|κατάστημα|nostru|kami|của chúng tôi)?(?:[.!]?|(?:\s?[:–—-]\s?|[.!] | (?:for|with|to)\b)[^;“”"«»„?]{2,140}| [^,;“”"«»„?]{2,80})$`,
		Example: "Visit our shop for books, maps and calendars of the coast.", Miss: "Visit our shop, the baker told the council.",
	},
	{
		Name: "newsletter/buy-print", Category: Newsletter, Most: 20, Why: "prompt to buy from the publisher",
		Pattern: `^(?:(?:Buy|Order|Purchase|Get) (?:this|these|our|reprints of|prints of|a (?:print|copy|reprint) of|your copy of)(?: (?:the )?\p{L}+){0,4} (?:photos?|pictures?|images?|story|article|prints?|posters?|yearbook|book|calendar|page|front page|edition|now)\b(?: (?:in|from|at|on|now|here|online|today)\b[^,;“”"?]{0,60})?|(?:Dieses|Diese) (?:Foto|Bild|Fotos|Bilder) (?:kaufen|bestellen)|(?:Acheter|Commander) (?:cette|ces) photos?|Compr(?:ar|e|a) (?:esta|estas|essa) fotos?|Купить (?:это|эту) (?:фото|фотографию))[.!]?$`,
		Example: "Buy this photo in our online store.", Miss: "Buy this story and you will buy the next, he said.",
	},
	{
		Name: "comments/our-forum", Category: Comments, Most: 20, Why: "prompt to discuss the story",
		Pattern: `^(?:(?:Join (?:in )?the|Join a|Discuss|Talk about|Have your say|Share your|Comment|Chat|Debate|Post your|Tell us|Take part|Sound off)\b[^,;“”"?]{0,60}\b(?:(?:our |the (?:` + proper + ` ){0,3})(?:online |reader |community )?(?:forums?|message ?boards?|discussion (?:boards?|forums?)|chat ?rooms?|bulletin boards?)|forums)(?: (?:at|on|here|about)\b[^,;“”"?]{2,60})?|(?:Diskutieren|Diskutiere|Reden|Sprechen) (?:Sie )?(?:\p{L}+ ){0,4}(?:in unserem |im |auf unserem )(?:` + proper + `[ -]){0,2}[Ff]orum(?: mit)?|(?:Participez|Réagissez|Discutez|Venez (?:en )?discuter|Donnez votre avis)\P{L}[^,;“”"«»?]{0,40}(?:notre|le|nos|les) forums?|(?:Participa|Participe|Opina|Opine|Debate|Comenta|Comente)\P{L}[^,;“”"«»?]{0,30}(?:nuestros?|el|nosso|no|los) (?:foros?|fórum)|(?:Partecipa|Partecipate|Discuti|Discutete|Commenta)\P{L}[^,;“”"«»?]{0,40}(?:nostro|sul|nel|nostri) forum)[.!]?$`,
		Example: "Join the discussion in our forum.", Miss: "Join the discussion, the mayor told the forum.",
	},
	{
		Name: "comments/our-forum-abroad", Category: Comments, Most: 14, Why: "prompt to discuss the story",
		Pattern: `^(?:(?:Обсудить|Обсудите|Обсуждаем|Обсуждайте)\P{L}[^,;“”"«»?]{0,40}на (?:нашем )?форуме|(?:Обговоріть|Обговорити|Обговорюємо)\P{L}[^,;“”"«»?]{0,40}на (?:нашому )?форумі|(?:Dyskutuj|Podyskutuj|Porozmawiaj|Skomentuj)\P{L}[^,;“”"«»?]{0,40}na (?:naszym )?forum|Forumumuzda[^,;“”"?]{0,40}(?:katılın|tartışın|yazın)|(?:Praat|Discussieer|Reageer)\P{L}[^,;“”"?]{0,30}op (?:ons|het) forum|(?:Diskutujte|Debatujte|Diskutovat)\P{L}[^,;“”"?]{0,30}(?:na|v) (?:našem )?f[oó]ru|(?:Discutați|Dezbateți|Discută|Comentează)\P{L}[^,;“”"?]{0,30}pe (?:forumul|forum)(?: nostru)?|(?:Diskutera|Diskuter)\P{L}[^,;“”"?]{0,30}(?:på|i) (?:vårt |vort |vores )?forum(?:et)?|(?:到|去|进入|進入)(?:论坛|論壇)[^。，“”]{0,8}|(?:论坛|論壇)(?:讨论|討論)|Συζητήστε[^,;“”"«»]{0,40}στο φόρουμ(?: μας)?)[.!]?$`,
		Example: "Обсудить на нашем форуме", Miss: "Обсудить план на форуме предложил мэр города.",
	},
	{
		Name: "newsletter/join-us", Category: Newsletter, Most: 16, Why: "prompt to subscribe",
		Pattern: `^(?:Become a (?:member|subscriber|supporter|friend|patron) of (?:the |The )?` + people + `(?: (?:today|now|here))?|(?i:suscr[ií]b(?:ase|ete|irse|anse)|abonați-vă|abonează-te|înscrie(?:-te|ți-vă)|přihlaste se k odběru|odebírejte|objednejte si|zapište se|berlangganan|langganan|đăng ký nhận|prenumerera på|abonner på|tegn abonnement)\P{L}[^,;“”"«»„?]{0,30}\b(?i:newsletter\p{L}*|bolet[ií]n(?:es)?|nuestr[ao]s? \p{L}+|nyhetsbrev|nyhedsbrev|buletin(?: kami|ul nostru)?|bản tin(?: của chúng tôi)?|noastr[ăe])[^,;“”"«»„?]{0,30}|हमारे न्यूज़?लेटर [^,;“”"«»]{2,40}|[订訂][阅閱](?:我们|我們|本报|本報)?的?(?:电子报|電子報|电邮通讯|新闻简报|通讯)|뉴스레터(?:를)? (?:구독|신청)(?:하세요|하기)?|(?:네이버|카카오) 채널 구독(?:하기|하세요)?)[.!。।]?$`,
		Example: "Suscríbase a nuestro boletín.", Miss: "Suscríbase a nuestro boletín, pidió el alcalde.",
	},
	{
		Name: "share/follow-south", Category: Share, Most: 14, Why: "prompt to follow the publisher",
		Pattern: `^(?:हमें [^,;“”"«»]{2,60}(?:फॉलो|लाइक) करें[।.!]?|(?:Urmăre(?:ște|ștește|știți|șteți)-ne|Sledujte nás|Följ oss|Følg os(?:s)?|Bizi [^,;“”"]{2,40}takip edin|Ακολουθήστε μας|Ακολουθήστε το|Theo dõi chúng tôi|تابعنا|تابعونا|Polub nas|Lubisz nas|Dołącz do nas)(?:\P{L}[^,;“”"«»?]{0,60}?(?:` + sites + `\p{Ll}{0,3}|فيسبوك|تويتر|إنستغرام|Facebooku|Twitterze)\p{L}{0,4}(?:[ ,][^;“”"«»?]{0,60})?)?[.!]?)$`,
		Example: "Urmărește-ne pe Facebook.", Miss: "Sledujte nás pozorně.",
	},
}
