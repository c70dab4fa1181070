package clean

// newsletterRows ask the reader to subscribe, register or pay.
var newsletterRows = []*Rule{
	{
		Name: "newsletter/sign-up", Category: Newsletter, Why: "prompt to subscribe",
		Pattern: `^(?i:sign up (?:now|here|today|for free)\b.{0,60}|sign up (?:for|to)\b.{0,160}(?:newsletters?|your inbox|alerts|bulletins?|mailing list|(?:daily|weekly|our|free|morning) e-?mails?)\b.{0,40})$`,
		Example: "Sign up for the newsletter Future Perfect", Miss: "Sign up for the army, his father told him, and see the world.",
	},
	{
		Name: "newsletter/subscribe", Category: Newsletter, Most: 25, Why: "prompt to subscribe",
		Pattern: `^(?:Subscribe|SUBSCRIBE) (?:(?i:now|today)\b.{0,80}|(?i:to|for) (?:(?i:our|us|the|your|this|continue|read|get|unlock|unlimited|access|receive|enjoy)\b|\p{Lu}|@)[^,“”"]{0,120}(?:, [^“”"]{0,80}(?i:newsletter|podcasts?|inbox|app|channel|updates|day|week|free|here|now))?)[.!»]?$`,
		Example: "Subscribe to WIRED and stay smart with more of your favorite Ideas writers.", Miss: "Subscribe to the theory, he says, and you must accept the rest.",
	},
	{
		Name: "newsletter/inbox", Category: Newsletter, Why: "prompt to subscribe",
		Pattern: `(?i)^\P{L}?(?:get|receive|have|want|stay|all|the|our|a|join|sign|keep|never|enjoy|your|start|news|daily|top|breaking|be|weekly|subscribe|let|free|we.ll|catch) [^“”]{0,120}(?:delivered|straight|directly|right|updates|meet|sent|newsletter)(?: in| to| into)? your inbox\b.{0,120}$`,
		Example: "Get the latest updates right in your inbox. Subscribe to NJ.com's newsletters.", Miss: "Phishing mail lands in your inbox because filters fail, experts say.",
	},
	{
		Name: "newsletter/get", Category: Newsletter, Most: 24, Why: "prompt to subscribe",
		Pattern: `^(?:Get|GET|Download|Receive|Try) (?i:the|our|all|daily|breaking|unlimited|latest|instant|local|more)\b[^,“”"]{0,100}(?i:newsletters?|inbox|app|alerts|access|notifications|updates)\b.{0,60}$`,
		Example: "Get our daily Entertainment newsletter", Miss: "Get those app makers into court, the senator said.",
	},
	{
		Name: "newsletter/dont-miss", Category: Newsletter, Most: 16, Why: "prompt to subscribe",
		Pattern: `^(?i:(?:don['’‘´\x60 ]t|never) miss (?:a|an|out|any)\b.{0,40}[.?!] (?:sign up|subscribe|get|join|follow)\b.{3,80}|(?:want|need|like|looking for) (?:more|to read more|to know more)\b.{0,60}\? (?:join (?:our|us|the)|sign up|subscribe (?:to (?:our|the|my)|now|today|here|for)|click|get (?:a|our|the|your)|follow|download)\b.{3,200})$`,
		Example: "Don't miss a brief. Sign up for our daily email.", Miss: "Don't miss a brief rally, traders said.",
	},
	{
		Name: "newsletter/consent", Category: Newsletter, Most: 50, Why: "small print of a form",
		Pattern: `^(?i:by (?:signing up|subscribing|registering|submitting|entering|clicking).{0,80} you (?:agree|accept|consent|acknowledge|confirm|are agreeing)\b.{5,300}|i(?:'d| would) like to receive .{5,200}|you can unsubscribe at any time.{0,80}|unsubscribe (?:at )?any ?time.{0,40}|invalid email.{0,40}|(?:enter )?your e-?mail(?: address)?|e-?mail address\*?)$`,
		Example: "By signing up, you agree to our Privacy Policy and European users agree to the data transfer policy.", Miss: "By signing up, he hoped to see Korea.",
	},
	{
		Name: "newsletter/form", Category: Newsletter, Most: 16, Why: "message of a form",
		Pattern: `^(?:Thanks? (?:you )?for (?:signing up|subscribing)!|Keep an eye on your inbox.{0,40}|Please check the opt-in box.{0,60}|There was an error processing your subscription\.|You have succes?sfully subscribed.{0,20}|Something went wrong.{0,40}[Tt]ry again.{0,20})$`,
		Example: "There was an error processing your subscription.", Miss: "Thanks for signing up to serve, he said.",
	},
	{
		Name: "newsletter/paywall", Category: Newsletter, Most: 16, Why: "prompt to pay",
		Pattern: `^(?:To Read the Full Story|Subscribe (?:Sign In|Now)|SUBSCRIBE(?: NOW)?|Subscribe|Already a (?:subscriber|member)\?.{0,40}|Continue reading with a .{3,40}|This\P{L}(?:article|content|story) is (?i:for|only for|exclusive to|available to) (?i:our )?(?i:subscribers|members).{0,60}|Log in or subscribe.{0,40}|You have\P{L}(?:reached|\d+) .{0,30}free articles.{0,60}|Réservé aux abonnés|Article réservé aux abonnés|Contenido exclusivo para suscriptores|Exclusivo para assinantes)$`,
		Example: "To Read the Full Story", Miss: "To read the full story is to weep.",
	},
	{
		Name: "newsletter/register", Category: Newsletter, Most: 14, Why: "prompt to register",
		Pattern: `^Register (?:now )?for (?i:free\b|unlimited\b|full\b).{0,20}(?i:access|account|newsletter|trial).{0,60}$`,
		Example: "Register now for FREE unlimited access to Reuters.com Register", Miss: "Register now for the vote, officials urged.",
	},
	{
		Name: "newsletter/sharing-tools", Category: Newsletter, Most: 110, Why: "notice on copying",
		Pattern: `^Please use the sharing tools found via the share (?:button|icon) .{20,700}$`,
		Example: "Please use the sharing tools found via the share button at the top or side of articles. Copying articles to share with others is a breach of FT.com T&Cs", Miss: "Please use the tools provided, the sign said.",
	},
	{
		Name: "newsletter/support", Category: Newsletter, Most: 40, Why: "prompt to give",
		Pattern: `^(?i:do you rely on .{3,80}\?.{5,140}|(?:help us|please help) (?:keep|support|continue).{5,140}|support (?:our|independent) (?:journalism|work|reporting|newsroom|media)\b.{0,140}|(?:please )?(?:consider (?:making|supporting)|make) a (?:donation|contribution)\b.{0,120}|donate (?:now|today|here)\b.{0,60}|unterstützen sie (?:uns|unsere).{3,100}|soutenez[- ](?:nous|\S+).{0,100}|apoie o .{3,80}|apoya (?:el periodismo|nuestro).{0,100})$`,
		Example: "Do you rely on Snopes reporting? Click here to support it.", Miss: "Do we rely on imports? the senator asked.",
	},
	{
		Name: "newsletter/on-the-go", Category: Newsletter, Most: 14, Why: "prompt to install an app",
		Pattern: `^(?:GET|DOWNLOAD) [\p{Lu} ]{3,40} (?:ON THE GO|APP)\b[\p{Lu} ]{0,40}$`,
		Example: "GET FOX BUSINESS ON THE GO BY CLICKING HERE", Miss: "GET OUT OF THE WAY, the sign said.",
	},
	{
		Name: "newsletter/for-all", Category: Newsletter, Most: 36, Why: "prompt to read on elsewhere",
		Pattern: `^\(?(?:For (?:all )?(?:the )?latest|For more (?:on|about|news|stories|\p{Lu}[\p{L}.]*|of)|Get all the latest|Catch (?:all )?the|Read all the|Track [Ll]atest|Check out (?:the|our)|Stay (?:updated|tuned|informed)) [^.“”"]{5,200}(?:\b(?i:download|visit|follow|head to|subscribe|click|log on|install|like us|on our|app for)\b.{3,120}|(?:App|Updates|News App|here)[.!]?)\)?$`,
		Example: "For all the latest Chandigarh News, download Indian Express App.", Miss: "For more than a decade he had run the paper from Pune",
	},
	{
		Name: "newsletter/promotion", Category: Newsletter, Most: 5, Why: "words for screen readers around a prompt",
		Pattern: `^(?i:(?:skip past|after) newsletter promotion)$`,
		Example: "skip past newsletter promotion", Miss: "After newsletter promotions ended, growth slowed.",
	},
	{
		Name: "newsletter/abroad", Category: Newsletter, Most: 20, Why: "prompt to subscribe",
		Pattern: `^(?:(?:Abonnez-vous|S'abonner|Je m'abonne|Suscr[ií]bete|Suscribirse|Assine|Inscreva-se|Abbonati|Iscriviti|Jetzt abonnieren|Jetzt anmelden|Newsletter abonnieren|Abonneer|Meld je aan|Zapisz się|Abone ol|Berlangganan|Prenumerera|Abonner)(?:$|[ !:][^.,]{0,90}$)|Inscrivez-vous à (?:notre|la) (?:newsletter|lettre)[^.,]{0,60}$|(?:E-)?[Bb]ültenimize (?:abone|kayıt) ol(?:un)?$|(?:メールマガジン|メルマガ)[にをの]?(?:登録|購読)(?:する)?$|.{0,40}न्यू.{1,4}लेटर .{0,40}(?:लें|करें)$|(?:Подписаться|Подпишитесь|Підписатися|Підпишіться|اشترك|सब्सक्राइब|订阅|訂閱|購読|メルマガ登録|구독하기|구독)[^。.]{0,60}$|▶ ?.{2,40}구독하기.{0,10}$)`,
		Example: "Abonnez-vous à notre lettre du matin", Miss: "Les abonnés ou non, tous paieront.",
	},
	{
		Name: "newsletter/plus", Category: Newsletter, Most: 4, Why: "prompt to subscribe",
		Pattern: `^[\p{L}\d+]{2,14}(?: [\p{L}+]{2,12})? (?:abonnieren|bestellen|testen)$`,
		Example: "heise+ abonnieren", Miss: "Viele wollen die Zeitung nicht mehr abonnieren.",
	},
}

