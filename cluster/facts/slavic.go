package facts

// Languages of the east of Europe: what an article says is in the ending of their nouns, and
// numbers have many forms.
var easternTongues = [...]vocabulary{{
	of: russian,
	little: "я он она оно они мы вы его её ее их ему ей им нас вас себя себе что который которая которые которого кто и а но или если как так в во на по к ко с со из от до для о об " +
		"у за при над под между через был была было были быть будет будут есть бы же ли это этот эта эти этого том тем также уже еще ещё когда где чтобы",
	not:     "не ни нет никогда ничего никто нельзя без никакой никаких",
	only:    "только",
	says:    "сказал сказала заявил заявила сообщил сообщила сообщили отметил отметила подчеркнул объявил добавил добавила рассказал словам данным",
	titles:  "господин госпожа г президент премьер министр премьер-министр глава доктор мэр",
	days:    "понедельник/понедельника/понедельнику вторник/вторника/вторнику среда/среду/среды/среде четверг/четверга/четвергу пятница/пятницу/пятницы/пятнице суббота/субботу/субботы/субботе воскресенье/воскресенья/воскресенью",
	numbers: "- два/две/двух/двум/двумя три/трех/трёх/трем/трём/тремя четыре/четырех/четырёх/четырем пять/пяти/пятью шесть/шести семь/семи восемь/восьми девять/девяти десять/десяти одиннадцать/одиннадцати двенадцать/двенадцати тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати восемнадцать/восемнадцати девятнадцать/девятнадцати",
	tens:    "двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти девяносто",
	scales:  "сто=100 ста=100 тысяча=1000 тысячи=1000 тысяч=1000 тысячу=1000 тыс=1000 миллион=1000000 миллиона=1000000 миллионов=1000000 млн=1000000 миллиард=1000000000 миллиарда=1000000000 миллиардов=1000000000 млрд=1000000000 триллион=1000000000000 триллионов=1000000000000 трлн=1000000000000",
	periods: "день дня неделя неделю недели месяц месяца квартал квартала полугодие полугодии год года году сегодня вчера завтра",
}, {
	of: ukrainian,
	little: "я він вона воно вони ми ви його її їх йому їй їм нас вас себе що який яка які хто і й та але або якщо як так в у на по до з із зі від для про за при над під між через " +
		"був була було були бути буде будуть є би б же це цей ця ці також вже ще коли де щоб",
	not:     "не ні немає ніколи нічого ніхто без жодного",
	only:    "лише тільки",
	says:    "сказав сказала заявив заявила повідомив повідомила повідомили зазначив наголосив додав додала словами",
	titles:  "пан пані президент прем'єр міністр голова доктор мер",
	days:    "понеділок/понеділка вівторок/вівторка середа/середу/середи четвер/четверга п'ятниця/п'ятницю/п'ятниці субота/суботу/суботи неділя/неділю/неділі",
	numbers: "- два/дві/двох три/трьох чотири/чотирьох п'ять/п'яти шість/шести сім/семи вісім/восьми дев'ять/дев'яти десять/десяти одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
	tens:    "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
	scales:  "сто=100 тисяча=1000 тисячі=1000 тисяч=1000 тис=1000 мільйон=1000000 мільйона=1000000 мільйонів=1000000 млн=1000000 мільярд=1000000000 мільярда=1000000000 мільярдів=1000000000 млрд=1000000000",
	periods: "день тиждень тижня місяць місяця квартал кварталу півріччя рік року році сьогодні вчора завтра",
}, {
	of: polish,
	little: "ja on ona ono oni my wy jego jej ich jemu im nas was się siebie co który która które którego kto i a ale lub albo jeśli jak tak w we na po do z ze od dla o u za przy nad pod " +
		"między przez był była było były być będzie będą jest są by też także już jeszcze kiedy gdy gdzie żeby aby to ten ta te tego tej że oraz",
	not:     "nie nigdy nic nikt bez żaden żadna żadne ani brak",
	only:    "tylko",
	says:    "powiedział powiedziała oświadczył oświadczyła poinformował poinformowała podkreślił dodał dodała zapowiedział według zaznaczył stwierdził",
	titles:  "pan pani prezydent premier minister minister prezes doktor burmistrz",
	days:    "poniedziałek/poniedziałku wtorek/wtorku środa/środę/środy czwartek/czwartku piątek/piątku sobota/sobotę/soboty niedziela/niedzielę/niedzieli",
	numbers: "- dwa/dwie/dwóch/dwu trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu",
	tens:    "dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu sześćdziesiąt/sześćdziesięciu siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
	scales:  "sto=100 stu=100 tysiąc=1000 tysiące=1000 tysięcy=1000 tys=1000 milion=1000000 miliony=1000000 milionów=1000000 mln=1000000 miliard=1000000000 miliardy=1000000000 miliardów=1000000000 mld=1000000000 bilion=1000000000000",
	periods: "dzień dnia tydzień tygodnia miesiąc miesiąca kwartał kwartale półrocze rok roku dziś dzisiaj wczoraj jutro",
}, {
	of: czech,
	little: "já on ona ono oni my vy jeho její jejich mu jí jim nás vás se si co který která které kdo i a ale nebo jestli jak tak v ve na po k ke do z ze od pro o u za při nad pod mezi " +
		"přes byl byla bylo byli být bude budou je jsou by také už ještě když kde aby to ten ta ty toho té že",
	not:     "ne není nejsou nikdy nic nikdo bez žádný žádná žádné ani nebyl nebyla nebylo nebude nemá nemůže",
	only:    "jen pouze",
	says:    "řekl řekla uvedl uvedla oznámil oznámila prohlásil dodal dodala podle",
	titles:  "pan paní prezident premiér ministr předseda doktor",
	days:    "pondělí úterý středa/středu/středy čtvrtek/čtvrtka pátek/pátku sobota/sobotu/soboty neděle/neděli",
	numbers: "- dva/dvě/dvou tři/tří čtyři/čtyř pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti deset/deseti jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct",
	tens:    "dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát",
	scales:  "sto=100 tisíc=1000 tisíce=1000 tis=1000 milion=1000000 miliony=1000000 milionů=1000000 mil=1000000 miliarda=1000000000 miliardy=1000000000 miliard=1000000000 mld=1000000000",
	periods: "den dne týden týdne měsíc měsíce čtvrtletí pololetí rok roku dnes včera zítra",
}, {
	of:       turkish,
	articles: "bir bu şu o",
	little: "ben sen biz siz onlar onun onu ona bunun bunu ve veya ya ama fakat eğer gibi için ile de da ki mi mı mu mü daha çok en her kadar göre sonra olarak olan oldu olduğu idi ise " +
		"dedi diye ne",
	not:     "değil yok hiç asla hiçbir hayır yoktu değildi",
	only:    "sadece yalnız yalnızca",
	says:    "dedi söyledi açıkladı belirtti bildirdi duyurdu ifade kaydetti göre vurguladı",
	titles:  "bay bayan sayın cumhurbaşkanı başbakan bakan başkan başkanı doktor",
	days:    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
	numbers: "- iki üç dört beş altı yedi sekiz dokuz on",
	tens:    "yirmi otuz kırk elli altmış yetmiş seksen doksan",
	scales:  "düzine=12 yüz=100 bin=1000 milyon=1000000 milyar=1000000000 trilyon=1000000000000",
	periods: "gün hafta ay çeyrek yarıyıl yıl bugün dün yarın",
}}
