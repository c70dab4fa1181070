package clean

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLineEnds checks what stands between the lines of a paragraph that was broken: nothing in
// scripts that write no spaces, and a space where one was.
func TestLineEnds(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"one two\nthree", "one two three"},
		{"서울의 오래된\n빵집", "서울의 오래된 빵집"},
		{"北港市的最后\n一班轮渡", "北港市的最后一班轮渡"},
		{"北港市的最后，\n一班轮渡", "北港市的最后，一班轮渡"},
		{"船长说：\n“轮渡停航”\n他记得", "船长说：“轮渡停航”他记得"},
		{"政府は先週の大洪水\r\n　で被害を受けた", "政府は先週の大洪水で被害を受けた"},
		{"停航于3月31日，共\n42年", "停航于3月31日，共42年"},
		{"停航于 3 月 31 日，共\n42 年", "停航于 3 月 31 日，共 42 年"},
		{"公司Blue\nBay的船", "公司Blue Bay的船"},
		{"รัฐบาลประกาศมาตรการ\nช่วยเหลือเกษตรกร", "รัฐบาลประกาศมาตรการช่วยเหลือเกษตรกร"},
		{"รัฐบาลประกาศมาตรการช่วยเหลือเกษตรกร\nในภาคเหนือหลังจาก\nน้ำท่วมครั้งใหญ่สร้างความเสียหาย\nแก่พืชผล", "รัฐบาลประกาศมาตรการช่วยเหลือเกษตรกร ในภาคเหนือหลังจาก น้ำท่วมครั้งใหญ่สร้างความเสียหาย แก่พืชผล"},
		{"ในปี\n2567", "ในปี 2567"},
		{"ລັດຖະບານໄດ້ປະກາດ\nມາດຕະການ", "ລັດຖະບານໄດ້ປະກາດມາດຕະການ"},
		{"អ្នកនាំពាក្យ\nបាននិយាយ", "អ្នកនាំពាក្យបាននិយាយ"},
		{"အစိုးရသည်မြောက်ပိုင်း\nဒေသရှိ", "အစိုးရသည်မြောက်ပိုင်းဒေသရှိ"},
	} {
		if got := strings.Join(strings.Fields(closeLineEnds(c.in)), " "); got != c.want {
			t.Errorf("%q became %q, want %q", c.in, got, c.want)
		}
	}
}

// TestNoSpaceInvented wants the paragraphs of a wrapped text in Chinese, Thai or Khmer as they were
// before they were wrapped, in mail too.
func TestNoSpaceInvented(t *testing.T) {
	thai := []string{"รัฐบาลประกาศมาตรการช่วยเหลือเกษตรกรในพื้นที่ภาคเหนือหลังจากน้ำท่วมครั้งใหญ่สร้างความเสียหายแก่พืชผลจำนวนมากเมื่อสัปดาห์ที่แล้วโดยจะจ่ายเงินชดเชยให้แก่ครอบครัวที่ได้รับผลกระทบทุกครัวเรือน",
		"นายกเทศมนตรีกล่าวว่าสะพานสองแห่งถูกน้ำพัดหายไปและชาวบ้านต้องใช้เรือข้ามแม่น้ำจนกว่าสะพานใหม่จะสร้างเสร็จในเดือนหน้าซึ่งจะใช้งบประมาณหลายล้านบาทจากกองทุนของจังหวัด"}
	khmer := []string{"រដ្ឋាភិបាលបានប្រកាសពីវិធានការជួយកសិករនៅតំបន់ភាគខាងជើងបន្ទាប់ពីទឹកជំនន់ដ៏ធំបានបំផ្លាញដំណាំជាច្រើនកាលពីសប្តាហ៍មុនដោយនឹងផ្តល់សំណងដល់គ្រួសារដែលរងផលប៉ះពាល់ទាំងអស់។",
		"អភិបាលខេត្តបាននិយាយថាស្ពានពីរត្រូវបានទឹកបោកបាត់ហើយអ្នកភូមិត្រូវប្រើទូកឆ្លងទន្លេរហូតដល់ស្ពានថ្មីសាងសង់រួចនៅខែក្រោយដែលនឹងចំណាយថវិការាប់លាន។"}
	for name, story := range map[string][]string{"th": thai, "km": khmer, "zh": ferry} {
		for _, mail := range []string{"", "> "} {
			t.Run(name+mail, func(t *testing.T) {
				var text strings.Builder
				for _, s := range append(story, story...) {
					text.WriteString(wrap(s, 50, utf8.RuneCountInString, mail, mail) + strings.TrimSpace(mail) + "\n")
				}
				p := new(Marker).Mark(text.String())
				var got []string
				for i := range p.Lines {
					if l := &p.Lines[i]; l.Role == Body {
						got = append(got, p.paragraph(l).Text)
					}
				}
				if want := append(story, story...); strings.Join(got, "\n") != strings.Join(want, "\n") {
					t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			})
		}
	}
}