// commentRows are the forms and counts of reader comments.
var commentRows = []*Rule{
	{
		Name: "comments/top", Category: Comments, Most: 6, Why: "heads the comments of readers",
		Pattern: `^(?i:(?:top|best|latest|recent|most|all|readers?)(?: (?:rated|liked|popular|recent|reader))? comments)$`,
		Example: "Top Rated Comments", Miss: "Top comments came from Berlin.",
	},
	{
		Name: "comments/bracketed", Category: Comments, Most: 5, Why: "number of comments",
		Pattern: `^\[ ?\d[\d,.]* comments? ?\]$`,
		Example: "[ 167 comments ]", Miss: "[167 comments were filed]",
	},
	postSaid,
	{
		Name: "comments/count", Category: Comments, Most: 5, Why: "count of comments",
		Pattern: `^\(?\d[\d,.]*\)? ?(?:Post )?(?i:comments?|kommentare?|commentaires?|comentarios?|coment[aá]rios?|commenti|reacties|kommentarer|komentarz[ey]?y?|yorum|komentar|комментари(?:й|я|ев)|коментар(?:ів|і)?|评论|評論|則留言|コメント|개의? ?댓글|تعليق(?:ات)?|टिप्पणियां)[^\p{L}\d]*$`,
		Example: "0 Post Comment (+)", Miss: "42 comments were filed by noon.",
	},
	{
		Name: "comments/have", Category: Comments, Place: Tail, Most: 24, Why: "prompt to comment",
		Pattern: `^(?i:(?:do you have|have|got) (?:any |a |something to )?(?:comments?|say|thoughts?|views?|questions?) (?:on|about|regarding) this (?:story|article|post|report)\?.{0,80}|(?:haben sie )?(?:anmerkungen|fragen|hinweise) zu diesem (?:artikel|beitrag)\?.{0,80}|une (?:remarque|question) sur cet article ?\?.{0,80}|¿?tiene algún comentario sobre (?:esta noticia|este artículo)\?.{0,80}|(?:tem|quer) (?:um comentário|comentar) (?:sobre )?est[ae] (?:notícia|artigo)\?.{0,80}|uwagi do (?:tego )?artykułu\?.{0,80})$`,
		Example: "Do you have comments on this story? Talkback here", Miss: "Do you have comments on this, the judge asked.",
	},
	{
		Name: "comments/leave", Category: Comments, Most: 9, Why: "button of the comments",
		Pattern: `^(?:(?i:leave a (?:reply|comment)(?: (?:to|on|below|here|now|cancel)\b[^.]{0,40})?|(?:post|add|write|submit)\P{L}(?:a|your) comment|be the first to comment|join the (?:conversation|discussion)|(?:view|show|read|load|see|hide)\P{L}(?:all )?(?:\d+ )?comments|comments?\P{L}(?:are |is )?(?:closed|off|disabled)|no comments(?: yet)?|sort by\P{L}.{0,20}|log in to (?:comment|reply)|laisser un commentaire|dejar?\P{L}(?:un|tu) comentario|deixe\P{L}(?:um|seu) coment[aá]rio|lascia un commento|kommentar\P{L}(?:schreiben|verfassen)|kommentieren|plaats een reactie|dodaj komentarz|yorum yaz|tulis komentar|skriv en kommentar)|Оставить комментарий|Добавить комментарий|Комментарии|Залишити коментар|Коментарі|(?:اترك|أضف) تعليقا?ً?|टिप्पणी करें|发表评论|發表評論|我要评论|コメントを(?:書く|投稿する|見る)|댓글 ?(?:쓰기|보기)?)[^\p{L}\d]*$`,
		Example: "Join the Conversation", Miss: "Join the conversation or leave, he said.",
	},
	{
		Name: "comments/form", Category: Comments, Most: 60, Why: "small print of the comments",
		Pattern: `^(?i:save my name, e-?mail,? (?:and|und) website .{0,80}|when submitting content, please abide by .{10,400}|your e-?mail address will not be published.{0,60}|required fields are marked.{0,10}|notify me of (?:new|follow-?up) .{3,60}|please (?:log in|sign in|register) to (?:post|leave|add) .{0,30}comment.{0,20}|aten[cç](?:ã|Ã)o: comentários com .{10,200}|votre adresse e-?mail ne sera pas publiée.{0,80}|deine e-mail-adresse wird nicht veröffentlicht.{0,80}|tu dirección de correo electrónico no será publicada.{0,80}|o seu endereço de e-?mail não será publicado.{0,80})$`,
		Example: "Save my name, email, and website in this browser for the next time I comment.", Miss: "Save my name, he begged.",
	},
	{
		Name: "comments/thoughts", Category: Comments, Most: 20, Why: "prompt to comment",
		Pattern: `^(?i:(?:share|leave|post|tell us) your (?:thoughts|views|opinions?|comments?)(?: (?:in|below|with us|on|cancel)\b.{0,40})?[.!]?|what(?: about you| do you think)\? ?(?:(?:share|let us|tell us|leave|comment|join)\b.{0,100})?|(?:let us|do let us) know (?:what you think|your thoughts)?.{0,40}(?:comments?|below)\b.{0,20}|have your say\b.{0,60})$`,
		Example: "Share your views in the comments below", Miss: "What do you think, he asked the jury.",
	},
	{
		Name: "comments/responses", Category: Comments, Most: 30, Why: "heading of the comments",
		Pattern: `^(?:\d+|One) (?:thoughts?|[Rr]esponses?|[Rr]eplies|comments?) (?:on|to) [“"'‘«].{5,160}$`,
		Example: `10 thoughts on "Business Focus: It's Why Some People Triumph Online"`, Miss: "Ten thoughts on his mind, he slept badly.",
	},
	postButton,
	postFlag,
	threadHead,
	{
		Name: "comments/service", Category: Comments, Most: 20, Why: "message of the comments",
		Pattern: `^(?:Não foi possível carregar o Disqus.{0,60}|Please enable JavaScript to view the comments.{0,60}|Comment via Facebook(?: Comment via \p{L}+)?|Comments powered by \p{L}+|\(Visited \d+ times?, \d+ visits? today\)|Loading comments\.{0,3})$`,
		Example: "Comment via Facebook Comment via Sputnik", Miss: "Comment via counsel was declined.",
	},
	{
		Name: "comments/forum", Category: Comments, Most: 60, Why: "rules of the comments",
		Pattern: `^.{3,60} is committed to providing a forum for civil and constructive (?:conversation|discussion)\..{0,200}$`,
		Example: "ABC 17 News is committed to providing a forum for civil and constructive conversation.", Miss: "The city is committed to providing a forum for teens.",
	},
}
