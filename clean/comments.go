package clean

// Rows that the search for readers' comments asks for by name: see threads.
var (
	postButton = &Rule{
		Name: "comments/button", Category: Comments, Most: 7, Why: "button of a comment",
		Pattern: `^(?:[+-]?\d{1,4} )?(?:Report|Reply|REPLY|reply|Like|Quote|Permalink|Up ?vote|Down ?vote|Score: \d+|Flag|Antworten|antworten|Répondre|répondre|Responder|responder|Rispondi|rispondi|Zitieren|Beantworten|Reageren?|Beantwoorden|Svara|Svar|Odpowiedz|odpowiedz|Odpovědět|Vastaa|Válasz|Yanıtla|Cevapla|Balas|Trả lời|Απάντηση|رد|השב|जवाब दें|Ответить|ответить|Відповісти|回复|回覆|返信|답글)(?: (?:[|/·•] ?)?(?:Report(?: this (?:post|comment))?|Reply|Like|Share|Flag|Melden|Signaler|Denunciar|Segnala|Zgłoś|Пожаловаться|Поскаржитися|举报|舉報|신고))*$`,
		Example: "Report", Miss: "Report card."}
	postFlag = &Rule{
		Name: "comments/flag", Category: Comments, Most: 10, Why: "button of a comment",
		Pattern: `^[\[(]?(?i:(?:offensive\? )?(?:inappropriate|unsuitable|offensive)\?? ?(?:alert us|report(?: this| it)?(?: comment| post)?|let us know|flag(?: it| this)?)|(?:report|flag)(?: as|\P{L}this comment as)? (?:abus(?:e|ive)|inappropriate|offensive|spam)(?: (?:comment|post|content))?|(?:report|flag|recommend|rate|like|reply to|link to|permalink to) this (?:comment|post|reply)|recommend(?:ed)?(?: \(\d+\)| \d+(?: times?)?)|(?:kommentar|beitrag|missbrauch)\P{L}melden|(?:auf (?:diesen )?kommentar|auf diesen beitrag) antworten|antworten (?:melden|zitieren)|empfehlen(?: \(\d+\)| \d+)|signaler(?: (?:un abus|ce commentaire|au modérateur))?|alerter(?: la rédaction)?|recommander(?: \(\d+\)| \d+)|(?:denunciar|reportar)(?: (?:comentario|coment[aá]rio|abus[oe]|mensaje))?|me gusta (?:\(?\d+\)?)|segnala(?: (?:abuso|commento|il commento))?|rapporteer(?: reactie)?|rapporter|anmäl(?: kommentar(?:en)?| inlägg)?|anmeld(?: kommentar)?|zgłoś(?: (?:nadużycie|naruszenie|do moderacji|komentarz))|nahlásit|şikayet et|laporkan)[.!]?[\])]?$|^(?:Пожаловаться|Поскаржитися|Αναφορά|举报|舉報|違反報告|通報する|신고|إبلاغ|शिकायत करें|Báo cáo|Báo xấu)(?: .{0,20})?$`,
		Example: "Inappropriate? Alert us.", Miss: "Report this comment to the court, the judge said.",
	}
	postSaid = &Rule{
		Name: "comments/said", Category: Comments, Most: 20, Why: "who wrote a comment and when",
		Pattern: `^\p{Lu}.{1,60} on \p{Lu}\p{L}+ \d{1,2}, \d{4} at \d{1,2}:\d{2} ?[ap]\.?m\.? said:$`,
		Example: "Milan G. on September 12, 2018 at 4:47 pm said:", Miss: "The court said on May 2, 2018 at 4:47 pm that he said:",
	}
	postNick = &Rule{
		Name: "comments/nick", Category: Comments, Most: 8, Why: "who wrote a comment, and when",
		Pattern: `^~?\S.{0,40} \[(?:\d{4}-\d{2}-\d{2}|\d{2}[./-]\d{2}[./-]\d{4}) \d{2}:\d{2}(?::\d{2})?\]$`,
		Example: "~nick [2011-12-31 06:50]", Miss: "He wrote [2011-12-31 06:50] on it",
	}
	postRated = &Rule{
		Name: "comments/rated", Category: Comments, Most: 9, Why: "how readers rate a comment",
		Pattern: `^(?:Rating|Score|Votes|Ocena|Bewertung|Оценка|Рейтинг): ?[+-]?\d+ (?:(?i:votes?|points?)|\[\d+\])$`,
		Example: "Rating: 25 Votes", Miss: "Rating: 25 countries were downgraded",
	}
	postAgo = &Rule{
		Name: "comments/ago", Category: Comments, Most: 6, Why: "when a comment was written",
		Pattern: `^\d{1,2} (?:minute|hour|day|week|month)s? ago at \d{1,2}:\d{2} ?[ap]m$`,
		Example: "2 days ago at 07:51 am", Miss: "2 days ago at 07:51 am the ship sank.",
	}
	threadHead = &Rule{
		Name: "comments/head", Category: Comments, Most: 9, Why: "heads the comments of readers",
		Pattern: `^(?i:(?:user|reader|viewer|listener|visitor)(?:s['’]?|['’]s)? (?:comments|reactions|feedback)(?: \(?\d+\)?)?|comments? (?:from|by) (?:our |\p{L}+ )?(?:readers|users|visitors)|reader reactions?|comments (?:are|have)(?: now)?(?: been)? closed(?: (?:for|on) (?:this|the) .{0,30})?\.?|comments on this (?:story|article|post|entry)(?: \(\d+\))?|leserkommentare|leserreaktionen|kommentare (?:der|unserer) (?:leser|nutzer)\p{L}*|nutzerkommentare|diskussion geschlossen|(?:commentaires|réactions) (?:de nos|des) (?:lecteurs|internautes|abonnés)|vos réactions|comentarios de (?:los )?(?:lectores|usuarios)|coment[aá]rios (?:dos|de) (?:leitores|usu[aá]rios|utilizadores)|commenti dei lettori|läsarkommentarer|reacties van lezers|lezersreacties|lesernes kommentarer|læserkommentarer|wybrane komentarze|komentarze (?:czytelników|internautów|użytkowników)|opinie czytelników|komentáře čtenářů|okur(?: |ların )yorumları|komentar pembaca|ý kiến bạn đọc)(?: ?\(?\d+\)?)?:?$|^(?:Комментарии (?:читателей|посетителей|пользователей)|Коментарі (?:читачів|відвідувачів)|Σχόλια (?:αναγνωστών|επισκεπτών)|تعليقات القراء|पाठकों की (?:टिप्पणियां|राय)|网友(?:评论|热评)|網友(?:評論|留言)|读者(?:评论|留言)|讀者(?:評論|留言)|(?:最新|热门|全部)评论|コメント一覧|(?:みんな|読者)のコメント|독자 ?의견|전체 댓글)(?: ?[（(]?\d+[)）]?)?[:：]?$`,
		Example: "User Comments", Miss: "Comments are closed to the press, the court ruled.",
	}
)

