package clean

// brandRows are prompts and labels of groups of papers: their wording is the same on hundreds of sites.
var brandRows = []*Rule{
	{
		Name: "timestamp/live", Category: Timestamp, Most: 8, Why: "when a part of a live report was written, and by whom",
		Pattern: `^\d{1,2}:\d{2}(?:KEY EVENT|` + people + `)$`,
		Example: "20:24Tove Askel-Moen", Miss: "20:24 Opening",
	},
	{
		Name: "credit/closing-bracket", Category: Credit, Most: 7, Why: "end of a picture credit",
		Pattern: `^(?:Image: ?)?[\p{L}'’ /.&-]{0,40}(?:Getty(?: Images(?: ?/ ?iStock(?:photo)?)?)?|SWNS|AFP|Reuters|Shutterstock|Alamy|Mirrorpix|Echo|Live|Press Association|PA)\)$`,
		Example: "Askel via Getty Images)", Miss: "(the sum is shown live)",
	},
	{
		Name: "caption/credit-glued", Category: Caption, Most: 50, Why: "caption with a credit",
		Pattern: `^\p{Lu}[^“”"?!]{15,300}(?:\.Credit: ?|[.)] — © )\p{Lu}[^.]{1,60}$`,
		Example: "The port of Bergen in the storm of April.Credit: Tove Askel/HTB", Miss: "The port of Bergen in the storm of April. Credit: a lender's word.",
	},
	{
		Name: "caption/legende", Category: Caption, Most: 60, Why: "caption",
		Pattern: `^Legende:(?: .{10,400})?$`,
		Example: "Legende: Tove Askel vor dem Hafen von Bergen. HTB", Miss: "Legende ist er längst.",
	},
	{
		Name: "share/box", Category: Share, Most: 5, Why: "button that unfolds a box",
		Pattern: `^(?:(?:\p{L}+-)?[Bb]ox (?:aufklappen|zuklappen)|Link kopieren(?: Link kopieren)?|Kopiere den aktuellen Link|Jetzt in der App anhören|Jetzt anhören)$`,
		Example: "Personen-Box aufklappen", Miss: "Box aufklappen und lesen",
	},
	{
		Name: "advertisement/scroll", Category: Advertisement, Most: 6, Why: "label of advertising",
		Pattern: `^(?i:advertisement ?[·|–-] ?scroll to continue|advertisement \d{1,2}|ad policy|ad choices)$`,
		Example: "Advertisement · Scroll to continue", Miss: "Advertisement policy",
	},
	{
		Name: "newsletter/brands", Category: Newsletter, Most: 40, Why: "prompt to subscribe",
		Pattern: `^(?i:contact me with news and offers from .{3,80}|receive e-?mail from us on behalf of our .{3,80}|add us as a preferred source\b.{0,60}|follow \S+ on google news and .{5,160}|sign up for breaking news, .{5,120}and more\.|get daily insight, .{3,80}in your inbox|sign up to this is .{3,30}|free (?:daily|weekly|monthly) newsletter|join our newsletter|original reporting\. .{3,80} delivered to you\.|stay informed with .{3,40} [–—-] your (?:trusted )?source .{5,300}|our website is the place for the latest .{5,240}|unlimited digital access to .{3,80}|opportunity to engage with our .{3,60}|[\p{L} ]{3,30} (?:epaper|news app)\.|enjoy(?:ed|ing) (?:this (?:story|article)|our latest content)\?.{0,100}|wait! before you go\b.{5,400}|visit \S+\.com to watch the latest\b.{0,100})$`,
		Example: "Receive email from us on behalf of our trusted partners or sponsors", Miss: "Free weekly newsletters flood the town.",
	},
	{
		Name: "newsletter/brands-abroad", Category: Newsletter, Most: 40, Why: "prompt to subscribe",
		Pattern: `^(?:Für \d+[.,]\d{2} ?€ lesen|Sie sind bereits (?:Kunde|Kundin|Abonnent(?:in)?)\?.{0,40}|Sie können diesen Inhalt sehen, weil .{5,200}|Dieser (?:Artikel|Text) ist zuerst bei .{2,40} erschienen\.)$`,
		Example: "Für 0.99 € lesen", Miss: "Für 3 € lesen alle mit",
	},
	{
		Name: "legal/corrections", Category: Legal, Most: 70, Why: "notice of the site on data",
		Pattern: `^(?i:ad ?block users: .{10,300}|to submit a correction .{3,60}, click here\.|for reprints and permissions,? click here\.)$`,
		Example: "To submit a correction for our consideration, click here.", Miss: "To submit a correction, he rose.",
	},
	{
		Name: "comments/closed-abroad", Category: Comments, Most: 40, Why: "message of the comments",
		Pattern: `^(?:Die Kommentarfunktion\p{L}* ist .{3,60}deaktiviert\.|(?:Durch .{5,50}, )?ist die Kommentarfunktion ausgeschaltet!?|Sie wollen diesen Kommentar melden\?|In diesem Kommentar sind rassistische.{5,300}|Les commentaires sont (?:fermés|clos)\.?|Los comentarios están cerrados\.?|Комментарии (?:закрыты|отключены)\.?)$`,
		Example: "Die Kommentarfunktionalität ist um diese Uhrzeit deaktiviert.", Miss: "Die Kommentarfunktion ist ein Segen.",
	},
}
