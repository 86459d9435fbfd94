package week

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Card is one session as the board shows it: words, colours and marks.
type Card struct {
	ID    string
	Mark  theme.IconName
	Ink   fyne.ThemeColorName // of the kind
	Soft  fyne.ThemeColorName // its fill while planned
	Kind  string
	Time  string
	Title string // whole; the card cuts it with an ellipsis
	Load  string

	Verdict     string
	VerdictIcon theme.IconName // none if empty
	VerdictInk  fyne.ThemeColorName
	Kept        bool // the verdict line quotes the person's own reason

	Over      bool // done, skipped or missed: on the ground's colour instead of the kind's
	Pain      string
	PainScore string // the same where there is little room
	PainIcon  theme.IconName
	PainInk   fyne.ThemeColorName
	Pinned    bool
	Repeats   bool
	Fixed     bool // cannot be dragged
}

// ring is what is drawn round a card.
type ring struct {
	width float32
	ink   fyne.ThemeColorName
}

var (
	noRing     ring
	chosenRing = ring{theme.Ring, theme.ColorAccent}
	cursorRing = ring{theme.Ring + 1, theme.ColorAccent}
	faintRing  = ring{theme.Hairline, theme.ColorAccent}
)

// Sizes inside a card.
const (
	markSize    float32 = 18
	verdictSize float32 = 13
	pinSize     float32 = 12
)

// cardView draws one card. It is reused from refresh to refresh.
type cardView struct {
	card  Card
	ghost float32 // 1 as it is; below, mixed into the ground by that share
	width float32

	fill, ring                                *canvas.Rectangle
	mark, verdictIcon, painIcon, pin, repeat  *canvas.Image
	kind, time, title, load, verdict, painTxt *canvas.Text
}

func newCardView() *cardView {
	v := &cardView{
		fill: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		mark: canvas.NewImageFromResource(nil), verdictIcon: canvas.NewImageFromResource(nil),
		painIcon: canvas.NewImageFromResource(nil), pin: canvas.NewImageFromResource(nil), repeat: canvas.NewImageFromResource(nil),
		kind: kit.NewText(theme.TextCaption, true), time: kit.NewText(theme.TextCaption, false),
		title: kit.NewText(theme.TextCardTitle, true), load: kit.NewText(theme.TextSmall, false),
		verdict: kit.NewText(theme.TextCaption, false), painTxt: kit.NewText(theme.TextCaption, false),
		ghost: 1,
	}
	v.fill.CornerRadius = theme.RadiusCard
	v.ring.CornerRadius = theme.RadiusCard + theme.FocusRoom
	v.ring.Hide()
	return v
}

func (v *cardView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		v.fill, v.mark, v.kind, v.time, v.title, v.load, v.verdictIcon, v.verdict, v.painIcon, v.painTxt, v.pin, v.repeat, v.ring,
	}
}

// show draws the card at a place, width wide; share below 1 fades it into the
// ground.
func (v *cardView) show(c Card, at fyne.Position, width, share float32, round ring) {
	v.card, v.ghost, v.width = c, share, width
	v.paint(round)
	v.place(at)
}

// paint sets texts, icons and colours.
func (v *cardView) paint(round ring) {
	c := v.card
	soft := theme.Colour(c.Soft)
	v.fill.StrokeWidth = 0
	if c.Over {
		soft = theme.Colour(theme.ColorSurface)
		v.fill.StrokeWidth, v.fill.StrokeColor = theme.Hairline, theme.Colour(theme.ColorHairline)
	}
	ground := theme.Colour(theme.ColorSurface)
	v.fill.FillColor = theme.Mix(soft, ground, percent(v.ghost))
	if v.ghost < 1 {
		v.fill.FillColor = ground
		v.fill.StrokeWidth, v.fill.StrokeColor = theme.Hairline, theme.Colour(theme.ColorOutline)
	}
	v.ring.Hidden = round == noRing
	if !v.ring.Hidden {
		v.ring.StrokeColor, v.ring.StrokeWidth = theme.Colour(round.ink), round.width
	}

	v.write(v.kind, c.Kind, c.Ink)
	v.write(v.time, c.Time, theme.ColorTextMuted)
	v.write(v.title, c.Title, theme.ColorText)
	v.write(v.load, c.Load, theme.ColorTextMuted)
	v.write(v.verdict, c.Verdict, c.VerdictInk)
	v.verdict.TextStyle.Italic = c.Kept
	v.write(v.painTxt, c.Pain, theme.ColorTextMuted)
	v.draw(v.mark, c.Mark, c.Ink, markSize)
	v.draw(v.verdictIcon, c.VerdictIcon, c.VerdictInk, verdictSize)
	v.draw(v.painIcon, c.PainIcon, c.PainInk, verdictSize)
	pin := theme.IconName("")
	if c.Pinned {
		pin = theme.IconPin
	}
	v.draw(v.pin, pin, theme.ColorTextMuted, pinSize)
	repeat := theme.IconName("")
	if c.Repeats {
		repeat = theme.IconRepeat
	}
	v.draw(v.repeat, repeat, theme.ColorTextMuted, pinSize)
}