// countRows head comments or lead to them.
var countRows = []*Rule{
	{
		Name: "comments/counted", Category: Comments, Most: 8, Why: "count of comments",
		Pattern: `^(?i:(?:user |reader )?comments?|discussion|kommentare|commentaires|comentarios|coment[aá]rios|commenti|reacties|kommentarer|komentarze|opinie|komentáře|diskuse|yorumlar|komentar|bình luận)\s?(?:[(\[:]\s?)\d[\d,.]*[)\]]?(?i: (?:post|add|leave|write) (?:a |your )?comment)?[^\p{L}\d]*$|^(?:Комментарии(?: к (?:новости|статье|материалу|записи))?|Комментариев|Отзывы|Коментарі(?: до (?:новини|статті|матеріалу))?|Коментарів|Σχόλια|評論|评论|留言|コメント|댓글|التعليقات|תגובות)\s?[(（\[:：]?\s?\d+[)）\]]?[^\p{L}\d]*$`,
		Example: "COMMENTS (14) Post a comment", Miss: "Comments: 14 of the board's members replied.",
	},
	{
		Name: "comments/label", Category: Comments, Most: 6, Why: "heads the comments of readers",
		Pattern: `^(?i:(?:kommentare|commentaires|comentarios|comentários|commenti|reacties|kommentarer|komentarze|komentáře|yorumlar|bình luận|hozzászólások|comentarii|kommentit|komentar)|Σχόλια|Отзывы|Обсуждение|Комментарии|Коментарі|评论|評論|コメント|التعليقات|تعليقات|תגובות|टिप्पणियां|评论区|評論區|댓글)\s?[:：»]?$`,
		Example: "Kommentare", Miss: "Kommentare der Partei",
	},
	{
		Name: "comments/none", Category: Comments, Most: 14, Why: "says that there are no comments",
		Pattern: `^(?i:be the first (?:one |person |reader )?to (?:post a |leave a |write a |add a |make a )?(?:comment|reply|review|rate)(?: (?:on|about) this (?:story|article|post))?|(?:there are |this (?:article|story|post|entry) (?:has|does not have) )(?:currently |yet )?(?:no|any) comments?(?: (?:yet|associated with it|on this (?:story|article|post)|so far|posted))?|currently,? there are no comments.{0,40})[.!]?$`,
		Example: "This article does not have any comments associated with it", Miss: "There are no comments in the file that would help the defence.",
	},
	{
		Name: "comments/none-abroad", Category: Comments, Most: 12, Why: "says that there are no comments",
		Pattern: `^(?:(?i:noch keine kommentare(?: vorhanden)?|schreiben sie den ersten kommentar|aucun commentaire(?: pour (?:le moment|l['’]instant))?|soyez le premier à (?:commenter|réagir).{0,30}|no hay comentarios(?: (?:aún|todavía))?|s[eé] el primero en comentar.{0,30}|sem comentários|nenhum comentário|seja o primeiro a comentar.{0,30}|nessun commento|ancora nessun commento|er zijn (?:nog )?geen reacties|inga kommentarer(?: än)?|ingen kommentarer(?: endnu| ennå)?|brak komentarzy|nie ma jeszcze komentarzy|žádné komentáře|henüz yorum yapılmamış|belum ada komentar|chưa có bình luận)|Комментариев (?:пока )?нет|Пока нет комментариев|Коментарів (?:поки )?немає|Δεν υπάρχουν σχόλια|لا توجد تعليقات|暂无评论|暫無評論|コメントはまだありません|등록된 댓글이 없습니다)[.!。]?$`,
		Example: "Noch keine Kommentare vorhanden", Miss: "Brak komentarzy ze strony rządu dziwi.",
	},
	{
		Name: "comments/prompt", Category: Comments, Most: 16, Why: "prompt to comment",
		Pattern: `^(?i:(?:post|place|add|write|leave|submit|share|send|enter) (?:your|a|us your) (?:own )?(?:comments?|feedback|opinions?|reactions?)(?: here| now| below)?|post your own|talk ?back here|do you have comments on this (?:story|article)\?|post to the mailbox|tell us what you think|send us your (?:comments|views|feedback))[!.… ]{0,4}$`,
		Example: "Share your comment here", Miss: "Leave a comment unanswered and it rots, she said.",
	},
	{
		Name: "comments/discuss", Category: Comments, Most: 16, Why: "prompt to comment",
		Pattern: `^\P{L}{0,3}(?i:comment|discuss)\P{L}(?i:on )?(?i:this (?:story|article|post|entry|column))(?: on .{3,60})?[!.… ]{0,4}$`,
		Example: "Discuss this story on the Ontario Hockey League message board ...", Miss: "Comment on this story was refused by both firms, their lawyers said.",
	},
	{
		Name: "comments/prompt-abroad", Category: Comments, Most: 8, Why: "prompt to comment",
		Pattern: `^(?:(?i:(?:diesen )?artikel kommentieren|diskutieren sie mit|mitdiskutieren|réagir(?: à (?:cet article|l['’]article))?|commenter(?: (?:cet|l['’])\s?article)?|comentar(?: (?:esta|la|a) (?:noticia|not[ií]cia|mat[eé]ria))?|commenta(?: (?:la notizia|l['’]articolo))?|reageer(?: op dit artikel)?|kommentera(?: artikeln)?|kommenter(?: artikkelen| artiklen)?|skomentuj(?: artykuł)?|přidat komentář|diskutovat|yorum yap|beri komentar|gửi bình luận)|Комментировать(?: на сайте .{3,40})?|Обсудить(?: (?:новость|статью|на форуме))?|Коментувати|Обговорити(?: на форумі)?|Σχολιάστε(?: το άρθρο)?|发表评论|我要评论|我要留言|댓글 작성|コメントする)[!.… ]{0,4}$`,
		Example: "Réagir à cet article", Miss: "Comentar la noticia le costó el cargo.",
	},
	{
		Name: "comments/readers", Category: Comments, Most: 60, Why: "small print of the comments",
		Pattern: `^(?i:(?:note: )?(?:the )?comments (?:above|below|posted (?:above|below|here)|on this (?:site|page)) (?:are|were|have been|do not|represent|express) .{5,240}|in no way do they represent the views? of .{3,80}|click here to report (?:offensive|abusive|inappropriate).{3,160}|(?:we|the editors) (?:will not|do not|reserve the right (?:not )?to) (?:post|publish|edit|remove|delete) (?:reader |user |any )?comments .{3,300}|comments are (?:filtered|moderated|reviewed|monitored) .{3,240}|(?:you must|you need to|please) (?:be )?(?:logged in|log in|login|sign in|registered|register)(?: or (?:sign up|register|log in))? (?:to|before you can) (?:post|leave|add|make|write|view|read) .{0,20}(?:comment|reply|response)s?\.?|readers are solely responsible for the content of .{3,200}|note: (?:fields|items) marked with an asterisk .{3,60})$`,
		Example: "The comments above are from readers. In no way do they represent the views of the Winona Daily News.", Miss: "Comments below the belt hurt both men, who had been friends for twenty years.",
	},
	{
		Name: "comments/field", Category: Comments, Most: 6, Why: "field of a form",
		Pattern: `^(?:\*{1,2} ?(?i:(?:create (?:a |your )?|choose (?:a |your )?|re-?enter (?:your )?|confirm (?:your )?|your )?(?:member id|user ?name|screen name|display name|password|e-?mail(?: address)?|first name|last name|full name|name|year of birth|date of birth|address|city|state|country|zip(?: code)?|postal code|phone|comments?)) ?:?|(?i:(?:home|business|daytime|work) phone|forgot (?:your )?password\??|zip code|your (?:name|e-?mail(?: address)?|comment|website))\s?:?)$`,
		Example: "*Re-enter password:", Miss: "Your name came up, he told her.",
	},
}
