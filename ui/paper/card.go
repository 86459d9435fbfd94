package paper

// look is how large the cards are set.
type look struct {
	kind, title, load, kept font
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
		kind: font{"B", 9}, title: font{"B", 10.5}, load: font{"", 9.75}, kept: font{"I", 8.25},
		pad: px(11), mark: px(18), head: px(24), titleGap: px(7), loadGap: px(3), foot: px(15), between: px(9),
		wideTitle: true,
	}
	compact = look{
		kind: font{"B", 8}, title: font{"B", 8.5}, load: font{"", 8}, kept: font{"I", 8},
		pad: px(7), mark: px(13), head: px(16), titleGap: px(1), loadGap: 0, foot: px(7), between: px(5),
	}
)

// How much of a long text is printed; what is missing shows as an ellipsis.
const (
	titleLines = 4
	keptLines  = 6
)

const tickBox = 7 // the side, as in LOOK.md "Paper"

// smallest is the least size of text on a card.
const smallest = 8

// card is a session set to a width: everything in it relative to its top left
// corner.
type card struct {
	session *Session
	height  float64
	runs    []run
	mark    box
	tick    box
}

// newCard sets a session. It asks for at least the tick box and grows with the
// lines of title, load and reasons.
func (s *sheet) newCard(session *Session, l look, width float64) card {
	c := card{session: session}
	inner := width - 2*l.pad
	y := l.head
	c.headLine(s, l, inner)

	beside := inner - tickBox - px(8) // what the tick box leaves
	titleWidth := inner
	if !l.wideTitle {
		titleWidth = beside
	}
	title, titleFont := s.titleLines(printable(session.Title), l.title, titleWidth)
	y += l.titleGap
	for _, line := range title {
		y += titleFont.pitch()
		c.runs = append(c.runs, run{line, titleFont, black, l.pad, y})
	}
	c.tick = box{width - l.pad - tickBox, l.head + px(6), tickBox, tickBox}
	if l.wideTitle {
		c.tick.y = y + px(12)
	}
	y += l.loadGap
	for _, line := range session.Load {
		y += l.load.pitch()
		c.runs = append(c.runs, run{s.cut(printable(line), l.load, beside), l.load, black, l.pad, y})
	}
	if len(session.Kept) > 0 {
		y = max(y, c.tick.bottom()) + px(2)
	}
	for _, line := range s.keptLines(session.Kept, l.kept, inner) {
		y += l.kept.pitch()
		c.runs = append(c.runs, run{line, l.kept, black, l.pad, y})
	}
	c.height = max(y+l.foot, c.tick.bottom()+l.foot)
	return c
}

// headLine is the mark, the kind and, at the right, the time.
func (c *card) headLine(s *sheet, l look, inner float64) {
	when := font{"", l.kind.size}
	time := s.cut(printable(c.session.When), when, inner/2)
	timeWidth := s.width(time, when)
	c.mark = box{l.pad, l.head - 0.36*l.kind.size*point - l.mark/2, l.mark, l.mark}
	wordLeft := l.pad + l.mark + px(6)
	word := s.cut(printable(c.session.Word), l.kind, l.pad+inner-wordLeft-timeWidth-px(4))
	c.runs = append(c.runs,
		run{word, l.kind, black, wordLeft, l.head},
		run{time, when, black, l.pad + inner - timeWidth, l.head})
}

// titleLines breaks a title into two lines of its size, or, if that is too
// little, into more lines of the smallest size.
func (s *sheet) titleLines(title string, f font, width float64) ([]string, font) {
	if s.fits(title, f, width, 2) {
		return s.wrap(title, f, width, 2), f
	}
	f.size = smallest
	return s.wrap(title, f, width, titleLines), f
}

func (s *sheet) keptLines(kept []string, f font, width float64) []string {
	var lines []string
	for _, reason := range kept {
		if left := keptLines - len(lines); left > 0 {
			lines = append(lines, s.wrap(printable(reason), f, width, left)...)
		}
	}
	return lines
}

// draw draws the card with its top left corner there.
func (s *sheet) draw(c *card, at box) {
	s.frame(at, px(10), 1.4)
	for _, r := range c.runs {
		r.x, r.y = at.x+r.x, at.y+r.y
		s.text(r, at.inset(px(2)))
	}
	s.mark(markFile(c.session.Kind, c.session.Mark), box{at.x + c.mark.x, at.y + c.mark.y, c.mark.w, c.mark.h})
	tick := box{at.x + c.tick.x, at.y + c.tick.y, c.tick.w, c.tick.h}
	s.frame(tick, px(4), 1.4)
	if c.session.Done {
		s.tick(tick)
	}
}
