package clean

import (
	"regexp"
	"strings"
	"sync"
)

var (
	envelopeLine = &Rule{Name: "wire/envelope", Category: Wire, Why: "line between the messages of a mailbox"}
	boxEscape    = &Rule{Name: "wire/escape", Category: Wire, Why: "sign that a mailbox puts before a line"}
	quotedHeader = &Rule{Name: "wire/forwarded", Category: Wire, Why: "header of a message that is forwarded or answered"}
	signature    = &Rule{Name: "wire/signature", Category: Wire, Why: "signature below a message"}
)

// envelopes is the line that separates the messages of a mailbox: who sent it, and when, as asctime
// writes it.
var envelopes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^From \S.{0,120} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{3,12} \d{1,2}:\d\d(?::\d\d)?(?: .{0,12})? \d{4}(?: [+-]\d{4})?(?: remote from \S+)?$`)
})

// envelope reads the line between two messages and the header below it.
func (r *prefaces) envelope(i int) int {
	if i+1 == len(r.Lines) || r.above(i+1) > 0 || !envelopes().MatchString(r.line(i)) {
		return i
	}
	end := r.block(i + 1)
	if n := r.count(); len(r.fields) == 0 || n[forAuthor]+n[forTitle]+n[forDate]+n[ofMail] == 0 {
		return i
	}
	r.box = true
	r.mark(i, envelopeLine)
	r.takeFields()
	r.begin(i, end, true)
	return end
}

// forwards are the lines that mail programs put above the message that is forwarded or answered.
var forwards = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:-{2,}|_{2,}) ?(?i:original message|forwarded (?:message|by .{2,60})|begin forwarded message|ursprüngliche nachricht|original-nachricht|weitergeleitete nachricht|message d.origine|message transféré|message original|mensaje original|mensaje reenviado|` +
		`mensagem original|mensagem encaminhada|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|wiadomość oryginalna|przekazana wiadomość|ursprungligt meddelande|vidarebefordrat meddelande|oprindelig meddelelse|videresendt (?:melding|meddelelse)|` +
		`opprinnelig melding|alkuperäinen viesti|исходное сообщение|пересылаемое сообщение|пересланное сообщение|початкове повідомлення|původní zpráva|eredeti üzenet|orijinal mesaj|özgün ileti|iletilmiş mesaj|pesan asli|αρχικό μήνυμα|الرسالة الأصلية|הודעה מקורית|元のメッセージ|転送メッセージ|原始邮件|原始郵件|转发邮件|원본 메시지|전달된 메시지) ?(?:-{2,}|_{2,})?$`)
})

// forwarded reads the line above a forwarded message, and its header.
func (r *prefaces) forwarded(i int) int {
	if !forwards().MatchString(r.line(i)) {
		return i
	}
	if i+1 == len(r.Lines) {
		return i
	}
	end := r.block(i + 1)
	n := r.count()
	if n[forAuthor]+n[forTitle]+n[forDate] < 2 {
		return i
	}
	r.mark(i, quotedHeader)
	if len(r.docs) == 0 && i == 0 {
		r.takeFields()
		r.begin(i, end, true)
		return end
	}
	r.quote(i+1, end)
	return end
}

// quote cuts the header of a message within another.
func (r *prefaces) quote(from, end int) {
	for j := from; j < end; j++ {
		r.mark(j, quotedHeader)
	}
}

// message reads what stands below the header of a message, up to the next one.
func (r *prefaces) message(d docs, to int) {
	if r.box {
		for i := d.body; i < to; i++ {
			l := &r.Lines[i]
			if bare := strings.TrimLeft(l.text(), ">"); len(bare) < len(l.text()) && strings.HasPrefix(bare, "From ") && l.Rule == nil {
				l.addSpans(CutSpan{l.Start(), l.Start() + 1, boxEscape})
			}
		}
	}
	from, encoding := d.body, r.encoding(d.from, d.body)
	for _, part := range r.parts {
		if part.from < d.from || part.from >= to {
			continue
		}
		r.decode(from, part.from, encoding)
		from, encoding = part.body, part.encoding
	}
	r.decode(from, to, encoding)
	r.alternatives(d, to)
	r.signed(d.body, to)
}

// The most lines of a signature: those of one below "-- " have four by custom; below "--" it must
// look like one, too.
const (
	mostSigned = 12
	someSigned = 6
)

// signed cuts the signature at the end of a message.
func (r *prefaces) signed(from, to int) {
	for to > from && r.Lines[to-1].Rule != nil {
		to--
	}
	for i := to - 1; i >= max(from, to-mostSigned-1); i-- {
		l := &r.Lines[i]
		switch {
		case l.text() == "--" && l.End() < len(r.Text) && r.Text[l.End()] == ' ',
			l.text() == "--" && to-i <= someSigned+1 && !r.proseIn(i+1, to),
			underlined(l.text()) && i+1 < to && mailingList(r.line(i+1)):
			for j := i; j < to; j++ {
				r.mark(j, signature)
			}
			return
		}
	}
}

// underlined reports whether s is the line that mailing lists draw above their footer.
func underlined(s string) bool { return len(s) >= 40 && strings.Trim(s, "_") == "" }

// mailingList reports whether s is the first line of the footer of a mailing list.
func mailingList(s string) bool { return strings.Contains(strings.ToLower(s), "mailing list") }
