package clean

// legalRows are notices of copyright, terms and law.
var legalRows = []*Rule{
	{
		Name: "legal/copyright", Category: Legal, Most: 60, Why: "notice of copyright",
		Pattern: `^(?:[<〈\[(] ?)?(?:(?i:copyrights?)|™ (?:&|and) ©|©|ⓒ|\([cC]\))\P{L}{0,4}(?:\(c\) ?)?(?:by )?(?:\p{Lu}[\p{L}\d.&'’/ -]{1,60} )?(?:©? ?)?(?:19|20)\d{2}(?:\s?[-–]\s?\d{2,4})?\b.{0,200}$`,
		Example: "© 2019 Hearst Communications, Inc.", Miss: "Copyright in 1923 works lapsed.",
	},
	{
		Name: "legal/rights", Category: Legal, Most: 30, Why: "notice of copyright",
		Pattern: `^[^“”"]{0,160}(?i:all rights (?:are )?reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|(?:todos os )?direitos reservados|tutti i diritti riservati|riproduzione riservata|alle rechten voorbehouden|alle rettigheter reservert|wszelkie prawa zastrzeżone|hak cipta dilindungi(?: undang-undang)?)(?:\s?[^\p{L}\s“”"][^“”"]{0,160}|\s(?:\p{Lu}|by |to |for )[^“”"]{0,140})?$`,
		Example: "All contents © 2019 The Slate Group LLC. All rights reserved.", Miss: "He has all rights; reserved seating is extra.",
	},
	{
		Name: "legal/rights-abroad", Category: Legal, Most: 60, Why: "notice of copyright",
		Pattern: `^.{0,120}(?:Все права защищены|Усі права захищен|Всі права захищен|При (?:полном|цитировании|использовании|перепечатке).{3,80}ссылка|(?:جميع الحقوق|كافة الحقوق) محفوظة|सर्वाधिकार सुरक्षित|版[权權]所有|(?:未经|未經)[^。]{0,14}(?:授权|授權|许可|許可|同意)[^。]{0,30}(?:转载|轉載|复制|複製|摘编|摘編|镜像|翻印|转贴|轉貼)|不得[转轉][载載]|無断(?:転載|複製)|禁無断|(?:Tüm hakları saklıdır|Tüm Hakları Saklıdır)|本文(?:仅代表|僅代表)|무단 ?전재|재배포 ?금지|저작권자\s?[(ⓒ©]).{0,120}$`,
		Example: "<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>", Miss: "저작권자 협회는 성명을 냈다.",
	},
	{
		Name: "legal/agency", Category: Legal, Most: 60, Why: "notice of an agency's copyright",
		Pattern: `^(?:.{0,160}(?:This material may not be|may not be|is not to be) published, broadcast,? (?:re)?written,? (?:or|and) redistributed.{0,160}|(?:Copyright |© ?|\(c\) )?(?:The )?Associated Press\. All [Rr]ights [Rr]eserved.{0,160})$`,
		Example: "This material may not be published, broadcast, rewritten, or redistributed.", Miss: "This material may not be published until Friday.",
	},
	{
		Name: "legal/standards", Category: Legal, Most: 14, Why: "link to the publisher's principles",
		Pattern: `^Our Standards: The \p{Lu}.{5,80}Principles\.?.{0,20}$`,
		Example: "Our Standards: The Thomson Reuters Trust Principles.", Miss: "Our standards: high, the coach said.",
	},
	{
		Name: "legal/unedited", Category: Legal, Most: 60, Why: "note that the text is an agency's",
		Pattern: `^[\[(]?(?:Except for the headline,? )?[Tt]his (?:story|article|report|copy|content) (?:has not been edited|(?:is|has been|was) (?:published|sourced|taken|auto-generated|generated)(?: and published)? (?:from|unedited|without|direct(?:ly)?)) .{3,200}[\])]?$`,
		Example: "(Except for the headline, this story has not been edited by NDTV staff and is published from a syndicated feed.)", Miss: "This story has not been easy to tell.",
	},
	{
		Name: "legal/translated", Category: Legal, Most: 40, Why: "notice of automated translation",
		Pattern: `^[\[(*]?(?:(?i:this (?:article|story|text|page|content|report) (?:was|has been|is) (?:produced by automated translation|automatically translated|machine[- ]translated|translated (?:automatically|by (?:a machine|ai|an ai|artificial intelligence|google translate|deepl)))|dieser (?:artikel|text|beitrag) (?:wurde|ist) (?:automatisch|maschinell|mit hilfe (?:einer|von) (?:ki|künstlicher intelligenz)) (?:übersetzt|ins \p{L}+ übersetzt)|cet article a été traduit (?:automatiquement|par (?:une machine|l['’]intelligence artificielle))|este (?:artículo|texto) (?:ha sido|fue) traducido (?:automáticamente|por (?:una máquina|inteligencia artificial))|este (?:artigo|texto) foi traduzido (?:automaticamente|por (?:máquina|inteligência artificial))|questo articolo è stato tradotto (?:automaticamente|con l['’]intelligenza artificiale)|dit artikel is automatisch vertaald)|Эта статья переведена автоматически|Цю статтю перекладено автоматично|本文由(?:机器|人工智能)翻译|この記事は(?:自動|機械)翻訳).{0,200}$`,
		Example: "This article was produced by automated translation technology. In case of doubt, refer to the French version.", Miss: "This article was translated by hand into Welsh.",
	},
	{
		Name: "legal/disclaimer", Category: Legal, Place: Tail, Most: 120, Why: "disclaimer",
		Pattern: `^[\[(*]?(?:Disclaimer|DISCLAIMER|Disclosure|Haftungsausschluss|Avertissement|Aviso legal|免责声明|免責聲明|अस्वीकरण|डिस्क्लेमर|Отказ от ответственности)\s*[:：–-] ?.{10,700}$`,
		Example: "Disclaimer: The views and investment tips expressed by investment experts on Moneycontrol.com are their own", Miss: "Disclaimers were waived.",
	},
	{
		Name: "legal/views", Category: Legal, Place: Tail, Most: 70, Why: "note on whose opinion it is",
		Pattern: `^[\[(]?(?:(?:The views|The opinions|Views|Opinions)\P{L}(?:and (?:views|opinions) )?expressed (?:in|by|are|here|on) .{10,400}|Les opinions exprimées .{10,300}|Las opiniones (?:expresadas|vertidas) .{10,300}|As opiniões expressas .{10,300}|Мнение (?:автора|редакции) может .{10,200})$`,
		Example: "The views expressed in this article are the author's own and do not necessarily reflect Al Jazeera's editorial policy.", Miss: "Views expressed during the meeting varied.",
	},
	{
		Name: "legal/terms", Category: Legal, Most: 20, Why: "link to terms",
		Pattern: `^(?i:terms (?:of|and|&) (?:use|service|conditions)|privacy (?:policy|notice|& cookies|statement|settings|center)|cookies? (?:policy|notice|settings)|contact us/faq|do not sell (?:or share )?my (?:personal )?info(?:rmation)?|your (?:us state )?privacy (?:rights|choices)|code of (?:ethics|conduct)|accessibility statement|impressum|datenschutz(?:erkl(?:ä|Ä)rung)?|agb|mentions légales|politique de confidentialité|aviso (?:legal|de privacidad)|pol[ií]tica de (?:privacidad|privacidade|cookies)|termos de uso|privacy e cookie|colofon|polityka prywatności|regulamin|gizlilik politikası|kebijakan privasi|pedoman media siber)(?: ?[|,·•/-] ?.{2,60})*$`,
		Example: "Terms of Service | Privacy Notice", Miss: "Privacy policy experts disagree.",
	},
	{
		Name: "legal/robots", Category: Legal, Most: 24, Why: "notice of a form",
		Pattern: `^This site is protected by (?i:re)?(?i:captcha)\b.{0,120}$`,
		Example: "This site is protected by recaptcha Privacy Policy | Terms of Service", Miss: "This site is protected by law.",
	},
	{
		Name: "legal/published-in", Category: Legal, Place: Tail, Most: 14, Why: "issue it was printed in",
		Pattern: `^(?:Published in (?:The )?\p{Lu}[\p{L} ]{1,30}, |A version of this article appears? in print |This article appeared in ).{3,160}\d{4}.{0,80}$`,
		Example: "Published in Dawn, September 8th, 2020", Miss: "Published in Dawn, the letter drew ire.",
	},
	{
		Name: "legal/undesirable", Category: Legal, Place: Tail, Most: 40, Why: "notice on a banned publisher",
		Pattern: `has been declared an .undesirable organi[sz]ation.`,
		Example: `RFE/RL has been declared an "undesirable organization" by the Russian government.`, Miss: `RFE/RL has been called an undesirable guest.`,
	},
	{
		Name: "legal/penalty", Category: Legal, Place: Tail, Most: 100, Why: "notice on what readers risk by law",
		Pattern: `^If you are in .{3,300} (?:could|may) face (?:fines|imprisonment)\b`,
		Example: "If you are in Russia and hold a Russian passport, please note that you could face fines or imprisonment for sharing our content.", Miss: "If you are in Russia, leave now, the embassy said.",
	},
	{
		Name: "legal/more", Category: Legal, Place: Tail, Most: 8, Why: "link to a notice",
		Pattern: `^(?i:(?:to find out more|for more information|to learn more),? click here\.?)$`,
		Example: "To find out more, click here.", Miss: "To find out more, police searched the flat.",
	},
	{
		Name: "legal/citation", Category: Legal, Place: Tail, Most: 80, Why: "notice on quoting",
		Pattern: `^(?:This document is subject to copyright\. .{10,400}|Citation: .{10,300} retrieved \d{1,2} .{5,160})$`,
		Example: "Citation: Water vapor on Europa (2019, November 18) retrieved 19 November 2019 from https://phys.org", Miss: "Citation: speeding.",
	},
	{
		Name: "legal/republished", Category: Legal, Place: Tail, Most: 40, Why: "licence of a reprint",
		Pattern: `^This (?:article|story) is republished from .{2,60}(?: under| with| as part).{3,120}$`,
		Example: "This article is republished from The Conversation under a Creative Commons license. Read the original article.", Miss: "This article is republished here by permission.",
	},
	{
		Name: "legal/first-on", Category: Legal, Place: Tail, Most: 45, Why: "note of a feed",
		Pattern: `^(?:The post .{3,200} (?:appeared first|first appeared) on .{2,80}\.|L'article .{3,200} est apparu en premier sur .{2,80}\.|Der Beitrag .{3,200} erschien zuerst auf .{2,80}\.|La entrada .{3,200} (?:apareció primero|se publicó primero) en .{2,80}\.|O post .{3,200} apareceu primeiro em .{2,80}\.|L'articolo .{3,200} proviene da .{2,80}\.)$`,
		Example: "The post Lawan moves motion appeared first on The Paradigm.", Miss: "The post he held appeared first on a 1990 list as vacant",
	},
}
