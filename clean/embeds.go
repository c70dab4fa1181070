package clean

// usersRule is asked for by name: see amongTerms.
var usersRule = &Rule{
	Name: "legal/users", Category: Legal, Most: 70, Why: "rule for the comments of readers",
	Pattern: `^(?:[-–—•]\s)?(?:Users are obliged\b.{5,300}|The administration has the right to (?:block|delete|edit)\b.{5,260}|In all language versions of the .{3,80} any comments posted can be edited\.|I agree to the processing of my personal data\b.{5,260}|(?:We |The editors )?reserve the right to (?:remove|delete|edit|reject|refuse) (?:any )?(?:comments?|posts?|messages?)\b.{0,260}|(?:Comments|Posts|Messages) (?:that|which) (?:are|contain|include) .{5,200} (?:will|may) be (?:removed|deleted|rejected)\.|(?:Die Redaktion behält|Wir behalten) (?:es )?(?:sich|uns) vor, .{0,80}(?:Kommentare|Beiträge).{0,200}|(?:La rédaction|Nous nous|La rédaction se) .{0,20}réserve.{0,12} le droit de (?:supprimer|modérer|ne pas publier) .{0,60}commentaires.{0,200}|(?:La redacción|Nos|El medio) .{0,4}reserva.{0,4} el derecho (?:de|a) (?:eliminar|borrar|no publicar|editar) .{0,60}comentarios.{0,200}|(?:Redakcja|Administrator) zastrzega sobie prawo do (?:usuwania|usunięcia|moderowania) .{0,60}komentarzy.{0,200}|В комментариях (?:запрещ|не допуска)\p{L}+ .{5,300}|Запрещ(?:аются|ается|ены|ено) (?:спам|флуд|мат|оскорблени|реклама).{3,300}|Не (?:приветствуются|допускаются|публикуются) (?:сообщения|комментарии)[, ].{3,300}|(?:Администрация|Редакция)(?: сайта)? оставляет за собой право (?:удал|публик|редактир|модерир|не публик)\p{L}+ .{0,80}комментари.{0,300}|Мы рады, что [Вв]ы решили оставить .{0,20}комментарий.{0,120}|(?:Сообщение|Комментарий) не должн?о? содержать .{5,200}|Языком общения на (?:сайте|форуме) .{3,400}|Пользовател(?:ь|и) (?:обязуется|обязуются|может инициировать)\P{L}.{5,400}|Администрация (?:сайта )?имеет право без предупреждения .{5,200}|Комментари(?:й|и) пользовател(?:я|ей) (?:будет|будут) удалён?\p{L}*.{0,60}|Комментарий пользователя будет удален.{0,60}|Публикуются комментарии только .{5,200}|Факт регистрации пользователя .{5,500}|На сайтах группы компаний .{3,60} редактирование комментариев.{0,260})$`,
	Example: "Users are obliged to speak respectfully to the other participants in the discussion.", Miss: "Users are obliging.",
}

