package clean

// pitchRows ask for the reader's address, money or opinion in English: an imperative to subscribe, to
// join or to give, with what is sent for it. The imperative alone is what a person in a story says.
var pitchRows = []*Rule{
	{
		Name: "newsletter/up-to-date", Category: Newsletter, Most: 24, Why: "prompt to subscribe",
		Pattern: `^(?:Stay|Keep|STAY) (?:up[- ]to[- ]date|informed|in the loop|in the know|connected)(?: (?:with|on|about) [^,.!?“”"]{2,60})?[.!](?: (?:Subscribe|Sign up|Register|Join|Follow|Download|Get)\b[^“”"]{3,120})?$`,
		Example: "Stay up to date with Harbo. Subscribe to our newsletter.", Miss: "Stay up to date with the vaccines, the ministry told parents.",
	},
	{
		Name: "newsletter/want-more", Category: Newsletter, Most: 36, Why: "prompt to subscribe",
		Pattern: `^(?i:want more (?:stories|articles|news|features|recipes|tips|updates|content|great (?:stories|articles)|like this|of this)\b[^.!?]{0,40}\?$|(?:need|want|like|love|looking for|hungry for) [^.?!“”"]{3,60}\? (?:subscribe to (?:our|my|the newsletter|\p{Lu})|get a subscription|sign up (?:for|to) (?:our|my|the (?:\p{L}+ )?(?:newsletter|alerts?|emails?))|follow (?:us|our)|download (?:our|the (?:\p{L}+ )?app)|check out our|try our|join our)\b[^“”"]{0,20}[“”"]?[^“”"]{0,40}[“”"]?[^“”"]*)$`,
		Example: "Want more stories like this?", Miss: "Need more sailing? Subscribe to nothing, she said, and go out.",
	},
	{
		Name: "newsletter/every-day", Category: Newsletter, Most: 30, Why: "prompt to subscribe",
		Pattern: `^(?:Every|Each) (?:day|morning|evening|week|month|weekday|\p{Lu}\p{Ll}{2,6}day),? we(?:(?:['’]ll| will)? (?:send|e-?mail|deliver|pick|choose|round up)|['’]re sending)\b[^“”"]{0,60}\b(?:the|our|all the|you) (?:\p{L}+ )?(?:top|best|latest|biggest|most)\b[^“”"]{3,120}$`,
		Example: "Every day we send an email with the best stories from Gull.", Miss: "Every day we send emails to the ministry and get no answer, he said.",
	},
	{
		Name: "newsletter/get-news", Category: Newsletter, Most: 36, Why: "prompt to subscribe",
		Pattern: `^(?:Get (?:breaking|the latest|all the latest|daily|weekly|live|real-time) [^“”"?]{3,}(?:, and more!|and more!|\bdelivered (?:\p{L}+ )?(?:weekdays?|daily|every|each|straight|directly|to you|by e-?mail)\b[^“”"]{0,60})|Get (?:the day['’]s|today['’]s|the week['’]s|this week['’]s) (?:big|top|biggest|best|main|most important)(?: \p{L}+)? (?:stories|news|headlines|reads)(?: ?[,.+&–-]| and| plus| in| with| from| delivered|$)[^“”",]{0,40}(?:fun|inbox|e-?mail|every|you love|delivered|plus|newsletter|app|$)[^“”"]{0,120}|Get real-time (?:updates|alerts|scores|results)\b[^“”"]{3,120})$`,
		Example: "Get breaking harbour news on whales and wrecks, tides, storms and more!", Miss: "Get breaking news to the editor first, the rule said.",
	},
	{
		Name: "newsletter/agree", Category: Newsletter, Most: 50, Why: "small print of a form",
		Pattern: `^(?:Privacy [Nn]otice: Newsletters? [^“”"]{10,}|(?:Yes,? )?I (?:agree|consent|accept|want|wish)\b[^“”"]{0,80}(?:send me|receiv\p{L}+|contact me|be contacted|sign(?:ed)? up)\b[^“”"]{0,60}[“”"]?[^“”"]{0,60}[“”"]?[^“”"]{0,40}\b(?:newsletters?|e-?mails|offers|promotions|updates from|marketing)\b.*|No spam[,.!]? (?:we promise|ever|guaranteed|just|unsubscribe)\b.*|(?:We['’]ll|We will) never (?:share|sell|pass on|give away|spam|rent) (?:your (?:details|data|e-?mail|information|address)|you)\b.{0,120})$`,
		Example: `I agree that Harbo Sports can send me the "Six" newsletter.`, Miss: "I agree that they can send me home, the prisoner said.",
	},
	{
		Name: "newsletter/sign-up-for", Category: Newsletter, Most: 40, Why: "prompt to subscribe",
		Pattern: `^(?:(?:Sign|SIGN) (?:up|UP) (?:for|to|FOR|TO) (?:our|the|my|receive our|get our|\p{Lu})[^.?!“”"]{0,60}(?:[Nn]ewsletters?|[Bb]riefing|[Ee]-?mail updates)(?:,| (?:to|for|and|from|with|about))[^“”"]{3,}|Subscribe to (?:the |our )?\p{Lu}[^“”"?!]{2,70}, (?:an?|our|the|your) [^“”"]{0,40}\b(?:free|weekly|daily|monthly|newsletter|round-?up|digest|briefing|podcast)\b[^“”"]{0,120}[^“”"]|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\. )?(?:A|Our) (?:free )?(?:weekly|daily|monthly|twice-weekly) (?:digest|round-?up|newsletter|selection|e-?mail|dispatch|briefing) (?:of|with|on|from) (?:the )?(?:best of )?our\b[^“”"]{3,120})$`,
		Example: "Sign up for our daily newsletter to receive the best stories from The Gull.", Miss: "Sign up for our daily walk to see the best of the coast.",
	},
	{
		Name: "newsletter/sentence-behind", Category: Newsletter, Most: 30, Why: "prompt to subscribe",
		Pattern: `^[^“”"!?.,;:\d]{8,70}[.!] (?:Subscribe|Sign up|Register) (?:now|today|here)(?: (?:for|to)\b[^“”"]{3,})?[.!]$`,
		Example: "The best in culture from an icon of the coast. Subscribe now for more from the authority on shanties.", Miss: "He read the note twice. Subscribe or starve, it said.",
	},
	{
		Name: "newsletter/click-subscribe", Category: Newsletter, Most: 120, Why: "prompt to subscribe",
		Pattern: `[.!?”"’)] (Click (?:here )?to subscribe(?: to [^.!?“”"]{2,60})?[.!]?)$`,
		Example: "Each week the host takes a closer look at life on the quay. Click to subscribe!", Miss: "Click to subscribe was all the page said.",
	},
	{
		Name: "newsletter/if-you", Category: Newsletter, Most: 120, Why: "prompt to pay or to give",
		Pattern: `^If you(?:['’]ve| have)? (?:(?:really )?enjoy(?:ed)?|like(?:d)?|love(?:d)?|value|appreciate(?:d)?|read|found|rely on|believe in)\P{L}(?:(?:reading )?this (?:article|story|post|piece|column|interview|essay|review|kind of|website|site)|our (?:work|reporting|journalism|coverage|content|stories|site)|(?:independent|local|quality) (?:journalism|news|reporting))\b[^“”"]*\b(?i:join|subscrib\p{L}+|donat\p{L}+|contribution|support|sign up|become an? (?:member|subscriber|patron|supporter)|proposition for you|buy us a coffee|follow us)\b[^“”"]*$`,
		Example: "If you enjoyed this article, we have a proposition for you: join Gull Plus.", Miss: "If you enjoyed this war, join the next one, the poster said.",
	},
	{
		Name: "newsletter/before-you-go", Category: Newsletter, Most: 220, Why: "prompt to give",
		Pattern: `^(?:Wait! )?(?:Before you (?:go|leave|close this)[,:]|(?:While|Since|As|Now that) you(?:['’]re| are) here|You['’]ve read|We have a (?:small|quick) favou?r to ask)[^\p{L}“”"][^“”"]{3,}\b(?:donat\p{L}+|contribut\p{L}+|readers like you|reader[- ]supported|support (?:us|our)|become a (?:member|supporter)|membership|independent journalism|news outlet|our journalism|our reporting|subscrib\p{L}+)\b.*$`,
		Example: "Before you go, consider this: our reporting depends on readers like you, and a small donation keeps it going.", Miss: "Before you go, lock the door, she told the boy.",
	},
	{
		Name: "newsletter/no-cost", Category: Newsletter, Most: 120, Why: "prompt to give",
		Pattern: `^(?:(?:Support|SUPPORT) (?:The )?\p{Lu}[\p{L}. ]{1,30} (?:so (?:that )?we|to help us|and help us|today|by becoming|with a (?:gift|donation|contribution|membership))\b[^“”"]{0,120}\b(?:facts|journalism|reporting|newsroom|free for everyone|news)\b[^“”"]{0,120}|(?:We|Our)\P{L}[^“”"]{5,}\bat no cost to you\b[^“”"]*\b(?:we (?:need|rely|depend)|your support|donat\p{L}+|contribut\p{L}+|readers like you)\b[^“”"]*|(?:We|Our)\P{L}[^“”"]*\b(?:journalism|journalists|reporting|reporters|newsroom|coverage|news|articles|stories|paywalls?)\b[^“”"]*\b(?:free (?:for|to) (?:everyone|all|read)|without a paywall|no paywalls?)\b[^“”"]*\b(?:we (?:need|rely|depend)|your support|donat\p{L}+|contribut\p{L}+|readers like you)\b[^“”"]*)$`,
		Example: "Support The Gull so we can keep our reporting free for everyone.", Miss: "Support the mill so we can keep our jobs, the union wrote.",
	},
	{
		Name: "newsletter/as-little-as", Category: Newsletter, Most: 120, Why: "prompt to pay",
		Pattern: `^(?:Get (?:unlimited |full |instant )?access to|Subscribe (?:now )?(?:for|from)|Try (?:us|it) for|Become a (?:member|subscriber) (?:for|from)|Plus,? get an?)\b[^“”]{2,}(?:\b(?:for|from) (?:as little as|only|just) (?:(?:\p{Sc}|\p{Lu}{1,3}\p{Ll}{0,2}\.? ?)\d[^“”]*|\d[\d.,]* ?(?:\p{Sc}|\p{Lu}{3}\b|\p{L}+ (?:a|per|each|for|in) (?:the )?(?:first )?(?:day|week|month|year|quarter)|cents?\b|pence\b|euros?\b|dollars?\b|crowns?\b)[^“”]*)|\bFREE[.!]?)$`,
		Example: "Get access to Harbo Pro for as little as 59 crowns for the first year.", Miss: "Get access to the files for as little as an hour and you know, he said.",
	},
	{
		Name: "newsletter/survey", Category: Newsletter, Most: 40, Why: "prompt to answer a survey",
		Pattern: `^(?:Welcome to our|Help us|Tell us what you|Please (?:take|help|complete|fill)|Take (?:our|this)|We(?:['’]d| would) (?:love|like) (?:to hear|your)|How are we doing\?)[^“”"?]*\b(?:tak(?:e|ing)|complet(?:e|ing)|fill(?:ing)? (?:in|out)|our|this|short|quick|reader) (?:this|our|the|a|short|quick)?\s?(?:short |quick |brief |reader |online )*survey\b[^“”",]{0,60}$`,
		Example: "Tell us what you think about our new look by taking this survey.", Miss: "Tell us what you think, the minister asked by way of a survey.",
	},
	{
		Name: "advertisement/small-commission", Category: Advertisement, Most: 90, Why: "note on commissions",
		Pattern: `^[^“”"]*\b(?i:click|purchase|buy|bought|links?|products?|retailers?)\b[^“”"]*\b(?i:we) (?:may|might|will|can|could) (?:also )?(?:receive|earn|get|make|be paid) (?:an? )?(?:small |affiliate |modest )*commissions?\b[^“”"]*$`,
		Example: "Sometimes we link to online shops. If you click on one and buy something we may receive a small commission.", Miss: "They may receive a small commission on what they buy, the court said.",
	},
	{
		Name: "advertisement/prices", Category: Advertisement, Place: Tail, Most: 80, Why: "small print of an offer",
		Pattern: `^[^“”"]*(?:[Pp]rices?(?: and availability)?|[Oo]ffers?) (?:are |is |may be )?(?:subject to change(?: without notice)?|correct at (?:the )?time of (?:publication|publishing|writing)|accurate (?:at|as of))\b[^“”"]*$`,
		Example: "Prices subject to change without notice, and coupons may expire at any time.", Miss: "Prices are subject to a law of 1990.",
	},
	{
		Name: "newsletter/unsubscribe", Category: Newsletter, Place: Tail, Most: 60, Why: "says how to get no more letters",
		Pattern: `^(?:(?i:(?:click|tap) here to )?(?i:unsubscribe)(?: (?:here|from (?:this|our|all|the|future) .{2,60}))?[.!]?|(?i:unsubscribe)(?: ?[|·•-] ?.{2,60}){1,4}|(?:You are|You're|You’re|You) (?:receiving|received|getting|got) (?:this|our) (?:e-?mail|newsletter|message|letter)\b.{3,200}|(?:If you|To) (?:no longer (?:wish|want)|(?:would )?(?:prefer|rather) not|do not (?:wish|want)|don['’]t (?:wish|want)|stop receiving|unsubscribe)\b.{0,160}\b(?:unsubscribe|opt out|e-?mails?|newsletters?|mailing list|click)\b.{0,160}|` +
			`(?:Sie|Du) (?:möchten|möchtest|wollen|willst) .{0,60}Newsletter .{0,40}nicht mehr .{0,160}|(?:Wenn|Falls) (?:Sie|du) .{0,80}(?:Newsletter|E-?Mails?).{0,60}nicht mehr .{3,160}|Newsletter (?:hier )?abbestellen.{0,60}|Sie erhalten diese[ns]? (?:Newsletter|E-?Mail|Nachricht),? .{3,200}|(?:Pour|Si vous) .{0,80}(?:vous désabonner|désinscrire|désinscription|ne (?:souhaitez|voulez) plus recevoir).{0,160}|Vous recevez (?:cet e-?mail|ce (?:message|courriel)|cette lettre).{3,200}|Se (?:désabonner|désinscrire)[.!]?|` +
			`(?:Si (?:ya )?no (?:desea|deseas|quiere|quieres) (?:seguir )?recib\p{L}+|Para (?:darse de baja|cancelar (?:tu|su|la) suscripción)).{0,160}|(?:Recibes|Recibe|Has recibido) este (?:correo|boletín|mensaje).{3,200}|(?:Se non (?:vuoi|desideri|vuole) più ricevere|Per (?:annullare l['’]iscrizione|disiscriver\p{L}+)).{0,160}|Ricevi questa (?:e-?mail|newsletter).{3,200}|(?:Se não (?:deseja|quer) (?:mais )?receber|Para cancelar (?:a|sua) (?:inscrição|assinatura)).{0,160}|` +
			`(?:Wil|Wilt) (?:je|u) .{0,60}nieuwsbrief.{0,40}niet (?:meer|langer).{0,160}|(?:Jeśli|Aby) .{0,60}(?:nie chcesz (?:więcej )?otrzymywać|zrezygnować z (?:newslettera|subskrypcji)|wypisać się).{0,160}|(?:Если вы|Чтобы) .{0,60}(?:не хотите (?:больше )?получать|отписаться|отказаться от рассылки).{0,160}|Вы получили это письмо.{3,200}|Отписаться(?: от .{3,60})?)$`,
		Example: "If you no longer wish to receive these emails, you can unsubscribe here.", Miss: "If you no longer wish to receive the paper, tell the boy, she said.",
	},
}
