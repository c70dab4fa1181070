package clean

// siteRows are notices of a site to its readers: on their data, on what they pay for, on how its texts are made, and on other sites.
var siteRows = []*Rule{
	{
		Name: "legal/updated-terms", Category: Legal, Most: 80, Why: "notice of the site on data",
		Pattern: `^(?i:we(?:['’]ve| have) (?:recently )?updated our (?:privacy|terms|cookie)\b.{0,400}|we (?:and our (?:\d+ )?(?:third[- ]party )?partners )?(?:use|store|process) (?:cookies|personal (?:data|information)|information on (?:a|your) device)\b.{0,500}|(?:this|our) (?:web ?)?site uses cookies\b.{0,400}|by (?:continuing to (?:use|browse)|using) (?:this|our) (?:web ?)?site,? you (?:agree|consent|accept)\b.{0,400}|(?:please )?(?:read|see|review) our (?:privacy (?:policy|notice)|terms of (?:use|service))\b.{0,160})$`,
		Example: "We have updated our Privacy Policy and Terms of Service.", Miss: "We have updated our view of privacy, the judges wrote.",
	},
	{
		Name: "legal/your-data", Category: Legal, Most: 90, Why: "notice of the site on data",
		Pattern: `^(?:(?i:your (?:personal )?data (?:will|is|may) (?:only |not )?be\b.{3,400}|you (?:can|may) (?:revoke|withdraw) (?:this|your) consent\b.{0,300}|further information on data (?:privacy|protection)\b.{0,200}|by submitting this form,? you agree\b.{0,400}|more information on your (?:data|rights)\b.{0,200})|(?:Mit|Durch) (?:dem|der|Ihrer|Ihrem) (?:Absenden|Anmeldung|Klick|Nutzung)\P{L}.{0,90}(?:Datenschutz|Nutzungsbedingungen|einverstanden).{0,300}|(?:Vos|Les) données (?:personnelles )?(?:sont|seront) (?:utilisées|traitées|conservées) .{3,400}politique de confidentialité.{0,120}|W ramach (?:naszej|tej) witryny stosujemy pliki cookies .{3,700}|(?:Ta|Nasza) strona (?:używa|korzysta z) (?:plików )?cookies.{0,400}|(?:Мы|Сайт) использу(?:ем|ет) (?:файлы )?cookies?.{0,400}|(?:Нажимая|Отправляя|Оставаясь) .{3,80}(?:соглашаетесь|согласие).{0,90}персональных данных.{0,200}|Utilizamos cookies (?:propias|para)\b.{3,400}|Utilizziamo (?:i )?cookie\b.{3,400}|Wij gebruiken cookies\b.{3,300}|Ce site utilise des cookies\b.{0,300}|Diese (?:Web)?[Ss]eite (?:verwendet|nutzt) Cookies\b.{0,300})$`,
		Example: "Your personal data will only be disclosed or transmitted to third parties for spam filtering.", Miss: "Your data was sold twice, she told the court.",
	},
	{
		Name: "legal/external", Category: Legal, Most: 60, Why: "notice on the content of other sites",
		Pattern: `^\(?(?:Note: ?)?(?:The )?\p{Lu}[\p{L}\d.& ]{1,40} (?:does not endorse|is not responsible|is not liable|cannot be (?:held )?(?:responsible|liable)|accepts no (?:responsibility|liability))\b.{0,60} (?:content|contents) (?:of|on) (?:external|other|third[- ]party|linked) .{3,160}$`,
		Example: "(Note: HBC does not endorse and is not responsible for the content of external sites - links will open in new window)", Miss: "Facebook is not responsible for the content its users post, the court held on Friday, and the firm cheered",
	},
	{
		Name: "legal/feeds", Category: Legal, Place: Tail, Most: 50, Why: "notice on where the story comes from",
		Pattern: `^Th(?:ese|is) (?:news )?(?:feeds?|stor(?:y|ies)|articles?) (?:are|is) (?:provided|supplied) by an? (?:independent |external )?(?:third party|outside source|news agency)\b.{0,240}$`,
		Example: "These news feeds are provided by an independent third party and Channel 9 is not responsible or liable to you for the same.", Miss: "These feeds are provided by three mills in the valley.",
	},
	{
		Name: "legal/generated", Category: Legal, Most: 40, Why: "says that a program wrote a summary",
		Pattern: `^[\[(*]?(?:(?:Sammendraget|Oppsummeringen|Sammanfattningen|Resuméet) er (?:laget|skrevet|generert) av .{2,160}|(?i:this (?:summary|article summary|overview) (?:was|is|has been) (?:ai[- ]generated|(?:generated|created|written|produced|made) (?:by|with|using) (?:the help of )?(?:ai|an ai|chatgpt|artificial intelligence|a machine))\b.{0,200}|(?:diese )?zusammenfassung wurde (?:mit|von) (?:hilfe )?(?:von |einer )?(?:ki|künstlicher intelligenz|chatgpt)\b.{0,160}|ce résumé a été (?:généré|rédigé) par (?:une |l['’])?(?:ia|intelligence artificielle)\b.{0,160}|(?:este )?resumen (?:fue )?generado (?:por|con) (?:ia|inteligencia artificial)\b.{0,160}|sammanfattningen är (?:gjord|skapad) (?:av|med) (?:hjälp av )?ai\b.{0,160}))$`,
		Example: "Sammendraget er laget av ChatGPT", Miss: "This summary was written by the clerk of the court.",
	},
	{
		Name: "newsletter/reserved", Category: Newsletter, Most: 30, Why: "prompt to subscribe",
		Pattern: `^(?i:this (?:content|article|story|section) is (?:reserved for|exclusive to|only available to|available exclusively to) (?:our )?(?:paid |paying )?(?:subscribers|members|registered users)(?: only)?[.!]?|(?:subscribe|register|sign up|create an account) (?:now|today|or sign in|or log in) to (?:continue|keep|read|unlock|access)\b.{0,140}|create an account or sign in\b.{0,120}|don['’]t have an account\? .{3,80}|already have an account\?.{0,60}|subscribers (?:get|enjoy|receive)\b.{0,20}unlimited\b.{0,120}|unlimited online access to .{3,120}|article content(?: continued)?|[\p{L} ]{3,30} epaper, an electronic replica of the print edition\b.{0,140}|daily puzzles including .{3,80}|exclusive articles by .{3,90} and others\.(?: plus,.{3,140})?|interested in more newsletters\? .{3,60}|enjoy (?:the latest local, national and international news|additional articles per month|unlimited access)\b.{0,120}|get email updates from your favou?rite authors\.?|access articles from across canada with one account\.?)$`,
		Example: "THIS CONTENT IS RESERVED FOR SUBSCRIBERS", Miss: "This content is reserved in its praise of the king.",
	},
	{
		Name: "newsletter/join", Category: Newsletter, Most: 40, Why: "prompt to subscribe",
		Pattern: `^(?:Click (?:here )?to login and write a letter\b.{0,120}|This (?:article|story|report) was made possible by the support of readers\b.{0,160}|(?:Присоединяйтесь|Подписывайтесь) (?:к нам|на нас|на наш\p{L}*)\b?.{0,120}|(?:Dołącz do nas|Polub nas|Obserwuj nas) na .{3,80}|Folgen Sie uns (?:auf|bei) .{3,80}|Suivez-nous sur .{3,80}|Síguenos en .{3,80}|Siga-nos n[oa] .{3,80}|Seguici su .{3,80}|Volg ons op .{3,80}|Følg oss på .{3,80}|Bizi .{3,40} takip edin.{0,30})$`,
		Example: "This story was made possible by the support of readers like you. Donate to HTA now.", Miss: "This story was made possible by the files of a clerk.",
	},
	{
		Name: "share/rate", Category: Share, Most: 14, Why: "prompt to rate the story",
		Pattern: `^(?:Оцените,? пожалуйста,? (?:статью|материал|новость).{0,60}|Спасибо! Ваш[ае] (?:мнение|голос|оценка) учт\p{L}+\.?|(?i:(?:please )?rate this (?:story|article|post|page)\b.{0,40}|oceń (?:ten )?artykuł.{0,30}|bewerten sie diesen artikel.{0,30}|notez cet article.{0,30}|valora este artículo.{0,30}|avalie est[ea] (?:artigo|matéria|notícia).{0,30}|was this (?:article|page|story) (?:helpful|useful|valuable)\?.{0,30}))$`,
		Example: "Оцените, пожалуйста, статью. Нам важно Ваше мнение.", Miss: "Rate this storm a five, he said.",
	},
	{
		Name: "share/fold", Category: Share, Most: 6, Why: "button that unfolds a text",
		Pattern: `^(?i:vis mer(?: vis mindre)?|vis mindre|vis mere vis mindre|show more show less|read more read less|see more see less|mehr anzeigen weniger anzeigen|voir plus voir moins|mostrar más mostrar menos|visa mer visa mindre)$`,
		Example: "Vis mer Vis mindre", Miss: "Vis mer respekt",
	},
	{
		Name: "comments/count-link", Category: Comments, Most: 8, Why: "links to the comments",
		Pattern: `^(?:Comment|COMMENT|Post a comment|Add (?:a )?comment) ?[|/•] ?(?i:(?:read|view|see|all) (?:all )?comments?)(?: ?\(\d+\))?$`,
		Example: "Comment | Read Comments (2)", Miss: "Comment on this? Read comments aloud",
	},
	postNick,
	postRated,
	{
		Name: "comments/hear", Category: Comments, Place: Tail, Most: 60, Why: "prompt to comment",
		Pattern: `^(?i:(?:now )?let['’]s hear what you.{5,300}|we(?:['’]d| would)? (?:want|love|like) to hear (?:what you|your (?:thoughts|views|opinions?|comments?))\b.{0,240}|send in your (?:opinions?|comments?|views)\b.{0,200})$`,
		Example: "Now let's hear what you've got to say about this item. Send in your opinions.", Miss: "We want to hear from the minister, the widow said.",
	},
	{
		Name: "related/past", Category: Related, Header: true, Most: 4, Why: "heads older stories",
		Pattern: `^(?i:(?:past|previous|earlier|recent|prior) (?:coverage|stories|articles|reports)|(?:other|more) articles by (?:this|the same) author|άλλα άρθρα(?: του (?:ιδίου|ίδιου) συγγραφέα)?|ссылки по теме|другие (?:новости|материалы) по (?:этой )?теме)\P{L}{0,2}$`,
		Example: "Past Coverage", Miss: "Past coverage was kinder",
	},
	{
		Name: "related/watch", Category: Related, Most: 12, Why: "link to a recording or pictures",
		Pattern: `^(?:Watch|View|See|Listen to) (?:the |a |our |more )?(?:video|footage|pictures|photos|audio|slideshow|photo gallery)s? (?:of|from|about) [^.!?,]{3,80}[^.!?,:]$`,
		Example: "Watch video of the speedboat incident", Miss: "See pictures of the storm and you weep.",
	},
	{
		Name: "related/coverage", Category: Related, Most: 16, Why: "link to other stories",
		Pattern: `^\p{Lu}[^|.!?]{3,60} ?[|:] ?(?:Full|Complete|More|Continuing|Special) coverage\b[^.!?]{0,80}[^.]?$`,
		Example: "CHOOSING A MAYOR | Full coverage leading up to the vote", Miss: "The law: full coverage for all who work",
	},
}
