package paper

import "github.com/kneewise/kneewise/ui/paper/sheet"

// look is how large the cards are set.
type look struct {
	kind, title, load, kept sheet.Font
	pad                     float64 // between frame and text
	mark                    float64 // side of the mark
	head                    float64 // from the card's top to the first baseline
	titleGap, loadGap       float64 // from baseline to baseline, beyond their own pitch
	foot                    float64 // from the last baseline to the frame
	between                 float64 // from card to card
	wideTitle               bool    // the tick box stands below the title, not beside it
}

// The two looks: as in the picture, and for full days. Text never gets smaller
// than 8 points.
var (
	roomy = look{
		kind: sheet.Font{Cut: sheet.Bold, Size: 9}, title: sheet.Font{Cut: sheet.Bold, Size: 10.5}, load: sheet.Font{Size: 9.75}, kept: sheet.Font{Cut: sheet.Italic, Size: 8.25},
		pad: sheet.Px(11), mark: sheet.Px(18), head: sheet.Px(24), titleGap: sheet.Px(7), loadGap: sheet.Px(3), foot: sheet.Px(15), between: sheet.Px(9),
		wideTitle: true,
	}
	compact = look{
		kind: sheet.Font{Cut: sheet.Bold, Size: 8}, title: sheet.Font{Cut: sheet.Bold, Size: 8.5}, load: sheet.Font{Size: 8}, kept: sheet.Font{Cut: sheet.Italic, Size: 8},
		pad: sheet.Px(7), mark: sheet.Px(13), head: sheet.Px(16), titleGap: sheet.Px(1), loadGap: 0, foot: sheet.Px(7), between: sheet.Px(5),
	}
)

// How much of a long text is printed; what is missing shows as an ellipsis.
const (
	titleMost = 4
	keptMost  = 6
)

const tickBox = 7 // the side, as in LOOK.md "Paper"

// card is a session set to a width: everything in it relative to its top left
// corner.
type card struct {
	session *session
	height  float64
	runs    []sheet.Run
	mark    sheet.Box
	tick    sheet.Box
}

// newCard sets a session. It asks for at least the tick box and grows with the
// lines of title, load and reasons.
func newCard(s *session, l look, width float64) card {
	c := card{session: s}
	inner := width - 2*l.pad
	y := l.head
	c.headLine(l, inner)

	beside := inner - tickBox - sheet.Px(8) // what the tick box leaves
	titleWidth := inner
	if !l.wideTitle {
		titleWidth = beside
	}
	title, titleFont := titleLines(s.title, l.title, titleWidth)
	y += l.titleGap
	for _, line := range title {
		y += titleFont.Pitch()
		c.put(line, titleFont, l.pad, y)
	}
	c.tick = sheet.Area(width-l.pad-tickBox, l.head+sheet.Px(6), tickBox, tickBox)
	if l.wideTitle {
		c.tick.Y = y + sheet.Px(12)
	}
	y += l.loadGap
	for _, line := range s.load {
		y += l.load.Pitch()
		c.put(l.load.Shorten(line, beside), l.load, l.pad, y)
	}
	if len(s.kept) > 0 {
		y = max(y, c.tick.Bottom()) + sheet.Px(2)
	}
	for _, line := range keptLines(s.kept, l.kept, inner) {
		y += l.kept.Pitch()
		c.put(line, l.kept, l.pad, y)
	}
	c.height = max(y+l.foot, c.tick.Bottom()+l.foot)
	return c
}

func (c *card) put(text sheet.Clean, font sheet.Font, x, y float64) {
	c.runs = append(c.runs, sheet.Run{Text: text, Font: font, X: x, Y: y})
}

// headLine is the mark, the kind and, at the right, the time.
func (c *card) headLine(l look, inner float64) {
	when := sheet.Font{Size: l.kind.Size}
	time := when.Shorten(c.session.when, inner/2)
	timeWidth := when.Width(time)
	c.mark = sheet.Area(l.pad, l.head-0.36*l.kind.Ascent()-l.mark/2, l.mark, l.mark)
	wordLeft := l.pad + l.mark + sheet.Px(6)
	c.put(l.kind.Shorten(c.session.word, l.pad+inner-wordLeft-timeWidth-sheet.Px(4)), l.kind, wordLeft, l.head)
	c.put(time, when, l.pad+inner-timeWidth, l.head)
}

// titleLines breaks a title into two lines of its size, or, if that is too
// little, into more lines of the smallest size.
func titleLines(title string, f sheet.Font, width float64) ([]sheet.Clean, sheet.Font) {
	if f.Fits(title, width, 2) {
		return f.Wrap(title, width, 2), f
	}
	f.Size = smallest
	return f.Wrap(title, width, titleMost), f
}

func keptLines(kept []string, f sheet.Font, width float64) []sheet.Clean {
	var lines []sheet.Clean
	for _, reason := range kept {
		if left := keptMost - len(lines); left > 0 {
			lines = append(lines, f.Wrap(reason, width, left)...)
		}
	}
	return lines
}

// draw draws the card into that place.
func (c *card) draw(page *sheet.Page, at sheet.Box) {
	page.Frame(at, sheet.Px(10), 1.4)
	for _, r := range c.runs {
		page.Text(r.Text, r.Font, sheet.Black, at.X+r.X, at.Y+r.Y, at.Inset(sheet.Px(2)))
	}
	page.Icon(c.session.icon, c.mark.Moved(at.X, at.Y))
	tick := c.tick.Moved(at.X, at.Y)
	page.Frame(tick, sheet.Px(4), 1.4)
	if c.session.done {
		page.Tick(tick)
	}
}
