package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestHostile opens what would do harm if a word of the input became a tag: nothing runs, nothing turns, nothing is asked for.
func TestHostile(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	b.open(report(t, hostile(t)), "")
	b.press("Open all")
	b.want(`document.images.length === 0 && document.querySelectorAll("main script, main style, a[href^='javascript']").length === 0`)
	b.want(`[...document.querySelectorAll("*")].every((e) => [...e.attributes].every((a) => !a.name.startsWith("on")))`)
	b.want(`!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.textContent)`)
	b.want(`document.querySelectorAll("#clusters tbody .row").length >= 1 && document.documentElement.scrollWidth <= innerWidth`)
	b.want(`document.body.textContent.includes("<svg/onload=alert(2)>")`)
	eval[chromedp.Void](b, `for (const button of document.querySelectorAll(".judge button, .by button")) button.click()`)
	b.press("Export")
	b.want(`document.querySelector(".export textarea").value.startsWith("# onecopy baseline v1\n")`)
	b.want(`document.querySelector(".export textarea").value.trim().split("\n").slice(1).every((l) => /^[0-9a-f]{16}  1  \S/.test(l))`)
	eval[chromedp.Void](b, `for (const button of document.querySelectorAll("#rules button")) { button.click(); button.click(); }`)
}
