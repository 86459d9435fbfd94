package paper

import "github.com/kneewise/kneewise/ui/paper/sheet"

// flow sets blocks one below the other on portrait pages, each with the heading,
// and begins a page where a block does not fit whole.
type flow struct {
	*sheet.Page
	document *sheet.Document
	heading  heading
	size     sheet.Box
	y        float64 // where the next block begins
}

// flowTop is where the first block of a page begins.
var flowTop = sheet.Px(108)

// begin starts the document with its first page.
func (b *builder) begun(h heading) *flow {
	w, height := portrait(b.request.Paper)
	b.document = sheet.New(h.title, w, height, b.today)
	f := &flow{document: b.document, heading: h, size: sheet.Area(0, 0, w, height)}
	f.turn()
	return f
}

// turn begins a page.
func (f *flow) turn() {
	f.Page = f.document.Add()
	f.heading.draw(f.Page, f.size)
	f.y = flowTop
}

func (f *flow) width() float64  { return f.size.W - 2*margin }
func (f *flow) right() float64  { return f.size.W - margin }
func (f *flow) bottom() float64 { return f.size.H - footHeight - sheet.Px(10) }

// room begins a page if less than that is left of this one, and something
// stands on it.
func (f *flow) room(height float64) {
	if f.y+height > f.bottom() && f.y > flowTop {
		f.turn()
	}
}

// take is the box of the next block, which has room: see [flow.room].
func (f *flow) take(height float64) sheet.Box {
	at := sheet.Area(margin, f.y, f.width(), height)
	f.y += height
	return at
}
