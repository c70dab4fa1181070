package clean

// wallRows are prompts to subscribe, to log in, to pay and to give in the other languages. In each the
// imperative counts only beside the word for a newsletter, an account or a subscriber.
var wallRows = []*Rule{
	{
		Name: "newsletter/letter-german", Category: Newsletter, Most: 40, Why: "prompt to subscribe",
		Pattern: `^(?:(?:Melden Sie sich|Melde dich|Meldet euch|Abonnieren Sie|Abonniere|Abonniert|Bestellen Sie|Bleiben Sie|Bleib|Erhalten Sie|Lassen Sie sich|Sichern Sie sich)\P{L}[^„“"?]*(?:[Nn]ewsletter|[Pp]ush-(?:Nachrichten|Mitteilungen|Dienst)|WhatsApp-Kanal|Telegram-Kanal|E-Mail-(?:Update|Benachrichtigung))[^„“"?]*|(?:Jetzt|Hier)\P{L}[^„“"?]{0,60}(?:[Nn]ewsletter|Push-(?:Nachrichten|Mitteilungen))[^„“"?]{0,30} (?:anmelden|abonnieren|bestellen|registrieren|aktivieren)[^„“"?]{0,30}|(?:Mehr|Das Wichtigste|Alles Wichtige|Die wichtigsten)\P{L}[^„“"?]{3,100}(?:in unserem|im kostenlosen|per|mit unserem) (?:\p{L}+-?)?(?:[Nn]ewsletter|E-Mail|Podcast)[^„“"?]{0,80})$`,
		Example: "Melden Sie sich hier für unseren kostenlosen Newsletter an.", Miss: "Melden Sie sich bei der Polizei, bat die Familie.",
	},
	{
		Name: "newsletter/letter-romance", Category: Newsletter, Most: 40, Why: "prompt to subscribe",
		Pattern: `^(?i:(?:recevez|inscrivez-vous|abonnez-vous|retrouvez|ne (?:manquez|ratez))\P{L}[^«»“”"?]{0,100}(?:newsletters?|lettre d['’]information|infolettre|bo[iî]te (?:mail|e-?mail)|nos alertes)|` +
			`(?:suscr[ií]be(?:te|se)|recibe|reciba|ap[uú]ntate|inscr[ií]bete|reg[ií]strate)\P{L}[^«»“”"?]{0,100}(?:newsletters?|bolet[ií]n(?:es)?|en tu correo|en tu bandeja|canal de (?:whatsapp|telegram))|` +
			`(?:receba|assine|inscreva-se|cadastre-se|subscreva|(?:entre|participe|siga)(?: (?:no|em|do|o|a))? noss[oa]s?)\P{L}[^«»“”"?]{0,100}(?:newsletters?|boletim|no seu e-?mail|canal (?:no|do) (?:whatsapp|telegram)|grupo (?:no|do) (?:whatsapp|telegram))|` +
			`(?:iscriviti|iscrivetevi|ricevi|registrati|abbonati)\P{L}[^«»“”"?]{0,100}(?:newsletters?|nella tua (?:mail|posta|casella)|canale (?:whatsapp|telegram)))[^«»“”"?]{0,120}$`,
		Example: "Recevez chaque matin l'essentiel de l'actualité dans votre boîte mail.", Miss: "Recevez chaque matin un seau d'eau et vous saurez, dit le marin.",
	},
	{
		Name: "newsletter/letter-nordic", Category: Newsletter, Most: 36, Why: "prompt to subscribe",
		Pattern: `^(?i:(?:schrijf (?:je|u)|meld (?:je|u)|ontvang|abonneer|blijf op de hoogte|mis niets)\P{L}[^„“”"?]{0,90}\b(?:nieuwsbrief|nieuwsbrieven|in je (?:inbox|mailbox)|whatsapp-kanaal)|` +
			`(?:meld deg|få (?:vårt|vores|våre|ukens|dagens|siste)|motta|abonner|registrer deg|tilmeld dig|modtag|skriv dig op|anmäl dig|prenumerera|missa inte|gå ikke glip)\P{L}[^«»„“”"?]{0,90}\b(?:nyhe[td]sbrev|i innboksen|i indbakken|i din inkorg)\p{L}*)[^«»„“”"?]{0,100}$`,
		Example: "Schrijf je in voor onze dagelijkse nieuwsbrief.", Miss: "Schrijf je naam op, zei de rechter.",
	},
	{
		Name: "newsletter/letter-slavic", Category: Newsletter, Most: 40, Why: "prompt to subscribe",
		Pattern: `^(?:(?:Zapisz się|Zaprenumeruj|Dołącz|Otrzymuj|Codziennie|Bądź na bieżąco|Chcesz otrzymywać|Subskrybuj)\P{L}[^„”"?]{0,90}(?:newsletter|na (?:Twoją |swoją )?skrzynkę|kanał na (?:WhatsApp|YouTube|Telegram))|` +
			`(?:Подпишитесь|Подпишись|Подписывайтесь|Получайте|Хотите получать|Читайте нас|Следите)\P{L}[^«»„“"]{0,100}(?:рассылк|на наш|нашем? (?:канал|телеграм|Telegram)|Телеграм|Telegram|на (?:свою |вашу )?почту|уведомлени|в Дзене|в соцсетях)|` +
			`(?:Підпишіться|Підписуйтесь|Підписуйтеся|Отримуйте|Читайте нас|Долучайтесь|Стежте)\P{L}[^«»„“"]{0,100}(?:розсилк|на наш|нашого? (?:канал|телеграм|Telegram)|Телеграм|Telegram|на пошту|у соцмережах))[^«»„“"]*$`,
		Example: "Codziennie rano najświeższe informacje z Bergen na Twoją skrzynkę mailową.", Miss: "Codziennie rano listonosz otwierał skrzynkę.",
	},
	{
		Name: "newsletter/letter-abroad", Category: Newsletter, Most: 50, Why: "prompt to subscribe",
		Pattern: `^(?:(?:Εγγραφείτε|Γραφτείτε|Ακολουθήστε|Κάντε εγγραφή|Μείνετε ενημερωμένοι)\P{L}[^«»“”"]{0,80}(?i:newsletter|google news|viber|facebook|instagram|ενημερωτικ)[^«»“”"]{0,100}|[^“”"?]{0,80}(?i:bültenimize|e-bültene|haber bültenine|whatsapp kanalımıza|telegram kanalımıza|youtube kanalımıza)\P{L}[^“”"?]{0,30}(?:abone|kayıt|üye|katıl)[^“”"?]{0,60}|` +
			`(?:اشترك(?:وا)?|سجل(?:وا)?|انضم(?:وا)?|تابعوا) (?:الآن )?(?:في|إلى|على|عبر) (?:نشرتنا|النشرة البريدية|النشرة الإخبارية|قناتنا|قناة \S+|مجموعتنا)[^«»“”"]{0,80}|(?:به|در) (?:کانال|صفحه|خبرنامه)[^«»“”"]{0,40}(?:بپیوندید|عضو شوید|دنبال کنید)\.?|` +
			`(?:הירשמו|הצטרפו|הרשמו|עקבו)\P{L}[^“”"]{0,20}(?:ניוזלטר|לניוזלטר|לערוץ|לקבוצת|לעדכונים|אחרינו)[^“”"]{0,60}|[^।“”"]{0,60}(?:न्यूज़लेटर|न्यूजलेटर|व्हाट्सएप चैनल|व्हाट्सऐप चैनल|टेलीग्राम चैनल|यूट्यूब चैनल|फेसबुक पेज)[^।“”"]{0,30}(?:जुड़ें|जुड़ें|सब्सक्राइब करें|फॉलो करें|लाइक करें)[^।“”"]{0,20}|(?:สมัครรับ|ติดตาม|กดติดตาม)(?:จดหมายข่าว|ข่าวสาร|ข่าว|เรา|ช่อง|เพจ)[^“”"]{0,30}(?i:ผ่าน|ได้ที่|ทาง|line|facebook|youtube|เว็บไซต์)[^“”"]{0,60})$`,
		Example: "Εγγραφείτε στο newsletter μας για όλες τις ειδήσεις.", Miss: "Εγγραφείτε στους καταλόγους, είπε ο δήμαρχος.",
	},
	{
		Name: "newsletter/letter-east", Category: Newsletter, Most: 60, Why: "prompt to subscribe",
		Pattern: `^(?:(?:欢迎|歡迎|敬请|敬請|请|請|扫码|掃碼|扫描二维码|長按|长按)(?:您|大家)?(?:关注|關注|订阅|訂閱|加入|下载|下載|点击)[^。“”「」]{2,50}(?:公众号|公眾號|微信|微博|频道|頻道|客户端|APP|App|电子报|電子報|二维码|粉絲專頁|LINE)[^。“”「」]{0,30}。?|(?:[^。「」]{0,20}の?)?(?:メールマガジン|メルマガ|ニュースレター|LINE公式アカウント)(?:の|を|に)?(?:ご)?(?:登録|購読|配信|お申し込み|友だち追加)(?:する|はこちら|はこちらから|してください|をご希望の方は.{0,20})?。?|[^。「」]{0,20}(?:キャンペーン情報|お得な情報|最新情報)(?:など)?を(?:お送り|お届け|配信)(?:し(?:ます|ています))?[^。「」]{0,20}。?|(?:▶|☞|※|\[|【)?[^.。“”]{0,20}(?:뉴스레터|카카오톡 채널|네이버 채널|유튜브 채널|텔레그램 채널)[^.。“”]{0,12}(?:구독|신청|추가|가입)(?: ?(?:신청)?하기|하세요|해 ?주세요|하러 가기)?[\]】]?[.!]?)$`,
		Example: "欢迎关注本报微信公众号获取更多资讯", Miss: "欢迎仪式星期一在港口举行。",
	},
	{
		Name: "newsletter/wall-german", Category: Newsletter, Most: 40, Why: "prompt to pay or to log in",
		Pattern: `^(?:(?:Dieser|Diesen|Dieses) (?:Artikel|Text|Inhalt|Beitrag|Angebot) (?:ist|steht|lesen Sie|gibt es)(?: \p{L}+)? (?:exklusiv|ausschließlich|nur|für|mit)\P{L}[^„“"?]{0,40}(?:Abonnent|Abo\b|Mitglied|registrierte|Digital|Plus|[\p{L}]{2,12}\+)[^„“"?]{0,60}|Für \d[\d.,]* ?(?:€|Euro) können Sie diesen (?:Artikel|Beitrag|Text) [^„“"?]{3,30}|(?:Einfach )?\d{1,2} (?:Tage|Wochen|Monate) (?:lang )?(?:kostenlos|gratis|unverbindlich) (?:testen|lesen)[^„“"?.,]{0,60}|(?:Jetzt|Zum|Bitte) (?:[Ww]eiterlesen|anmelden|registrieren|einloggen|freischalten)[^„“"?,]{0,20}(?:mit|oder|und|für|um)\P{L}[^„“"?,]{0,60}|(?:Sie sind|Bist du|Du bist|Sind Sie)? ?(?:[Bb]ereits|[Ss]chon|[Nn]och kein)e? (?:Abonnent|registriert|Abo|Digitalabonnent|Kunde|Mitglied|Konto)(?:in)?\?[^„“"]{0,80}|Weiterlesen mit [\p{L}\d+ ]{2,30}|Einfach unterwegs hören mit [^„“"?,]{3,50})$`,
		Example: "Dieser Artikel ist nur für Abonnenten von Hafen Plus lesbar.", Miss: "Dieser Artikel ist nur ein Anfang, sagte der Richter.",
	},
	{
		Name: "newsletter/wall-romance", Category: Newsletter, Most: 40, Why: "prompt to pay or to log in",
		Pattern: `^(?i:pour (?:lire|découvrir) la suite(?: de (?:cet|l['’]) ?article)?,? (?:connectez|abonnez|inscrivez|identifiez|créez)[^«»“”"?]{3,100}|(?:cet article|ce contenu|la suite de cet article|la suite) est (?:réservée?|accessible) (?:uniquement )?(?:aux|à nos) (?:abonnés|membres|inscrits)[^«»“”"?]{0,60}|(?:déjà|vous êtes déjà) abonnée?(?:\(e\))? ?\?[^«»“”"]{0,60}|(?:connectez-vous|créez (?:un|votre) compte) (?:pour|et|gratuit)[^«»“”"?]{3,80}|je découvre les offres|` +
			`(?:este (?:contenido|art[ií]culo)|esta noticia) (?:es|est[aá]) (?:exclusiv[oa]|reservad[oa]|disponible s[oó]lo) (?:para|a) (?:nuestros |los |usuarios )?(?:suscriptores|abonados|registrados|socios)[^«»“”"?]{0,60}|(?:inicia sesi[oó]n|reg[ií]strate gratis|suscr[ií]bete) (?:para|y) (?:seguir|continuar|leer|acced)[^«»“”"?]{0,60}|¿?ya (?:eres|soy) suscriptor\?[^«»“”"]{0,40}|` +
			`(?:este|esse) (?:conteúdo|artigo|texto) (?:é|está) (?:exclusivo|reservado|restrito) (?:para|a|aos) (?:os )?(?:nossos )?(?:assinantes|subscritores|usuários)[^«»“”"?]{0,60}|(?:faça (?:seu )?login|cadastre-se|entre|assine) (?:para|e) (?:continuar?|ler|acess)[^«»“”"?]{0,60}|já é assinante\?[^«»“”"]{0,40}|` +
			`quest[oa] (?:articolo|contenuto|notizia) è (?:riservat[oa]|disponibile solo) (?:agli|ai|per) (?:gli )?(?:abbonati|utenti|iscritti)[^«»“”"?]{0,60}|(?:accedi|registrati|abbonati) (?:per|e) (?:continuare|leggere|proseguire)[^«»“”"?]{0,60}|(?:sei|hai) già (?:abbonato|un account)\?[^«»“”"]{0,40})$`,
		Example: "Pour lire la suite de cet article, connectez-vous ou créez un compte.", Miss: "Pour lire la suite du dossier, le juge a demandé trois jours.",
	},
	{
		Name: "newsletter/wall-nordic", Category: Newsletter, Most: 36, Why: "prompt to pay or to log in",
		Pattern: `^(?i:(?:dit artikel|deze inhoud|dit verhaal) is (?:alleen|exclusief|enkel)(?: toegankelijk| beschikbaar)? voor (?:onze )?(?:abonnees|leden)[^„“”"?]{0,60}|(?:log in|registreer je|maak een (?:gratis )?account aan) (?:om|en) (?:verder|dit|te lezen|door)[^„“”"?]{0,60}|(?:al|bent u al|ben je al) abonnee\?[^„“”"]{0,60}|` +
			`(?:denn[ea]|dette?) (?:sak\p{L}*|artikk?el\p{L}*|innhold\p{L}*|indhold\p{L}*) (?:er|är) (?:kun |bare |endast )?(?:forbeholdt|reservert|reserverad|for|för|låst)\P{L}[^«»„“”"?]{0,30}(?:abonnent|prenumerant|medlem)\p{L}*[^«»„“”"?]{0,40}|(?:logg inn|log ind|logga in) (?:for at|för att|for å) (?:lese|læse|läsa|fortsette|fortsætte|fortsätta)[^«»„“”"?]{0,60}|(?:allerede|er du allerede|redan) (?:abonnent|prenumerant)\?[^«»„“”"]{0,60})$`,
		Example: "Denne artikkelen er forbeholdt abonnenter.", Miss: "Denne artikkelen er feil, sa dommeren.",
	},
	{
		Name: "newsletter/wall-slavic", Category: Newsletter, Most: 44, Why: "prompt to pay or to log in",
		Pattern: `^(?:(?:Te|Ten|Ta) (?:materiały?|artykuł|treści?|tekst) (?:są|jest) (?:płatn[eya]\.|dostępn[eya] (?:tylko |wyłącznie )?dla)[^„”"?]*|Masz już (?:konto|prenumeratę|subskrypcję)\?[^„”"]{0,60}|(?:Zaloguj się|Zarejestruj się|Wykup dostęp),? (?:aby|żeby|by|i) (?:czytać|przeczytać|kontynuować|uzyskać)[^„”"?]{0,80}|Pozostało \d+ ?% (?:artykułu|tekstu|treści)[^„”"?]{0,60}|` +
			`(?:Этот|Данный|Полный) (?:материал|текст|контент|раздел) доступен (?:только|лишь)[^«»„“"?]{0,40}(?:подписчик|пользовател|абонент)\p{L}*[^«»„“"?]{0,60}|(?:Войдите|Зарегистрируйтесь|Авторизуйтесь|Оформите подписку),? чтобы (?:читать|прочитать|продолжить|получить|увидеть|оставить)[^«»„“"?]{0,80}|Уже (?:есть аккаунт|есть подписка|подписаны)\?[^«»„“"]{0,40}|` +
			`(?:Цей|Повний) (?:матеріал|текст|контент) доступний (?:лише|тільки)[^«»„“"?]{0,40}(?:передплатник|підписник|користувач)\p{L}*[^«»„“"?]{0,60}|(?:Увійдіть|Зареєструйтеся|Авторизуйтесь|Оформіть передплату),? щоб (?:читати|прочитати|продовжити|отримати|залишити)[^«»„“"?]{0,80})$`,
		Example: "Te materiały są płatne. Uzyskaj dostęp do wielu wartościowych treści, zarejestruj się już dziś.", Miss: "Te materiały są dowodem, mówi sędzia.",
	},
	{
		Name: "newsletter/wall-japanese", Category: Newsletter, Most: 60, Why: "prompt to register or to pay",
		Pattern: `^(?:[［【\[(（]?(?:有料|無料|一般)?会員(?:限定|専用)(?:記事|コンテンツ)?[］】\])）]?(?:です|の記事です)?。?|(?:[［【\[]?(?:有料|無料)?会員限定[］】\]] ?)?この(?:記事|コンテンツ|続き)は、?(?:有料|無料|一般|デジタル)?(?:会員|購読者|定期購読者|読者会員)(?:の方)?(?:限定|専用|のみ)[^「」]{0,60}|ログインして(?:続きを|記事を|すべて|全文を)?(?:読む|ご覧ください|お読みください)?。?|(?:無料|新規|有料)?会員登録(?:する|はこちら|して続きを読む|すると続きを.{0,20})?。?|会員の方は(?:こちら|ログイン).{0,20}|会員向け(?:記事|コンテンツ)が読み放題.{0,10}|続きを(?:読む|お読みいただく)には.{2,40}|残り.{0,4}[\d０-９]+文字.{0,20}|[^。「」]{0,30}(?:登録|ログイン)すると続きをお読みいただけます。?|(?:紙の新聞|本紙|新聞)の?(?:定期)?購読者の方は[^「」]{2,50}|(?:ご)?登録(?:いただき)?ありがとうございま(?:す|した)。?|[^。「」]{0,60}(?:に)?メールを送付しました。[^「」]{0,80}|[^。「」]{2,50}(?:詳細|詳しく)?は、?リンク先をご覧ください。?|詳しくはこちら|各種メールマガジンで.{2,30}|[^。「」]{2,16}(?:に登録すると|電子版が利用できる))$`,
		Example: "ログインして続きを読む", Miss: "ログインして続きを読む人は少なかった。",
	},
	{
		Name: "newsletter/wall-east", Category: Newsletter, Most: 60, Why: "prompt to register or to pay",
		Pattern: `^(?:(?:请|請|立即|马上)?(?:登录|登錄|登入|注册|註冊|订阅|訂閱|付费|付費)(?:后|後|即可|会员|會員|以|并)?(?:继续|繼續)?(?:阅读|閱讀|查看|观看)(?:全文|更多|完整内容|完整內容|剩余内容)?[!！。]?|(?:本文|此文|该内容|本內容|本篇)(?:为|為|仅限|僅限|是)(?:付费|付費|会员|會員|订户|訂戶|VIP)[^。“”]{0,16}。?|(?:剩余|剩餘|还剩|還剩)\S{0,8}(?:内容|內容|全文)[^。“”]{0,20}|(?:로그인|회원가입|구독)(?:하시면|하면| 후) [^.“”]{0,30}(?:기사|전문|콘텐츠|서비스)[^.“”]{0,12}(?:보실|읽으실|이용하실|볼|이용할) 수 있습니다\.?|[^.“”]{0,16}(?:유료회원|회원|구독자) ?(?:전용|용) ?(?:콘텐츠|기사|서비스)?(?:입니다\.?)?|` +
			`(?:سج[لّ]+ (?:ال)?دخول\p{L}*|اشترك(?:وا)?|سجلوا الدخول) (?:ل(?:قراءة|متابعة|مواصلة|لاطلاع)|للاستمرار)[^“”"]{0,60}|هذا المحتوى (?:حصري|متاح) (?:فقط )?للمشتركين[^“”"]{0,30}|(?:הכתבה|התוכן|המאמר|הכתבה המלאה) (?:מיועדת|מיועד|זמין|זמינה|פתוחה) למנויים[^“”"]{0,30}|(?:כבר מנויים?|יש לך מנוי)\?[^“”"]{0,30}|برای (?:خواندن|مشاهده) (?:ادامه|متن کامل)[^“”"]{0,40}(?:وارد شوید|ثبت نام کنید|مشترک شوید)\.?|(?:पूरी ख़?बर|पूरा लेख|आगे) (?:पढ़ने|पढ़ने) के लिए [^।“”"]{0,40}(?:लॉगिन|सब्सक्राइब|रजिस्टर|डाउनलोड)[^।“”"]{0,20}|(?:เข้าสู่ระบบ|สมัครสมาชิก)(?:เพื่อ|ก่อน)(?:อ่าน|ดู|รับ)[^“”"]{0,50}|` +
			`(?:Συνδεθείτε|Γίνετε συνδρομητής) (?:για να|και)\P{L}[^«»“”"]{3,80}|Αποκλειστικά για συνδρομητές[^«»“”"]{0,40}|Bu (?:içerik|haber|yazı|makale) (?:sadece|yalnızca) (?:abone|üye)\p{L}* [^“”"?]{2,40}|Devamını (?:okumak|görmek) için (?:giriş yapın|abone olun|üye olun|kayıt olun)[^“”"?]{0,30})$`,
		Example: "登录后阅读全文", Miss: "登录后阅读全文的人不多，他说。",
	},
	{
		Name: "newsletter/give", Category: Newsletter, Most: 60, Why: "prompt to give",
		Pattern: `^(?:(?:Wesprzyj|Wspieraj|Wspomóż) (?:nas\b|naszą|nasze|niezależne|redakcję|pracę|dziennikarstwo)[^„”"?]*|(?:Поддержите|Поддержи) (?:нас|нашу (?:работу|редакцию)|наш (?:проект|сайт)|независимую (?:журналистику|прессу)|редакцию|издание)(?:\P{L}[^«»„“"?]*)?|(?:Підтримайте|Підтримай) (?:нас|нашу (?:роботу|редакцію)|незалежну|редакцію|видання)(?:\P{L}[^«»„“"?]*)?|(?:Steun|Doneer) (?:ons|onze|onafhankelijke|nu|vandaag)\b[^„“”"?]{0,100}|(?:Støtt|Støt|Stöd|Stötta) (?:oss|os|vår(?:t)?|vores|uavhengig|uafhængig|oberoende)\P{L}[^«»„“”"?,]{0,100}|(?:Στηρίξτε|Ενισχύστε) (?:μας|την (?:ανεξάρτητη )?(?:δημοσιογραφία|ενημέρωση)|τη δουλειά μας)[^«»“”"]{0,120}|(?:Bize|Bağımsız (?:gazeteciliğe|haberciliğe|medyaya)) destek ol(?:un|mak)[^“”"?]{0,80}|(?:请支持|請支持|支持|捐款支持)(?:我们|我們)(?:的)?(?:独立|獨立)?(?:报道|報導|新闻|新聞|媒体|媒體|工作)[^。“”]{0,40}。?|(?:▶ ?)?(?:정기 ?)?후원(?:하기|해 ?주세요|회원 가입|하러 가기)[.!]?|(?:ご寄付|寄付|ご支援)(?:はこちら|をお願いします|のお願い).{0,30}|(?:ادعموا|ادعم|تبرعوا|تبرع) (?:لنا|صحافتنا|الصحافة المستقلة|عملنا|الآن)[^“”"]{0,80}|(?:תמכו|תרמו) (?:בנו|לנו|בעיתונות (?:ה)?עצמאית)[^“”"]{0,60}|از (?:ما|رسانه مستقل) حمایت کنید[^“”"]{0,60}|Faites un don\b[^«»“”"?,]{0,80}|Hazte (?:socio|socia|suscriptor)\P{L}?[^«»“”"?,]{0,80}|(?i:sostieni (?:il (?:nostro )?giornalismo|la nostra|il nostro)|aiutaci a (?:continuare|restare)|fai una donazione)[^«»“”"?,]{0,100})$`,
		Example: "Wesprzyj naszą redakcję.", Miss: "Wesprzyj się na mnie, powiedział syn.",
	},
}