// embedRows stand around what a page takes from another site, around players, and around pictures of single agencies.
var embedRows = []*Rule{
	{
		Name: "legal/embedded", Category: Legal, Most: 50, Why: "notice on content of another site",
		Pattern: `^(?:Empfohlener (?:redaktioneller|externer) Inhalt|Externer Inhalt|An dieser Stelle (?:findest du|finden Sie|befindet sich) (?:einen |ein )?(?:extern|relevant)\p{L}* Inhalte?\b.{0,200}|(?:Du kannst|Sie können) (?:ihn|es) (?:dir|sich) mit einem Klick anzeigen lassen.{0,60}|\p{Lu}[\p{L}-]{2,20}-INHALTE? ERLAUBEN|Ich bin (?:damit )?einverstanden, dass mir (?:externe )?Inhalte .{0,40}angezeigt werden\..{0,200}|Personenbezogene Daten können (?:dabei )?an Drittplattformen übermittelt werden.{0,120}|(?:Damit|Dadurch|Hierdurch) können personenbezogene Daten an Drittplattformen übermittelt werden.{0,120}|Link zum \p{L}{3,15}-Inhalt|Ce contenu (?:est bloqué|n['’]est pas visible).{0,120}|Pour afficher ce contenu .{0,60}(?:cookies|accepter).{0,120}|Este contenido (?:no está disponible|se encuentra bloqueado).{0,80}cookies.{0,80}|(?i:to (?:view|see|show) this (?:content|embed|tweet|video),? .{0,60}(?:cookies|consent|settings)).{0,160})$`,
		Example: "An dieser Stelle findest du einen externen Inhalt von YouTube, der den Artikel ergänzt.", Miss: "An dieser Stelle finden Sie jeden Montag einen Brief aus Bergen.",
	},
	{
		Name: "legal/opinion-abroad", Category: Legal, Most: 40, Why: "note on whose opinion it is",
		Pattern: `^(?:Gastkommentare und Beiträge von externen .{3,200}(?:Meinung der Redaktion).{0,60}|Leserkommentare geben nicht .{0,40}(?:Meinung|Ansicht) der Redaktion wieder\b.{0,300}|Ce(?:t article|tte tribune|s propos) n['’]engage(?:nt)? que .{3,80})$`,
		Example: "Leserkommentare geben nicht die Meinung der Redaktion wieder.", Miss: "Leserkommentare geben nicht immer ein gutes Bild ab, klagt er.",
	},
	usersRule,
	{
		Name: "legal/copyright-terms", Category: Legal, Most: 140, Why: "notice of copyright and terms",
		Pattern: `^(?:Copyright )?© ?\p{Lu}[\p{L} .]{1,40} (?:19|20)\d{2}(?:-(?:19|20)\d{2})?\. (?i:alle rechte vorbehalten|all rights reserved|tous droits réservés|todos los derechos reservados)\. .{20,900}$`,
		Example: "Copyright © HTP 2017-2026. Alle Rechte vorbehalten. Nutzer können auf diese Website zugreifen, sie konsultieren und die Freigabefunktionen für persönliche, private und nichtkommerzielle Zwecke nutzen. Jede andere Nutzung bedarf der vorherigen schriftlichen Zustimmung des Verlags.", Miss: "Copyright © in 2017 was the question.",
	},
	{
		Name: "newsletter/devices", Category: Newsletter, Most: 70, Why: "notice on readers who pay",
		Pattern: `^(?:Hai salvato un nuovo articolo|Trovi tutti gli articoli salvati .{5,120}|CONTINUA A LEGGERE QUI|Cosa succede se seleziono .continua a leggere.{0,20}|(?:Questo messaggio verrà visualizzato|Ce message s['’]affichera) .{0,60}(?:autre appareil|altro dispositivo).{0,260}|Perch[èé] visualizzo questo messaggio\?|Perché tu o qualcun altro sta leggendo .{5,400}|Come posso smettere di vedere questo messaggio\?|Se sei abbonato con un altro account .{5,300}|Non sai chi altro sta utilizzando questo account\?|Lecture du .{2,30} en cours sur un autre appareil\.|Vous pouvez lire .{2,30} sur un seul appareil à la fois.{0,60}|Pourquoi voyez-vous ce message \?|Il vous reste \d+[.,]?\d* ?% de cet article à lire.{0,80}|Ajouter à (?:vos|mes) (?:sélections|articles|favoris)|Esta funcionalidad es s[oó]lo para (?:suscriptores|registrados)|Nouveau : découvrez nos offres .{3,40})$`,
		Example: "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.", Miss: "Il vous reste 57 % de la route à faire, dit le guide.",
	},
	{
		Name: "newsletter/offers", Category: Newsletter, Most: 45, Why: "prompt to subscribe",
		Pattern: `^(?i:our community members are treated to .{5,200}|read more get \d+% off\b.{5,120}|an e-?mail with an? activation link has\b.{5,200}|please,? fill (?:in |out )?the form to subscribe\b.{0,60}|get a dash of .{5,120}|for more stories like this, check .{3,60}|follow \S+\.(?:co\.uk|com|org|net) on (?:twitter|facebook)\b.{0,200}|(?:jetzt abonnieren ?)?sie können sich jederzeit (?:wieder )?abmelden\b.{0,160}|hat ihnen dieser (?:artikel|beitrag) gefallen\? .{5,160}|support (?:local|independent) journalism\.?|return to .{2,40} blog\.)$`,
		Example: "Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns bitte mit einer Spende.", Miss: "For more stories like this, check the archives of any court, she said in an interview that lasted hours.",
	},
	{
		Name: "advertisement/partner", Category: Advertisement, Most: 50, Why: "label or note of advertising",
		Pattern: `^(?:(?i:annonsørinnhold|annonsörinnehåll|annoncørbetalt indhold|kommersielt samarbeid|reklame i samarbeid)|[^“”"]{3,160}\bAffiliate-Links?\b[^“”"]{0,120}(?:Provision|Verkaufserlös)\P{L}?.{0,160})$`,
		Example: "Die mit einem Symbol gekennzeichneten Links sind Affiliate-Links. Kommt darüber ein Einkauf zustande, erhalten wir eine Provision.", Miss: "Annonsørinnhold skal merkes tydelig, sier tilsynet",
	},
	{
		Name: "media/full-screen", Category: Media, Most: 5, Why: "control of a gallery or player",
		Pattern: `^(?:Выйти из полноэкранного режима|Развернуть на весь экран|(?i:helskärm|fullskjerm|fuldskærm|vollbild(?:modus)?|plein écran|pantalla completa|tela cheia|schermo intero|exit full ?screen|enter full ?screen|view full ?screen|volledig scherm|pełny ekran|tam ekran))$`,
		Example: "Развернуть на весь экран", Miss: "Развернуть на весь экран карту",
	},
	{
		Name: "share/tools-abroad", Category: Share, Most: 14, Why: "tools of the page",
		Pattern: `^(?:Merken|Anhören|Vorlesen lassen|Show more sharing options|(?:Copy/paste the (?:article )?video embed link below|Copier/coller le lien embed de la vidéo de l['’]article) ?:.{0,20})$`,
		Example: "Show more sharing options", Miss: "Merken Sie sich den Namen.",
	},
	{
		Name: "share/network-row", Category: Share, Most: 22, Why: "links to networks",
		Pattern: `^(?:(?i:facebook|twitter|x|flipboard|send|reddit|linkedin|messenger|telegram|vk|bluesky|threads|whatsapp|e-?mail|print|pinterest|pint|instagram|mastodon|copy link|baixar)(?:\s+|$)){4,}$`,
		Example: "Facebook   Twitter   Flipboard   Send   Reddit   Linkedin   Messenger   Telegram   VK   Bluesky   Threads   Whatsapp", Miss: "Facebook Twitter Instagram boycott",
	},
	{
		Name: "share/error", Category: Share, Most: 24, Why: "prompt to report an error",
		Pattern: `^(?:Sie haben einen Fehler (?:gefunden|entdeckt)\?|Bitte markieren Sie die entsprechenden Wörter im Text\..{0,120}|Fehler (?:gefunden|entdeckt)\? .{3,80}|(?i:found a (?:mistake|typo|spelling error)\? .{3,120}|spotted an error\? .{3,100})|(?:Нашли|Знайшли) (?:ошибку|опечатку|помилку)\?.{3,120}|Vous avez (?:repéré|trouvé) une erreur \?.{0,80}|¿Has (?:encontrado|visto) un error\?.{0,60}|Znalazłeś błąd\?.{0,80}|Oppdaget en feil\?.{0,60})$`,
		Example: "Sie haben einen Fehler gefunden?", Miss: "Sie haben einen Fehler gefunden, sagt er.",
	},
	postAgo,
	{
		Name: "related/clocked", Category: Related, Most: 24, Why: "headline of another story and when it was printed",
		Pattern: `^\p{Lu}.{12,140} \d{2}/\d{2}/\d{4}, \d{1,2}:\d{2} [ap]\.?m\.?$`,
		Example: "Harbour show may leave Bergen 01/11/2012, 7:50 p.m.", Miss: "The ferry left on 01/11/2012, 7:50 p.m. by the log",
	},
	{
		Name: "related/les-ogsa", Category: Related, Most: 18, Why: "link to another story",
		Pattern: `^(?:Les|Læs|Läs) (?:også|också|även) [\p{Lu}«][^.!?:]{8,120}[^.!?:,]$`,
		Example: "Les også Askel innrømmer megablemme", Miss: "Les også boka om Bergen",
	},
	{
		Name: "related/more-here", Category: Related, Most: 24, Why: "link behind arrows",
		Pattern: `^(?:>{2,3}|»»?) ?(?:Mehr|Hier|Sie suchen|Weitere|Lesen Sie|More|Read|Click|Plus|Más|Altri|Meer|Flere|Więcej) .{3,160}$`,
		Example: ">>> Mehr Gastkommentare", Miss: "> Mehr als das wollte er nicht sagen",
	},
	{
		Name: "credit/alliance", Category: Credit, Most: 10, Why: "nothing but a picture credit",
		Pattern: `^(?:picture[ -]alliance|IMAGO|imago images) ?[/|] ?[^.!?]{2,60}$`,
		Example: "picture alliance/dpa | Tove Askel", Miss: "Picture alliance of two rivals",
	},
	{
		Name: "caption/capitals", Category: Caption, Most: 60, Why: "caption with a credit",
		Pattern: `^\p{Lu}{2}[\p{Lu}\d !,«»-]{1,36}: [^:]{8,360}[.!?] ?(?:Foto|Video|Bild|Illustrasjon|Grafikk|Skjermdump): ?\p{Lu}.{1,60}$`,
		Example: "DØMT: Mannen ble dømt i Oslo fredag. Foto: Tove Askel / HTB", Miss: "DØMT: Mannen ble dømt i Oslo fredag. Fotografen slapp.",
	},
	{
		Name: "caption/barred", Category: Caption, Most: 50, Why: "caption with a credit",
		Pattern: `^\p{Lu}[^|]{20,320} © [^|.]{2,50} \| [^|.]{2,60}$`,
		Example: "Die Ministerin im Hafen von Bergen: Der Plan kommt im Herbst. © Tove Askel/hpa | Tove Askel", Miss: "Die Ministerin sprach von © und | als Zeichen.",
	},
	{
		Name: "caption/pictured", Category: Caption, Most: 60, Why: "caption",
		Pattern: `^Pictured (?:right|left|above|below|from left|from right|with \p{Lu}\p{L}+|at (?:the )?(?:back|front|right|left|centre|center)),? [^“”"?!]{8,300}$`,
		Example: "Pictured from left, are novelists Tove Askel and Jan Moen, at the library", Miss: "Pictured as a saint, he was none.",
	},
	{
		Name: "caption/photo-behind", Category: Caption, Most: 32, Why: "caption with a credit",
		Pattern: `^\p{Lu}[^“”"„«»:]{15,220}[\p{L}.),] (?:Foto: ?|Fot\. |Bild © ?|Bild: ?)` + people + `(?: ?[/(|] ?[^.]{2,40})?$`,
		Example: "Die Sieger freuen sich im Hafen von Bergen. Foto: Tove Askel", Miss: "Die Sieger freuen sich im Hafen von Bergen. Foto folgt",
	},
}
