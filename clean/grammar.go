package clean

// Parts that patterns are made of. Letters are those of any alphabet: \w and \b know ASCII alone, and would miss José,
// Łukasz and Володимир.
const (
	proper = `\p{Lu}[\p{L}\p{M}\d.'’&-]*`
	people = proper + `(?: (?:(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|al|el|zu|af|y|e|and|und|et) ){0,2}` + proper + `){0,5}`
	wires  = `(?:AFP|AP|Associated Press|The Associated Press|Reuters|REUTERS|dpa|DPA|EPA|EFE|ANSA|ANI|PTI|IANS|UNI|UPI|AAP|APP|PA|PA Media|TASS|ТАСС|RIA Novosti|РИА Новости|Interfax|Интерфакс|Xinhua|Kyodo|Yonhap|Jiji|Anadolu|AA|Belga|ANP|NTB|TT|Ritzau|APA|SDA|PAP|Lusa|Agência Brasil|Bernama|Antara|ANTARA|Ukrinform|Укрінформ|Sputnik|Bloomberg|CNN|BBC|DW|Agencies|Agenturen|Agencias|Agences|agencies)`
	months = `(?:Jan|Feb|Mar|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\p{L}*\.?`
	hour   = `\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:\(?[A-Z]{2,4}\)?|Uhr|hrs|h)\b)?`
	day    = `(?:` + months + ` \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th|\.)? ` + months + `,? \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})`
)
