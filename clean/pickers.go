package clean

// tongue is the name of a language in that language.
const tongue = `(?:English|Deutsch|Français|français|Español|español|Português|português|Italiano|italiano|Nederlands|Русский|русский|Українська|Polski|polski|Türkçe|Ελληνικά|العربية|עברית|فارسی|हिन्दी|हिंदी|ไทย|中文|简体中文|繁體中文|日本語|한국어|Svenska|svenska|Norsk|norsk|Dansk|dansk|Suomi|Čeština|Magyar|Română|Bahasa Indonesia|Tiếng Việt)`

// pickerRows are choices of language, country and size of type, and counts of a site's readers.
var pickerRows = []*Rule{
	{
		Name: "navigation/languages", Category: Navigation, Most: 240, Why: "choice of edition or language",
		Pattern: `^(?:(?i:(?:change language|change country|change region|change edition|choose your language|choose language|choose your country|select language|select your language|select your country|switch language|switch edition)(?: ?(?:&|and|or|/) ?(?:content|region|language|country|currency|edition))?) ?: ?[\p{Lu}\p{Lo}][^.!?“”"]{3,}|(?:(?i:international (?:editions?|sites?|versions?)|other (?:editions|languages)|in other languages|weitere sprachen|autres langues|otros idiomas|outros idiomas|altre lingue)|Другие языки) ?[:|] ?(?:[^|•·.!?“”"]{2,30}[|•·] ?){3}[^.!?“”"]{2,})$`,
		Example: "International Editions : Africa | Arabic | Argentina | Brazil | Canada | China", Miss: "International editions: five, of which three are dead.",
	},
	{
		Name: "navigation/tongues", Category: Navigation, Most: 12, Why: "choice of edition or language",
		Pattern: `^` + tongue + `(?: ?[|•·,/] ?` + tongue + `){3,11}$`,
		Example: "Deutsch | English | Français | Español | Italiano | Русский", Miss: "Deutsch, English und Français sind Pflicht.",
	},
	{
		Name: "navigation/type-size", Category: Navigation, Most: 10, Why: "choice of text size",
		Pattern: `^(?:(?i:(?:font|text) ?size|schriftgr(?:ö|oe)(?:ß|ss)e|taille (?:du texte|de (?:la )?police)|tamaño (?:del texto|de (?:la )?letra)|tamanho (?:do texto|da (?:letra|fonte))|dimensione (?:del )?(?:testo|carattere)|lettergrootte|rozmiar (?:tekstu|czcionki)|yazı boyutu)\s?[:：]?\s?(?:(?i:decrease|increase|smaller|larger|small|medium|normal|large|reset|default|kleiner|größer|[-+] ?a|a ?[-+]?|[-+|])\s?){1,6}|(?:Размер (?:шрифта|текста)|Розмір шрифту|Μέγεθος (?:κειμένου|γραμμάτων))\s?[:：]?\s?(?:[AАΑaаα+-]{1,2}[\s|]?){1,4}|(?:字体|字體|字号|字號|文字サイズ|文字の大きさ|글자 ?크기)\s?[:：]?\s?[【\[]?\s?(?:(?:特?大|中|小|標準|标准|縮小|拡大|가|\+|-|．|·|\|)\s?){2,8}[】\]]?)$`,
		Example: "Font size: Decrease Increase", Miss: "Font size: that was the dispute.",
	},
	{
		Name: "navigation/visitors", Category: Navigation, Most: 40, Why: "count of the site's readers",
		Pattern: `^(?:За (?:сутки|день|неделю|месяц) \d[\d ]* (?:посетител|пользовател|читател)\p{L}+ (?:оставил|написал|опубликовал|добавил)\p{L}* \d.{3,}|Сейчас на сайте:? \d.{3,}|(?i:there (?:are|is) (?:currently )?\d[\d,]* (?:registered )?(?:users?|guests?|members?|visitors?)(?: and \d[\d,]* (?:users?|guests?|members?|visitors?))?(?: currently)? (?:online|browsing|viewing|reading this)\b.{0,100}|users (?:browsing|viewing|reading) this (?:forum|topic|page|thread).{0,100}|\d[\d,]* (?:users?|guests?|visitors?|members?) online(?: now)?|(?:derzeit|zurzeit|aktuell|momentan) (?:sind )?\d+ (?:gäste|besucher|nutzer|benutzer|mitglieder) .{0,30}online.{0,60}|il y a (?:actuellement )?\d+ (?:visiteurs?|utilisateurs?|membres?|invités?) (?:en ligne|connectés?).{0,60}|hay \d+ (?:usuarios?|visitantes?|invitados?) (?:en línea|conectados?|online).{0,60}|(?:obecnie|aktualnie) na stronie .{0,20}\d+.{0,40}))$`,
		Example: "There are currently 12 members and 340 guests online.", Miss: "There are currently 12 members in the house of 340.",
	},
	{
		Name: "navigation/read-times", Category: Navigation, Most: 10, Why: "count of the story's readers",
		Pattern: `^(?:(?i:this (?:page|article|story|post|topic) has been (?:viewed|read|accessed|visited) \d[\d,. ]* times?\.?|(?:viewed|read) \d[\d,.]* times?|(?:hits|page ?views|views|reads)\s?:\s?\d[\d,.]*|(?:aufrufe|gelesen|zugriffe)\s?:\s?\d[\d.]*(?: ?mal)?|lu \d[\d ]* fois|(?:visto|leído|lecturas|visitas|visualizaciones|visualizações|acessos|leituras)\s?:\s?\d[\d.]*(?: veces| vezes)?|(?:letto|visto|letture|visite)\s?:?\s?\d[\d.]* volte|(?:odsłon|odsłony|wyświetleń|wyświetlenia|czytano|przeczytano)\s?:?\s?\d[\d ]*(?: razy)?|(?:okunma|görüntülenme|okunma sayısı)\s?:\s?\d[\d.]*|(?:bekeken|gelezen)\s?:\s?\d[\d.]*(?: keer)?|(?:visninger|läst|lest|læst)\s?:\s?\d[\d ]*(?: ganger| gånger| gange)?)|(?:Просмотров|Просмотры|Прочитано|Прочтений|Переглядів|Перегляди|Αναγνώσεις|Προβολές|Εμφανίσεις)\s?:\s?\d[\d .]*(?:раза?|φορές)?|(?:阅读|閱讀|浏览|瀏覽|点击|點擊|人气|人氣)(?:次数|次數|量|数|數)?\s?[:：]\s?\d[\d,]*\s?次?|조회(?:수)? ?[:：]? ?\d[\d,]*|(?:閲覧数|アクセス数|閲覧回数)\s?[:：]?\s?\d[\d,]*)$`,
		Example: "This page has been viewed 4,210 times.", Miss: "This page has been torn out 12 times.",
	},
	{
		Name: "timestamp/launched", Category: Timestamp, Place: Ends, Most: 12, Why: "when the story was published, or its length",
		Pattern: `^(?:(?i:article|story|page) (?i:launched|published|created|posted|(?:last )?(?:updated|modified)|(?:first )?published)(?i: (?:on|at))?\s?[:|]?\s?(?:\p{L}{2,10},? )?(?:` + day + `)(?:,? ?(?:at )?` + hour + `.{0,20})?|(?i:word ?count|words|wortzahl|wortanzahl|número de palabras|nombre de mots|número de palavras|numero di parole|aantal woorden|liczba słów|количество слов|字数|字數)\s?[:：]\s?\d[\d,. ]*(?:\P{L}{0,2}(?i:words))?)$`,
		Example: "Article Launched: 01/13/2008", Miss: "Article launched a war in 1914",
	},
}
