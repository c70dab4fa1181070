package e2e

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A tab is a page in the browser and what it complained about.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu      sync.Mutex
	trouble []string // requests, errors, breaches of the policy
}

// browserPath finds Chromium or Chrome, or skips the test.
func browserPath(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("there is no Chromium: apt-get install chromium")
	return ""
}

// start opens an empty tab of its own browser, which keeps nothing.
func start(t *testing.T, width, height int) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browserPath(t)), chromedp.NoSandbox, chromedp.WindowSize(width, height))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	b := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	call(b, log.Enable, cdp.Empty{})
	call(b, network.Enable, network.EnableParams{})
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: int64(width), Height: int64(height), DeviceScaleFactor: 1})
	t.Cleanup(b.quiet)
	return b
}

// call sends a command of the browser's protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	out, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatalf("%s: %v", command.Method, err)
	}
	return out
}

// run does an action and returns its value. A minute is enough for any.
func run[T any](b *tab, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, time.Minute)
	defer stop()
	out, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

// hear collects what a page must not do.
func (b *tab) hear(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, "file://") && !strings.HasPrefix(u, "data:image/png;") && !strings.HasPrefix(u, "blob:") && u != "about:blank" {
			b.add("request: %s", u)
		} else if e.Type != network.ResourceTypeDocument && strings.HasPrefix(u, "file://") {
			b.add("request of a %s: %s", e.Type, u)
		}
	case *log.EventEntryAdded:
		b.add("%s: %s", e.Entry.Source, e.Entry.Text)
	case *runtime.EventConsoleAPICalled:
		b.add("console.%s", e.Type)
	case *runtime.EventExceptionThrown:
		b.add("exception: %v", e.ExceptionDetails)
	case *page.EventJavascriptDialogOpening:
		if e.Type == page.DialogTypeAlert {
			b.add("alert: %s", e.Message)
		}
		go chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
	}
}

func (b *tab) add(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trouble = append(b.trouble, fmt.Sprintf(format, args...))
}

// quiet fails the test if the page complained.
func (b *tab) quiet() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.trouble {
		b.t.Error(s)
	}
}

// open goes to a file, with a fragment.
func (b *tab) open(file, fragment string) {
	b.t.Helper()
	run(b, chromedp.Navigate("about:blank"))
	run(b, chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()+fragment))
}

// eval returns the value of an expression.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return out
}

// want fails unless the expression comes to be true in a second. While a tab goes from one page to
// another there may be nothing to ask; that is not true yet.
func (b *tab) want(expression string) {
	b.t.Helper()
	for end := time.Now().Add(time.Second); ; time.Sleep(20 * time.Millisecond) {
		so, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression, chromedp.EvalAwaitPromise))
		if err == nil && so {
			return
		}
		if time.Now().After(end) {
			b.t.Errorf("not so: %s (%v)", expression, err)
			return
		}
	}
}

// press presses the visible button of that name.
func (b *tab) press(name string) {
	b.t.Helper()
	const find = `(() => { const b = [...document.querySelectorAll("button, a")].find((b) => b.textContent === %q && b.checkVisibility()); b?.click(); return !!b; })()`
	if !eval[bool](b, fmt.Sprintf(find, name)) {
		b.t.Fatalf("no button %q", name)
	}
}

// shows counts the visible elements of a selector.
func (b *tab) shows(selector string) int {
	b.t.Helper()
	return eval[int](b, fmt.Sprintf(`[...document.querySelectorAll(%q)].filter((e) => e.checkVisibility()).length`, selector))
}

// saved presses a link that saves a file, and reads the file.
func (b *tab) saved(selector string) string {
	b.t.Helper()
	dir := b.t.TempDir()
	call(b, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir})
	eval[chromedp.Void](b, fmt.Sprintf(`document.querySelector(%q).click()`, selector))
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		names, _ := filepath.Glob(dir + "/*")
		if len(names) == 1 && filepath.Ext(names[0]) != ".crdownload" {
			text, err := os.ReadFile(names[0])
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				b.t.Fatal(err)
			}
			return string(text)
		}
	}
	b.t.Fatalf("%s saved nothing", selector)
	return ""
}

// before runs a script in every page before its own.
func (b *tab) before(script string) {
	b.t.Helper()
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}
