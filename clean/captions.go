package clean

// captionRows are captions that open or close with words no story does, and lines that are nothing but a credit.
var captionRows = []*Rule{
	{
		Name: "caption/file", Category: Caption, Most: longestCaption, Why: "opens as the caption of an old picture",
		Pattern: `^(?i:\(files?\)|\(file (?:photo|picture|image)[.:] |file (?:photo|picture|image|pic)s?\s*[:–—-]|in this (?:[\p{L}\d., ]{4,24},? )?file (?:photo|picture|image)|file ?[-–—] |stock (?:photo|image) of |file image of |an? (?:file|stock|undated|handout|general) (?:photo|picture|image|view) of |an artist.s (?:concept|impression|rendering|illustration) (?:of|shows) ).{8,}$`,
		Example: "File photo: Belarus opposition supporters attend a rally in central Minsk", Miss: "File photos of the suspect were shown to the jury.",
	},
	{
		Name: "caption/archive", Category: Caption, Most: 60, Why: "opens as the caption of an old picture",
		Pattern: `^(?:(?i:photo d.(?:archives?|illustration)|(?:foto|imagen|imagem|immagine|fotografía) d(?:e |.)(?:arquivo|archivo|archivio)|archivbild|archivfoto|symbolbild|symbolfoto|archieffoto|zdjęcie (?:archiwalne|ilustracyjne)|arşiv|foto (?:arsip|ilustrasi)|illustrasjonsbilde|arkivbilde|arkivfoto|arkivbild|arhiivifoto|kuvituskuva)|Архивное фото|Фото из архива|Иллюстративное фото|Архівне фото|Ілюстративне фото|صورة أرشيفية|أرشيفية|(?:फाइल|सांकेतिक|प्रतीकात्मक) (?:फोटो|तस्वीर)|资料图片?|資料圖片?|资料照片?|資料照片?|檔案照片?|示意[图圖]|資料写真|ファイル写真|자료 ?사진|사진은 기사와 무관)(?:\s*[:：.|–—\])）-].{0,400})?$`,
		Example: "Foto de arquivo: o presidente durante cerimônia em Brasília", Miss: "资料图书馆周一重新开放。",
	},
	{
		Name: "caption/combination", Category: Caption, Most: longestCaption, Why: "opens as the caption of joined pictures",
		Pattern: `^This (?:combination|combo) (?:created )?(?:of )?(?:file )?(?:pictures|photos|images|photo|image|picture)\b.{8,}$`,
		Example: "This combination created of file pictures on November 10, 2021 shows the President of Belarus", Miss: "This combination of drugs killed him, the coroner said.",
	},
	{
		Name: "caption/shows", Category: Caption, Most: longestCaption, Why: "says what the picture shows",
		Pattern: `^This (?:(?:(?:undated|handout|satellite|file|aerial|still|frame|video|combo|composite|archive) ){1,3}(?:image|photo|picture|grab|photograph)\b.{0,80}\b(?:shows?|depicts|released|provided|taken|made)\b|(?:image|photo|photograph|picture|handout|screen ?grab|screenshot) (?:(?:from|by) [^.]{3,60} )?(?:released|provided|taken|made|obtained|posted|distributed|courtesy)\b|\p{Lu}\p{Ll}+\.? \d{1,2}, \d{4},? (?:file |satellite |aerial )?(?:photo|image|picture|photograph)\b).{5,}$`,
		Example: "This satellite image from NASA's worldview satellite shows fires detected near Delhi", Miss: "This photo proves nothing, her lawyer said.",
	},
	{
		Name: "caption/label", Category: Caption, Most: 60, Why: "opens with a label of captions",
		Pattern: `^(?:Image [Cc]aption:? \p{Lu}|(?i:caption|photo caption|pictured|image description|bildunterschrift|bildtext|im bild|auf dem (?:bild|foto)|pie de foto|en la (?:foto|imagen)|na (?:foto|imagem)|légende|sur la photo|nella foto|didascalia|op de foto|na zdjęciu|fotoğrafta)\s*:\s*|(?:Above|ABOVE): ?\p{Lu}|На (?:фото|снимке|знімку)\s*:?\s|图为|圖為|(?:图片|圖片|照片)(?:说明|說明)[:：]?|图说|圖說|写真は.{2,40}[＝=]|사진 ?설명[:：]?\s?).{5,}$`,
		Example: "Image caption Assange gestures with a thumbs up after he was arrested", Miss: "Image captions were edited by the state.",
	},
	{
		Name: "caption/picture", Category: Caption, Most: 50, Why: "opens with a label of captions",
		Pattern: `^(?:Image|Photo|Picture|Foto|Bild|Фото|Снимок|사진|图|圖|写真)\s*[:：] ?\S{1,}(?: \S+){6,}$`,
		Example: "Image: Jose Mourinho has agreed a deal to become manager of Tottenham", Miss: "Image was all he cared about, his rivals in the party said.",
	},
	{
		Name: "caption/copyright", Category: Caption, Most: longestCaption, Why: "ends with a picture's copyright",
		Pattern: `^.{15,}[.!?”"] ?Copyright (?:AP|AFP|Reuters|EPA|Getty|dpa|EBU|Euronews|EVN)\b[\p{L} ,./]{0,40}$`,
		Example: "Police carry documents out of the office in Minsk in February. Copyright AP Photo, FILE", Miss: "A copyright AP claimed was upheld by the court of appeal.",
	},
	{
		Name: "caption/maker-first", Category: Caption, Most: 50, Why: "opens with a picture credit",
		Pattern: `^© (?:Getty Images|Reuters|REUTERS|AP|AFP|` + proper + ` ` + proper + `)(?:/[\p{L} ]{2,20})? \p{Lu}\S*(?: \S+){7,45}\.$`,
		Example: "© Lucy Nicholson Detainees at Otay Mesa detention center in San Diego, May 18, 2018.", Miss: "© is the sign the printers of the town forgot to put on the label of the bottle.",
	},
	{
		Name: "caption/ended", Category: Caption, Most: 60, Why: "ends with a picture credit right behind the stop",
		Pattern: `^\p{Lu}.{15,400}[.!?”"’](?:(?:Photograph|Photo|Picture|Illustration|Foto|Fotografía|Imagen|Bild|Фото)s?(?: by| de| di| von|:) ?\p{Lu}[^.!?]{2,60}|(?:EFE|AP|AFP|REUTERS|Reuters|EPA|ANSA|dpa|IMAGO|Europa Press|Getty Images|Lusa)|\s(?:IMAGO|imago)/\p{Lu}[^.!?]{1,50})$`,
		Example: "Russell and Pérez on the parade of the drivers in Losail.EFE", Miss: "He wrote to the paper in his own hand.”",
	},
	{
		Name: "caption/shot-by", Category: Caption, Most: 80, Why: "ends with who took the picture",
		Pattern: `^.{4,}(?:、[^、。「」]{2,14}(?:撮影|提供)|（[^（）。]{2,16}(?:撮影|提供)）|[＝=][^＝=。]{2,16}(?:撮影|提供)|[（(](?:[^（）()。]{2,12}摄|新华社发[^（）()]{0,12}|图源[^（）()]{2,14}|图片?来源[^（）()]{2,14}|攝影?[/／:：][^（）()]{2,12}|共同|時事|ロイター(?:＝共同)?|AP＝共同)[)）])$`,
		Example: "国会前に集まる人々＝東京都千代田区、田中太郎撮影", Miss: "映画の撮影は来月。",
	},
	{
		Name: "caption/korean", Category: Caption, Most: 40, Why: "opens with the sign of captions",
		Pattern: `^[▲△◀▶] ?.{4,160}(?:[ⓒ©/=] ?.{2,20}|사진|제공|캡처)\]?$`,
		Example: "▲ 서울 종로구 광화문광장에서 열린 집회 ⓒ연합뉴스", Miss: "▲ 표시는 값이 올랐다는 뜻이다.",
	},
	{
		Name: "caption/staff", Category: Caption, Most: 60, Why: "opens with a picture credit",
		Pattern: `^(?:STAFF|FILE|COURTESY|HANDOUT|AP|POOL) PHOTO(?:GRAPH)? BY \p{Lu}[\p{Lu}\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3} \p{Lu}.{5,400}$`,
		Example: "STAFF PHOTO BY ANN DALE Tove Askel and her daughter at the mill", Miss: "STAFF PHOTO BY NOON was the rule.",
	},
	{
		Name: "caption/file-inside", Category: Caption, Most: 40, Why: "says that the picture is an old one",
		Pattern: `^\p{Lu}.{3,240}\((?:file photo|file picture|file image|archive photo|Archivbild|Archivfoto|photo d.archives|foto de archivo|foto de arquivo|foto d.archivio|archieffoto|arkivfoto|arkivbild|архивное фото)\)\.?(?: \([^()]{2,60}\)\.?)?$`,
		Example: "Tove Askel at the mill (file photo)", Miss: "The clerk opened the wrong one (file photo missing).",
	},
	{
		Name: "credit/glued-picture", Category: Credit, Most: 300, Why: "picture credit in the text",
		Pattern: `(\[사진\s?[=:／/]\s?[^\]]{2,40}\]|\[사진\] ?ⓒ\S[^.]{1,30}|\((?:사진|写真)[=＝:：][^()]{2,30}\))`,
		Example: "[사진=JTBC, 이매진아시아]", Miss: "사진을 공개했다.",
	},
	{
		Name: "credit/glued-library", Category: Credit, Most: 300, Why: "picture credit in the text",
		Pattern: `[.!?”’"] ((?:\p{Lu}[\p{L}\p{M}'’-]+ ?){1,3}/(?:AFP via |AFP/)?Getty Images) \p{Lu}`,
		Example: "The drug may help older individuals. DragonImages/Getty Images A lesser-known type of the disease strikes early.", Miss: "Getty sued the startup over training data.",
	},
	{
		Name: "credit/copyright", Category: Credit, Most: 10, Why: "a picture's copyright",
		Pattern: `^(?:Copyright\s?(?:AP|AFP|Reuters|EPA|Getty|dpa|EBU|Euronews|EVN)\b[\p{L} ,./]{0,40}|(?:Image|Media|Photo|Picture) [Cc]opyright:? [\p{Lu}@©]\S*(?: \S+){0,5}|© ?\p{Lu}[\p{L}\p{M} .,/'’&|-]{1,60})$`,
		Example: "Image copyright Getty Images", Miss: "Image copyright is owned by the estate of the late photographer, the appeal court ruled on Monday.",
	},
	{
		Name: "credit/label", Category: Credit, Most: 12, Why: "nothing but a picture credit",
		Pattern: `^(?i:(?:file |cover |header |featured |main |ap )?(?:photo|image|picture)\p{L}*(?: credits?| by| courtesy(?: of)?| source)?|illustration|photo illustration|graphic|credits?|courtesy|screen ?grab|screenshot|fotos?|bild\p{L}*|grafik|cr[eé]dit\p{L}*(?: photos?)?|fotograf\p{L}*|imagen|imagem|divulga[cç]ão|zdjęci[ae]|fot\.|fotoğraf|kuva|illustrasjon|gambar|immagine|afbeelding|beeld|sumber foto)\P{L}?[:/@]\s*\S.{1,80}$`,
		Example: "Photograph: Tim Robberts/Getty Images", Miss: "Credit dried up: it dried up in March, and so did building.",
	},
	{
		Name: "credit/label-abroad", Category: Credit, Most: 14, Why: "nothing but a picture credit",
		Pattern: `^(?:Фото|ФОТО|Фотография|Снимок|Скриншот|Иллюстрация|Ілюстрація|Скріншот|Світлина|Фотоғраф|Φωτογραφία|Φωτο|صورة|الصورة|مصدر الصورة|تصوير|الصور|फोटो|तस्वीर|图片?(?:来源|源)?|圖片?(?:來源|源)?|摄影|攝影|照片(?:来源)?|写真(?:提供)?|画像(?:提供|出典)?|撮影|사진(?: ?제공| ?출처)?|Ảnh|צילום)(?: (?:क्रेडिट|साभार))?\P{L}?[:：=＝/@]\s*\S.{1,80}$`,
		Example: "Фото: ТАСС", Miss: "Фото на обложке сделал его отец.",
	},
	{
		Name: "credit/label-alone", Category: Credit, Most: 2, Why: "label of a picture credit",
		Pattern: `^(?:Фото|Foto|FOTO|Photos?|PHOTO|Image|Images|Bild|Bilder|Imagen|写真|사진|图|圖)\s*[:：]?$`,
		Example: "Фото:", Miss: "Photo finish.",
	},
	{
		Name: "credit/by", Category: Credit, Most: 12, Why: "nothing but a picture credit",
		Pattern: `^(?:(?i:(?:file |cover |header )?(?:photo(?:graph)?|photo illustration|illustration|graphic|image|picture|video)s? (?:by|via|courtesy(?: of)?))|Fotos? (?:von|de|di|by|av|af|door)|Photo de|[Ff]ot\.) [\p{Lu}@]\S*(?: (?:\p{Lu}|via|/|de|van|von|for|of|and|&|\||/)\S*){0,8}$`,
		Example: "Photo by Jason Kempin/Getty Images", Miss: "Photo by photo, detectives rebuilt the night.",
	},
	{
		Name: "credit/courtesy", Category: Credit, Most: 9, Why: "nothing but a picture credit",
		Pattern: `^(?:(?:Courtesy(?: of)?|COURTESY(?: OF)?|Cortesía(?: de)?|Cortesia|Handout|Contributed|Supplied|Submitted)(?:(?: by|:|/|,)?[ /]` + people + `)?(?: ?/ ?[\p{L}. ]{2,40})?|(?:Submitted|Courtesy|Contributed|Handout|Supplied) [Pp]hotos?)$`,
		Example: "Courtesy of Andrew Vaughan", Miss: "Courtesy of a late goal, Leeds won 2-1 and went third in the table.",
	},
	{
		Name: "credit/submitted", Category: Credit, Most: 8, Why: "nothing but a picture credit",
		Pattern: `^\p{Lu}[\p{L}\p{M}.'’/ -]{2,40} (?:Submitted|submitted|Courtesy|Contributed|Handout|Staff|Provided|File) photos?$`,
		Example: "Christopher Battin Submitted photo", Miss: "He submitted photo evidence.",
	},
	{
		Name: "credit/bracketed", Category: Credit, Most: 6, Why: "nothing but a name in brackets",
		Pattern: `^\((?:` + proper + ` ?/? ?){1,4}(?:Co\.|Inc\.|Ltd\.|LLC|Pictures|Studios|Entertainment|Press|Times|Images|Photo|News|Films|Media|Netflix|Records|Museum|Getty|AP|AFP|Reuters)\)$`,
		Example: "(Walt Disney Co.)", Miss: "(Applause and laughter.)",
	},
	{
		Name: "credit/agency", Category: Credit, Most: 3, Why: "nothing but the name of an agency",
		Pattern: `^(?:Getty(?: [Ii]mages)?|GETTY(?: IMAGES)?|Reuters|REUTERS|AFP|AP|AP [Pp]hoto|Associated Press|EPA(?:-EFE)?|dpa|TASS|ТАСС|РИА Новости|Shutterstock|Unsplash|Pixabay|Pexels|iStock(?:photo)?|Alamy|NASA|Screenshot|Handout|Agencies|Xinhua|PA Wire|Press Association|Reprodução|Divulgação)$`,
		Example: "Getty", Miss: "Reuters, citing two officials.",
	},
	{
		Name: "credit/via", Category: Credit, Most: 12, Why: "nothing but a picture credit",
		Pattern: `^(?:` + people + `(?: ?/ ?` + people + `)?|[Ii]mages?|[Ss]creenshot|[Pp]hotos?|@\S+) via (?:AP|AP Images|REUTERS|Reuters|AFP|EPA|Getty(?: [Ii]mages)?|Shutterstock|Unsplash|Flickr|Wikimedia(?: Commons)?|Zuma Press|ZUMA Press|USA TODAY.{0,20}|Storyful|PA(?: Wire| Images)?)$`,
		Example: "New York State Sex Offender Registry via AP", Miss: "He was contacted via Twitter and replied via Facebook on Friday, his office said.",
	},
	{
		Name: "credit/comma", Category: Credit, Most: 6, Why: "nothing but a picture credit",
		Pattern: `^` + people + `, (?:AP|AFP|Reuters|REUTERS|Getty|Getty Images|EPA|dpa|USA TODAY(?: Sports)?|TASS|ТАСС|РИА Новости)$`,
		Example: "Michael Conroy, AP", Miss: "Conroy, AP reported, left early.",
	},
	{
		Name: "credit/barred", Category: Credit, Most: 9, Why: "nothing but a picture credit",
		Pattern: `^` + people + ` \| (?:Getty(?: Images)?|AP|AFP|Reuters|REUTERS|Bloomberg|CNBC|EPA|Staff|Handout|` + proper + `(?: ` + proper + `)? \| (?:Getty(?: Images)?|AP|AFP|Reuters|Bloomberg)|[\p{L} ]{3,30} (?:Staff|Photo|Photographer|Media|for \p{L}.{3,30}))$`,
		Example: "Natalie Naccache | Bloomberg | Getty Images", Miss: "Markets | Bloomberg said stocks fell 2 percent.",
	},
	glued,
	sides,
}
