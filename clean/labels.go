package clean

import (
	"strings"
	"sync"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// A label is what the name before a colon says of the rest of the line, in the header of a message,
// of a post or of an archive's document.
type label uint8

// The labels. Those up to forWeb say what a story is; the rest is told apart because it proves what
// kind of header it is.
const (
	noLabel   label = iota
	forTitle        // Subject, Title
	forAuthor       // From, Author
	forDate         // Date, Sent
	forText         // Full text: what follows is the story
	forWeb          // URL
	other           // known, and common outside headers too
	ofMail          // stands in messages only
	ofArchive       // stands in the documents of archives only
)

const longestLabel = 36 // bytes of a name

// labelNames are the names of labels, in lower case and separated by strokes. Those of mail
// programs are the ones that are printed above a forwarded message in that language.
var labelNames = map[label]string{
	forTitle: "subject|title|headline|betreff|titel|überschrift|objet|titre|asunto|título|titular|assunto|oggetto|titolo|onderwerp|kop|temat|tytuł|ämne|rubrik|emne|overskrift|tittel|aihe|otsikko|тема|заголовок|" +
		"předmět|název|tárgy|cím|konu|başlık|θέμα|τίτλος|الموضوع|العنوان|נושא|כותרת|件名|タイトル|見出し|主题|主旨|標題|标题|제목|subjek|judul|subiect|titlu|chủ đề|tiêu đề|विषय|शीर्षक",
	forAuthor: "from|author|authors|by|byline|von|verfasser|autor|autoren|autorin|de|auteur|auteurs|autores|autora|da|autore|autori|van|od|autorzy|från|författare|fra|forfatter|lähettäjä|kirjoittaja|от|автор|від|" +
		"feladó|szerző|kimden|yazar|από|συντάκτης|من|الكاتب|מאת|差出人|著者|作者|发件人|寄件者|보낸 사람|글쓴이|작성자|dari|penulis|de la|từ|tác giả|लेखक",
	forDate: "date|sent|date sent|published|publication date|pubdate|publishdate|posted|created|datum|gesendet|veröffentlicht|erscheinungsdatum|envoyé|publié|date de publication|fecha|enviado|publicado|fecha de publicación|" +
		"data|enviado em|enviada em|data de publicação|inviato|data di pubblicazione|verzonden|publicatiedatum|data publikacji|wysłano|skickat|publicerad|dato|sendt|publisert|udgivet|lähetetty|päivämäärä|дата|отправлено|" +
		"дата публикации|надіслано|odesláno|elküldve|dátum|tarih|gönderildi|στάλθηκε|ημερομηνία|تاريخ الإرسال|التاريخ|נשלח|תאריך|送信日時|日付|日時|公開日|发送时间|寄件日期|日期|发布时间|보낸 날짜|날짜|작성일|tanggal|dikirim|trimis|ngày|दिनांक",
	forText: "full text|fulltext|full-text|volltext|texte intégral|texto completo|testo completo|text|texte|texto|testo|body|полный текст|текст|正文|本文|본문",
	forWeb:  "url|link|permalink|web|canonical|original url|source url|adresse|lien|enlace|indirizzo|ссылка|网址|鏈接|链接",
	other: "to|cc|bcc|an|à|para|a|aan|do|till|til|vastaanottaja|кому|komu|címzett|kime|προς|إلى|אל|宛先|收件人|收件者|받는 사람|kepada|către|đến|kopie|copie|copia|kopia|копия|cci|" +
		"abstract|category|categories|tags|tag|slug|summary|status|lang|language|locale|template|keywords|subtitle|modified|lastmod|updated|layout|description|draft|excerpt|image|section|source|publisher|publication|newspaper|copyright|license|id|type|" +
		"series|version|priority|importance|lines|comments|organization|organisation|attachments|anlagen|pièces jointes|adjuntos|format|encoding|email|affiliation|place|city|dateline|length|word count|edition|page|pages|volume|issue|" +
		"kategorie|kategorien|schlagworte|schlagwörter|stichwörter|zusammenfassung|quelle|ressort|ausgabe|seite|sprache|catégorie|catégories|mots-clés|résumé|langue|éditeur|categoría|categorías|etiquetas|resumen|resumo|fuente|fonte|idioma|sección|seção|sezione|lingua|" +
		"categoria|categorie|bron|rubriek|taal|źródło|język|kategoria|источник|рубрика|язык|来源|分类|标签|出典|カテゴリ|출처|분류",
	ofMail: "message-id|newsgroups|in-reply-to|references|received|return-path|reply-to|path|sender|distribution|followup-to|xref|originator|user-agent|precedence|errors-to|mailing-list|autocrypt|supersedes|article-i.d.|date-received|" +
		"apparently-to|relay-version|posting-version|expires|approved|mime-version|fcc|envelope-to|delivery-date|delivered-to|keywords|domainkey-signature|archive-name|posting-frequency|last-modified|control|organization|organisation|lines|posted-to",
	ofArchive: "proquest document id|document url|publication title|publication year|publication subject|publication info|place of publication|country of publication|language of publication|source type|document type|source attribution|issn|issn-l|isbn|" +
		"accession number|load-date|load date|publication-type|publication type|journal-code|document feature|document formats available|full text word count|subject terms|author affiliations|proquest-dokument-id|database|copyright holder|" +
		"last updated|company / organization|company|organization name|geographic|geographic terms|industry|person|people|ticker|graphic|grafik|identifier / keyword|location|acc-no|document number|" +
		"dokumentnummer|dauerhafte adresse des dokuments|update|ladedatum|publikationstyp|erscheinungsort|alle rechte vorbehalten|quellentyp|zeitungs-code|branche|firmen|personen|unternehmen|geographisch|geografie|" +
		"numéro de document|type de publication|date de chargement|pays de publication|lieu de publication|type de document|sujet|sujets|société|secteur|région|número de documento|tipo de publicación|fecha de carga|materia|materias|" +
		"tipo de fuente|país de publicación|lugar de publicación|tipo de publicação|data de carga|tipo di pubblicazione|article name|start page|end page|index references|news subject|word count",
}

// proofs of an archive are the labels of which one is enough to know the fields around it.
var archiveProofs = set("proquest document id", "accession number", "load-date", "load date", "publication-type", "publication type", "journal-code", "dokumentnummer", "dauerhafte adresse des dokuments", "ladedatum", "publikationstyp",
	"numéro de document", "type de publication", "date de chargement", "tipo de publicación", "fecha de carga", "tipo de publicação", "data de carga", "tipo di pubblicazione", "language of publication", "acc-no", "index references", "news subject", "article name",
	"proquest-dokument-id", "número de documento", "source attribution", "full text word count")

// labelTable returns the label of each name.
var labelTable = sync.OnceValue(func() map[string]label {
	m := make(map[string]label, 512)
	for of := ofArchive; of > noLabel; of-- { // of two the first is the stronger
		for name := range strings.SplitSeq(labelNames[of], "|") {
			m[name] = of
		}
	}
	for _, name := range []string{"keywords", "organization", "organisation", "lines"} {
		m[name] = other
	}
	return m
})

// mailPrefixes begin the names of fields that only messages have.
var mailPrefixes = []string{"x-", "list-", "content-", "arc-", "nntp-", "injection-", "resent-", "received-", "dkim-", "authentication-", "thread-", "disposition-", "x400-", "archived-", "original-", "cancel-", "dl-", "ms-"}

// labelOf returns the label with which s begins, its name in lower case as it stands in room, and
// where its value begins. Signs that some formats put before a name are passed: "#+TITLE:",
// ":date:", ".. title:", "**From:**".
func labelOf(s string, room []byte) (l label, name []byte, value int) {
	from := 0
	switch {
	case strings.HasPrefix(s, "#+"), strings.HasPrefix(s, "**"):
		from = 2
	case strings.HasPrefix(s, ".. "):
		from = 3
	case strings.HasPrefix(s, ":"), strings.HasPrefix(s, "*"):
		from = 1
	}
	at := strings.IndexByte(s[from:min(len(s), from+longestLabel)], ':')
	size := 1
	if wide := strings.Index(s[from:min(len(s), from+longestLabel)], "："); wide >= 0 && (at < 0 || wide < at) {
		at, size = wide, len("：")
	}
	if at <= 0 {
		return noLabel, nil, 0
	}
	bare := strings.TrimRight(s[from:from+at], " \u00a0")
	value = from + at + size
	if value < len(s) && size == 1 && s[value] != '*' && s[value] < utf8.RuneSelf && from == 0 && scan.Signs[s[value]]&(scan.Space|scan.Capital|scan.Digit) == 0 {
		return noLabel, nil, 0 // a time, an address, a namespace
	}
	for value < len(s) && (s[value] == ' ' || s[value] == '\t' || s[value] == '*') {
		value++
	}
	name = scan.AppendLower(room, bare)
	if l = labelTable()[string(name)]; l == noLabel && from > 0 && s[0] == '#' {
		return other, name, value
	}
	if l == noLabel && scan.Signs[s[from]]&(scan.Small|scan.Capital) != 0 && !strings.Contains(bare, " ") {
		for _, p := range mailPrefixes {
			if strings.HasPrefix(string(name), p) {
				return ofMail, name, value
			}
		}
	}
	return l, name, value
}
