package clean

// Names of days and months in other languages, as they stand in dates of printing.
const (
	weekdays       = `(?i:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda(?:-feira)?|terça(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tisdag|lördag|söndag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)`
	weekdaysAbroad = `(?:[Пп]онедельник|[Вв]торник|[Сс]реда|[Чч]етверг|[Пп]ятница|[Сс]уббота|[Вв]оскресенье|[Пп]онеділок|[Вв]івторок|[Сс]ереда|[Чч]етвер|[Пп]['’]ятниця|[Сс]убота|[Нн]еділя|Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο|Κυριακή)`
)

// dayRows are dates of printing with the day's name, and the words for printing and change that
// stamps.go does not know. Like those they hold at the ends of a story. Last, behind all rules about
// whole lines, come credits inside a line.
var dayRows = []*Rule{
	{
		Name: "timestamp/weekday", Category: Timestamp, Place: Ends, Most: 12, Why: "when the story was published",
		Pattern: `^(?:` + weekdays + `|` + weekdaysAbroad + `),? ?(?:den |le |el |il |d\. )?\d{1,2}(?:º|°|er|\.|,)?(?: ?(?:de |di )?\p{L}{3,12}\.?,?(?: de| del)?(?: \d{4})?| ?[./-]\d{1,2}[./-]\d{2,4})(?: г\.?)?(?:,? ?(?:[|/•·–-] ?)?(?:à |a las |às |kl\.? |um |at |alle |ore |om |saat |в |о )?` + hour + `.{0,40})?$`,
		Example: "mandag 5. august kl. 14:47", Miss: "Mandag 5. august ble alt stengt.",
	},
	{
		Name: "timestamp/printed-abroad", Category: Timestamp, Place: Ends, Most: 20, Why: "when the story was published",
		Pattern: `^(?:Δημοσίευση|Δημοσιεύθηκε|Δημοσιεύτηκε|Τελευταία (?:ανανέωση|ενημέρωση)|Ενημερώθηκε|Offentliggjort|Udgivet|Opdateret|Sidst opdateret|Publisert|Oppdatert|Sist oppdatert|Publicerad|Uppdaterad|Senast uppdaterad|(?:Son )?[Gg]üncelleme|Son Güncelleme|Giriş|Oluşturulma(?: [Tt]arihi)?|Yayın(?:lanma)? [Tt]arihi|פורסם|עודכן|תאריך פרסום|เผยแพร่|อัปเดต(?:ล่าสุด)?|วันที่(?:เผยแพร่)?|تاریخ انتشار|به\x{200C}روزرسانی|زمان انتشار|Erstellt(?: am)?|Zuletzt aktualisiert(?: am)?|Erschienen am|Letzte Aktualisierung|Paru le|Mis en ligne le|Última (?:actualización|atualização)|Ultimo aggiornamento|Laatst (?:bijgewerkt|gewijzigd)|Ostatnia aktualizacja|Data publikacji|Utworzono|Последнее обновление|Создано|Останнє оновлення|Створено)\P{L}{0,4}(?:[\p{L}\p{M}]{2,12}\.?,? ){0,2}(?:kl\.? )?\d{1,4}[^!?“”"]{0,100}\d{2}[^!?“”"]{0,12}$`,
		Example: "Δημοσίευση: 12-1-2012, 14:20 Τελευταία ανανέωση: 12-1-2012, 14:20", Miss: "Offentliggjort torsdag ble planen.",
	},
	{
		Name: "byline/printed-abroad", Category: Byline, Place: Top, Most: 14, Why: "who wrote the story, and when",
		Pattern: `^(?:Von|VON|Par|Por|Di|Door|Av|Af|Przez|Oleh) ` + people + `,? (?:publiziert|veröffentlicht|erstellt|geschrieben|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|geplaatst|publisert|publicerad|udgivet|opublikowano)(?: (?:am|le|el|em|il|op|den|a las|dnia))? ?:?\s?\d{1,2}\.?[ ./-][^!?“”"]{3,50}$`,
		Example: "Von Tove Askel publiziert am 30. Juli 2018", Miss: "Von Tove Askel publiziert wurde nichts.",
	},
	{
		Name: "credit/inside", Category: Credit, Most: 300, Why: "picture credit in the text",
		Pattern: `(\((?:(?:Image|Photo|Picture|Video|Illustration) (?:[Cc]redits?|[Cc]ourtesy|[Bb]y|[Ss]ource)|(?:IMAGE|PHOTO) (?:CREDIT|BY)|Crédits? (?:photo|image)|Créditos?(?: de (?:la )?(?:foto|imagen))?|Crédito da (?:foto|imagem)|Bildquelle|Bildnachweis|Fotoquelle|Fuente de la imagen)\s?: ?[^()]{2,80}\))`,
		Example: "The gulls gather over the quay at dusk. (Image credit: Tove Askel/Harbour Press)", Miss: "The image (credit where it is due) hung over the bar.",
	},
	{
		Name: "credit/inside-label", Category: Credit, Most: 300, Why: "picture credit in the text",
		Pattern: `[.!?”’"»…。！？।][ \x{a0}]?([(\[（](?:(?i:(?:ap |file |afp )?photos?|photograph|pictures?|images?|credits?|illustrations?|fotos?|fotograf[ií]as?|fotografie|bild(?:er|quelle)?|grafik|imagen|imagem|immagine|cr[eé]dit[ios]*(?: (?:photos?|da imagem|de la imagen|foto))?|zdjęcie|fotoğraf|beeld|kuva|gambar)|Фото|фото|ФОТО|Φωτογραφία|Φωτό|صورة|الصورة|تصوير|फोटो|फ़ोटो|तस्वीर|Ảnh|图片?(?:来源|源)?|圖片?(?:來源)?|写真(?:提供)?|撮影|사진(?:제공)?|ภาพ)(?:\s?[:：=＝/／|]\s?| (?:by|von|par|de|di|av|af|via) )[\p{Lu}\p{Lo}@©][^()\[\]（）!?]{1,80}[)\]）]|\((?:fot\.|Fot\.) ?:? ?\p{Lu}[^()!?]{1,60}\))\s?[\p{Lu}\p{Lo}“"«„¿¡‘'\d][^()]{12}`,
		Example: "Der Rat kennt den Plan seit Jahren. (Foto: Anna Berg/dpa) Gezeichnet hat ihn ein Ingenieur.", Miss: "The council has the plan (photo: none) and the map.",
	},
}
