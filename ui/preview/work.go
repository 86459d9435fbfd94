package preview

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/paper"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// tellEvery is how often the progress of a layout is said; one that is quicker
// is not worth a word.
const tellEvery = 300 * time.Millisecond

// progress is how far a layout is, as its goroutine writes and the window reads
// it.
type progress struct{ done, of atomic.Int64 }

func (g *progress) note(done, of int) {
	g.done.Store(int64(done))
	g.of.Store(int64(of))
}

// layOut has the document made that is chosen, and shows it.
func (p *Preview) layOut() {
	p.soon()
	p.stop()
	p.status.endProgress()
	p.dialog.SetError("")
	p.document, p.next = nil, nil
	if !p.form.read() {
		p.view.SetPages(nil)
		return
	}
	var far progress
	request := paper.Request{
		Kind: p.choice.Kind, From: p.choice.From, To: p.choice.To, Paper: p.paper, Leave: p.leave, Progress: far.note,
	}
	words := *p.Format // the window may change its units
	var document *sheet.Document
	stopTelling := sync.OnceFunc(p.Every(tellEvery, func() { p.tellProgress(&far) }))
	p.laying = true
	live := true
	cancel := p.Run(func(ctx context.Context) (err error) {
		document, err = paper.Build(ctx, p.Plan, &words, request)
		return err
	}, func(err error) {
		stopTelling()
		if live {
			live = false
			p.laidOut(document, err)
		}
	})
	p.stop = func() {
		live, p.laying = false, false
		stopTelling()
		cancel()
		p.stop = func() {}
	}
}

func (p *Preview) tellProgress(far *progress) {
	if of := int(far.of.Load()); of > 0 {
		p.status.say(p.say("print.laying-out", "Done", int(far.done.Load()), "Count", of), p.say("print.stop"), p.stopLayout)
		p.status.progress = true
	}
}

// stopLayout is the person's wish not to wait.
func (p *Preview) stopLayout() {
	p.stop()
	p.view.SetPages(nil)
	p.status.say(p.say("print.stopped"), p.say("print.lay-out"), p.layOut)
	p.status.progress = true
}

func (p *Preview) laidOut(document *sheet.Document, err error) {
	p.laying = false
	p.status.endProgress()
	switch {
	case err == nil:
		p.document = document
		p.view.SetPages(document)
		p.goOn()
	case errors.Is(err, context.Canceled):
	case len(model.InvalidFields(err)) > 0:
		p.view.SetPages(nil)
		p.form.wrong(p.form.to, p.Format.Explain(err))
	default:
		p.view.SetPages(nil)
		p.Fail(err)
	}
}

// goOn does what the person wanted to do before it could be done.
func (p *Preview) goOn() {
	if next := p.next; next != nil {
		p.next = nil
		next()
	}
}