func (v *cardView) write(t *canvas.Text, words string, ink fyne.ThemeColorName) {
	t.Text = words
	t.Color = theme.Colour(ink)
	if v.ghost < 1 {
		t.Color = theme.Mix(t.Color, theme.Colour(theme.ColorSurface), percent(v.ghost))
	}
}

func (v *cardView) draw(img *canvas.Image, icon theme.IconName, ink fyne.ThemeColorName, size float32) {
	img.Hidden = icon == ""
	if img.Hidden {
		return
	}
	img.Translucency = float64(1 - v.ghost)
	kit.ShowIcon(img, icon, ink, size)
	img.Resize(fyne.NewSquareSize(size))
}

func percent(share float32) int { return int(share*100 + 0.5) }

// place lays the card out with its top left corner at a position.
func (v *cardView) place(at fyne.Position) {
	v.fill.Move(at)
	v.fill.Resize(fyne.NewSize(v.width, cardHeight()))
	v.ring.Move(at.SubtractXY(theme.FocusRoom, theme.FocusRoom))
	v.ring.Resize(fyne.NewSize(v.width+2*theme.FocusRoom, cardHeight()+2*theme.FocusRoom))

	left, right := at.X+cardPadX(), at.X+v.width-cardPadX()
	line := at.Y + cardPadY()
	v.mark.Move(fyne.NewPos(left-1, line-1))
	timeLeft := right - kit.Width(v.time)
	kit.PlaceText(v.time, timeLeft, line, 16)
	pinRoom := float32(0)
	if !v.pin.Hidden {
		pinRoom = pinSize + 2
		v.pin.Move(fyne.NewPos(timeLeft-pinRoom, line+2))
	}
	kit.Shorten(v.kind, timeLeft-pinRoom-4-(left+markSize+6))
	kit.PlaceText(v.kind, left+markSize+6, line, 16)

	kit.Shorten(v.title, right-left)
	kit.PlaceText(v.title, left, line+theme.Length(20, 17), 18)
	kit.Shorten(v.load, right-left)
	kit.PlaceText(v.load, left, line+theme.Length(37, 34), 16)

	line += theme.Length(60, 51)
	textLeft := left
	if !v.verdictIcon.Hidden {
		v.verdictIcon.Move(fyne.NewPos(left, line+1.5))
		textLeft += verdictSize + 5
	}
	end := right
	if !v.painIcon.Hidden {
		if kit.Width(v.verdict)+verdictSize+8 > right-kit.Width(v.painTxt)-textLeft {
			v.painTxt.Text = v.card.PainScore // the mark says what it is of
		}
		painLeft := right - kit.Width(v.painTxt)
		kit.PlaceText(v.painTxt, painLeft, line, 16)
		v.painIcon.Move(fyne.NewPos(painLeft-verdictSize-2, line+1.5))
		end = painLeft - verdictSize - 4
	}
	if !v.repeat.Hidden {
		v.repeat.Move(fyne.NewPos(end-pinSize, line+2))
		end -= pinSize + 4
	}
	kit.Shorten(v.verdict, end-textLeft)
	kit.PlaceText(v.verdict, textLeft, line, 16)
}

// cutWords are the title and the verdict of a card, if one of them does not fit
// into its width, else nothing.
func (c *Card) cutWords(width float32) string {
	room := width - 2*cardPadX()
	cut := func(text string, size float32, style fyne.TextStyle, room float32) bool {
		return fyne.MeasureText(text, size, style).Width > room
	}
	verdictRoom := room - verdictSize - 5
	if !cut(c.Title, theme.TextCardTitle, fyne.TextStyle{Bold: true}, room) &&
		!cut(c.Verdict, theme.TextCaption, fyne.TextStyle{Italic: c.Kept}, verdictRoom) {
		return ""
	}
	return c.Title + ". " + c.Verdict
}
