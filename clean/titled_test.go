package clean

import (
	"strings"
	"testing"
)

// TestHeadlineNamedAsByline checks that a headline which begins as a byline or a list of keywords
// does is the headline where it stands first, and that names and keywords are not.
func TestHeadlineNamedAsByline(t *testing.T) {
	story := "\n\n" + strings.Join(bridgeStory, "\n\n") + "\n"
	for _, head := range []string{
		"Von Der Leyen Wins Second Term", "By Land and Sea", "Por Fin Llega El Tren", "Par Terre et Mer", "Por Tierra y Mar", "Di Notte Arriva Il Treno",
		"Topics: War, Peace and Trade at Summit", "Topics Of The Year Go On Trial", "Temas: Guerra y Paz en la Cumbre",
	} {
		for _, before := range []string{"", "Bees survive winter\n\n" + strings.Join(beeStory, "\n\n") + "\n\n\n\n"} {
			p := new(Marker).Mark(before + head + story)
			if n := len(p.Stories); n == 0 || p.Title(&p.Stories[n-1]) != head {
				t.Errorf("no headline: %q", head)
			}
		}
	}
	for _, line := range []string{
		"By Ann Dale", "By Ann Dale and Bo Lund", "By SMITH and JONES", "Von Anna-Lena Müller und Jörg Weiß", "Par La Rédaction",
		"Tags: bridge, Carrow, ministry of transport", "Topics concept EV LA Auto Show 2019 Volkswagen VW",
	} {
		p := new(Marker).Mark(line + story)
		if len(p.Stories) == 0 || p.Title(&p.Stories[0]) == line {
			t.Errorf("a headline: %q", line)
		}
	}
}

// TestSalutation checks that whom a message addresses stays with its text.
func TestSalutation(t *testing.T) {
	for _, dear := range []string{"Dear Jan,", "Lieber Herr Berg,", "Cher Monsieur Berg,"} {
		for _, head := range []string{"From: Ann Dale <ann@example.org>\nSubject: =?utf-8?Q?Br=C3=BCcke?=\n\n", "March 3, 2031\n\n", "Old road bridge at Carrow to close\n\nBy Ann Dale\n\n"} {
			if lost := loses(new(Marker).Mark(head+dear+"\n\n"+strings.Join(bridgeStory, "\n\n")+"\n"), []string{dear}); len(lost) > 0 {
				t.Errorf("%q: lost %q", head, lost)
			}
		}
	}
}

// TestPitchesInProse checks that sentences of a story stay that have the words of a pitch for a
// paper, and that pitches go.
func TestPitchesInProse(t *testing.T) {
	for _, line := range []string{
		"Get access to the roof of the mill and you can watch the whole bay for just 20 minutes before the guard comes up the stairs.",
		"Plus, get a ticket for the little ferry, which crosses the sound from only 3 piers and takes you to the old fort.",
		"We want school meals free for all, and we need the votes of the north to get there before the winter.",
		"Our buses are free for everyone over seventy, and we rely on the tax on parking to pay for them, the mayor said.",
		"Need a permit? Download the form from the page of the town and bring it to the hall by Friday.",
		"Want a second ferry? Sign up for the walk on Saturday and carry a lamp.",
		"船长在发布会上说，这艘船未经许可，擅自偏离既定航线，导致触礁搁浅，船上三百名乘客全部获救。",
		"При использовании газовых баллонов проверка раз в год обязательна, напомнил инспектор после пожара в порту.",
	} {
		if lost := loses(new(Marker).Mark(bridgeStory[0]+"\n\n"+line+"\n\n"+bridgeStory[1]+"\n"), []string{line}); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
	}
	for _, line := range []string{
		"Get access to Harbo Pro for as little as 59 crowns for the first year.", "Subscribe now for just €1 a week.",
		"We keep our reporting free for everyone, and we need your support to do so.", "Want the news first? Sign up for the morning newsletter.",
		"未经授权，不得转载、复制或建立镜像。", "При перепечатке материалов активная ссылка на сайт обязательна.",
	} {
		if lost := loses(new(Marker).Mark(bridgeStory[0]+"\n\n"+line+"\n\n"+bridgeStory[1]+"\n"), []string{line}); len(lost) == 0 {
			t.Errorf("kept %q", line)
		}
	}
}

// TestUnsubscribe checks that what tells the readers of a letter how to get no more goes from its
// end.
func TestUnsubscribe(t *testing.T) {
	for _, end := range []string{
		"You are receiving this email because you signed up on our website.\n\nIf you no longer wish to receive these emails, you can unsubscribe here.",
		"Sie möchten diesen Newsletter nicht mehr erhalten? Dann können Sie sich hier abmelden.", "Unsubscribe | Manage preferences | View in browser",
		"Vous recevez cet e-mail parce que vous êtes abonné à notre lettre.\n\nPour vous désabonner, cliquez ici.", "Si no desea recibir más correos, pulse aquí.",
		"Если вы не хотите больше получать наши письма, вы можете отписаться.", "Wilt u deze nieuwsbrief niet meer ontvangen? Meld u hier af.",
	} {
		p := new(Marker).Mark("The Carrow Letter\n\n" + strings.Join(bridgeStory, "\n\n") + "\n\n" + end + "\n")
		if lost := loses(p, bridgeStory); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
		if lines := strings.Split(end, "\n\n"); len(loses(p, lines)) != len(lines) {
			t.Errorf("kept %q", end)
		}
	}
}
