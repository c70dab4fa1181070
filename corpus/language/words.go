package language

// tongues are the languages that share a script with others, each with its most frequent little
// words: what every text of some length has. A word that few languages have counts most.
var tongues = [...]struct{ code, words string }{
	// Latin
	{"en", "the of and to in is that for it was on are with as at by be this from have has said not they which their were but been who will would his her an had"},
	{"de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über"},
	{"fr", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son sa été aux mais cette ou à ont leur nous d l qu n c"},
	{"es", "de la que el en y a los del se las por un para con no una su al lo es más como ha fue este sus pero son sobre entre también está o desde hasta años dijo"},
	{"pt", "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser são pelo pela até também já está"},
	{"it", "di e il la che in un a per è una sono del non con i le si da della ha al dei come nel più alla gli delle ma anche questo lo dal l nella stato hanno essere ed"},
	{"nl", "de van het een en in is dat op te zijn met voor niet aan die er om als ook door bij naar maar uit dan nog werd wordt hij heeft zich deze over hebben ze was tot"},
	{"sv", "och att det i en som är på för av med till den har de inte ett om vi var från men kan så han sig efter vid eller också under ut där sin hade blev skulle säger mot"},
	{"da", "og at det i er en til af den på de for med har ikke som et der var han sig men fra om kan efter vil ved også ud havde blev eller op nu da hvor hun mod siger uden"},
	{"no", "og det i er på som en for av til at med den de ikke har et om fra var han men vil kan seg etter ved også ut hadde ble eller opp nå da hvor hun mot sier være mellom"},
	{"is", "og að í á er sem það til við um en var með af hann fyrir ekki þess eru verið hefur því þá hún frá eftir þar sé þeir hafi upp úr einnig þetta þeirra yfir"},
	{"fi", "ja on ei että se hän oli joka mutta ovat kun myös ole niin mukaan kuin sen hänen tai jos vain nyt sekä jotka olisi vuoden tämä ollut voi siitä sitä jälkeen kanssa"},
	{"et", "ja on ei et ta see oli kui ka oma mis aga või siis kes seda välja nende selle ning tema pole veel eesti olla väga üle pärast nagu juba saab kuid aasta"},
	{"pl", "w i na z się nie do to że o jest jak za po od przez ale dla są co był tym oraz tego może przy tak już ich czy które także było jego być który która"},
	{"cs", "a se v na je že to s z o do i za ve by pro jsou ale podle po jako od si které který byl už tak jeho také však k jen než při až bylo může u"},
	{"sk", "a sa v na je že to s z o do aj za vo by pre sú ale podľa po ako od si ktoré ktorý bol už tak jeho tiež však k len než pri až bolo môže u"},
	{"sl", "in je v na se da za so z ki pa tudi ne po bi s kot še bo od do o pri iz lahko kar bil ali ni med le bila že ter več leta svoje"},
	{"hr", "i je u na se da za su od s o koji a nije iz kao ili do će što ne po bi bio koja sve još samo nakon može biti koje više među tako godine kako"},
	{"hu", "a az és hogy nem is egy volt meg ez csak de már el szerint mint még ki vagy azt ezt lesz pedig után van azonban között lehet mert sem kell ami minden"},
	{"ro", "de şi în a la cu din pe că nu o un care este sau se ce pentru mai au fost să ca fi lui prin al ale dar după am și fără între către sunt această"},
	{"lt", "ir kad į iš su yra ne bet tai ar buvo kaip apie dėl savo už nuo pat jau po prie šios metų dar tik jis bus taip pasak tačiau jo kurie gali"},
	{"lv", "un ir ka no ar par uz kas lai arī to bet pēc bija gan tika kā nav tas jau var šo viņš vai būs savu pie tā kurā līdz gada vēl jo"},
	{"sq", "të e në dhe i për me që një nga është më se u ka nuk ky si kjo do kanë por janë pas edhe tij ishte kur saj duke prej tyre"},
	{"tr", "ve bir bu da de için ile olarak çok olan daha gibi kadar sonra ise en o var ancak dedi ne olduğunu ki değil göre her ya iki tarafından üzere yeni"},
	{"az", "və bir bu ki da ilə üçün də olan daha edib kimi sonra isə ən o var olaraq olub çox bildirib edir deyil görə hər ya iki edən yeni tərəfindən"},
	{"vi", "và của là có các trong được cho một không với những đã để người này khi ở từ đến về ra như vào nhiều tại cũng trên sẽ đó theo năm lại việc"},
	{"id", "yang dan di itu dengan untuk dari dalam tidak ini pada akan juga ke oleh telah karena kata ada saat para mereka sebagai sudah bisa atau kepada lebih tahun dia menjadi orang"},
	{"ms", "yang dan di itu dengan untuk dari dalam tidak ini pada akan juga ke oleh telah kerana kata ada beliau bagi mereka sebagai boleh atau kepada lebih tahun dia menjadi berkata manakala"},
	{"tl", "ang ng sa na at mga ay ni para kay si nang ito siya hindi ko mo ka pa rin din lang may kung mula nila niya kaniyang dahil naman sila ayon pero bilang"},
	{"sw", "ya na wa kwa ni la katika za cha kuwa hiyo huo hii yake wake alisema kama lakini baada hivyo hata zaidi watu nchini huyo wakati pia kutoka wao ambao vya mwaka"},
	{"ca", "de la i el que a les els en un per amb del una és es al no ha dels com més però són també aquest seva seu entre sobre ha fins des aquesta han l d"},
	{"gl", "de a o que e do da en un unha para con non os as no na por máis como pero foi ao dos das é ten á seu súa ou ser son polo pola ata tamén xa está"},
	{"eu", "eta da ez du bat ere izan dute zen dira baina hori egin dela zuen den hau horrek arte baino beste bere zuten esan daude ziren bai gaur artean behar lehen"},
	{"af", "die van en in het is nie te dat wat vir op met hy om sy word aan as ook was deur sal daar maar ons uit hulle kan na sê hierdie nog moet wees oor"},
	{"cy", "yn y a i o ar ei yr mae am wedi gan ond ac fel bod nid hyn oedd roedd eu hi at sydd na dros fod cael wrth mwy iawn rhwng"},
	{"ga", "an a na ar i agus go is le ag bhí sé do nach tá ach leis sin nó ó faoi bhfuil gur iad seo mar siad chuig ann roimh aige"},
	{"zu", "ukuthi uma futhi kodwa le lo ngoba kanye noma ukuba yena wathi kule emva ngaphandle kakhulu bonke abantu lapho nje kusho umnu abanye iningizimu"},
	{"eo", "la kaj de en estas al ne kiu por ke kun estis sed ili ĝi pri oni el kiel aŭ tiu ankaŭ lia havas post ĉi ĉar dum inter pli"},
	// Cyrillic
	{"ru", "и в не на что с по как он из это а к для о его от был за но у все было так же до или только если бы при уже мы также она которые который после будет сообщил"},
	{"uk", "і в на не що з до та у за про як від його а для це було але був після які також його й є чи або під якщо вже при який тому цього вони зі ще"},
	{"be", "і у ў на не што з да як па а за ад гэта для яго але быў было таксама які пасля ці або калі яны пра яшчэ гэтага ён мы гэты якія"},
	{"bg", "на и в да се за от че с е по не са това като си до който при след ще бе но или което из те му беше които още само как съм му"},
	{"mk", "на и во да се за од дека со е не што по ќе го ги кој тоа како а до при по кои бил им ни или само која сите според"},
	{"sr", "и је у на да се за су од са о који а није из као или до ће што не по би био која све још само након може бити које више међу"},
	{"kk", "және мен бұл бар бір үшін деп болып да де осы жылы туралы кейін болған қазақстан екен сол ол оның арқылы бойынша"},
	// Arabic
	{"ar", "في من على أن إلى عن مع ما لا هذا التي الذي هذه كان كما أو بعد قال وقد خلال بين لم ذلك كل إن قبل حيث وقال غير هو وفي"},
	{"fa", "و در به از که این را با است برای آن یک خود تا بر های شد شده می هم اما کرد ای بود نیز وی اند پس هر باید"},
	{"ur", "کے کی میں ہے اور سے کا کو پر نے ہیں کہ اس یہ بھی ایک تھا نہیں ان کر جو گیا لیے تو ہو رہے کیا بعد گے"},
	// Devanagari
	{"hi", "के में है की और से का को पर ने हैं कि यह भी एक था नहीं इस कर जो लिए तो हो रहे किया बाद गया ही साथ कहा"},
	{"mr", "आहे या आणि व ते हे मध्ये नाही आहेत होते त्या यांनी असे केली म्हणून तर होता झाली करण्यात त्यांनी की"},
	{"ne", "छ र को मा ले गर्ने भएको पनि छन् यो हो थियो भने गरेको लागि तर नै यस हुने भन्दै बाट"},
}

// letters are those that few languages of a script have. A word with one counts a third of a little
// word.
var letters = [...]struct{ code, letters string }{
	{"de", "äöüß"}, {"fr", "éèêàçùûîœëï"}, {"es", "ñóíáéúü"}, {"pt", "ãõçáéíóúâêôà"}, {"it", "àèìòù"}, {"nl", "ëï"}, {"sv", "åäö"}, {"da", "åøæ"}, {"no", "åøæ"},
	{"is", "ðþæöáéíóúý"}, {"fi", "äö"}, {"et", "äöüõ"}, {"pl", "ąęłńśźżćó"}, {"cs", "řěůčšžýáíéúďťň"}, {"sk", "ľĺŕôčšžýáíéúďťňä"}, {"sl", "čšž"}, {"hr", "čšžćđ"},
	{"hu", "őűáéíóöúü"}, {"ro", "șțăâîşţ"}, {"lt", "ėįųūąęčšž"}, {"lv", "āēīūģķļņčšž"}, {"sq", "ëç"}, {"tr", "ğışçöü"}, {"az", "əğışçöü"},
	{"vi", "đơưăâêôạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"}, {"ca", "àèòçïüéíóú"}, {"gl", "ñáéíóú"}, {"cy", "ŵŷâêîô"}, {"ga", "áéíóú"}, {"eo", "ĉĝĥĵŝŭ"},
	{"ru", "ыэёъ"}, {"uk", "іїєґ"}, {"be", "ўіыэё"}, {"bg", "ъ"}, {"mk", "ѓќѕј"}, {"sr", "ђћјљњџ"}, {"kk", "әғқңөұүһі"},
	{"fa", "پچژگ"}, {"ur", "ٹڈڑےںھپچگ"}, {"ar", "ةىؤئأإ"},
}
