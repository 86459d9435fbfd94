package timer

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of a face.
const (
	digitsLeast float32 = 72
	digitsMost  float32 = 248
	lineHeight  float32 = 30
	lineIcon    float32 = 20
)

// longestTime is the widest time that is ever shown: an hour's wait has as many
// digits as a round of 12:00.
const longestTime = "60:00"

// faceState is what a face says: the time, and below it a line that begins in
// bold.
type faceState struct {
	time, lead, rest string
	icon             theme.IconName
	ink              fyne.ThemeColorName
}

// face is one clock: large digits and a line below them.
type face struct {
	*kit.Sketch
	state  faceState
	digits *kit.Digits
	icon   *canvas.Image
	lead   *canvas.Text
	rest   *canvas.Text
}

// newFace returns an empty face that stands on a colour, see [kit.Digits].
func newFace(ground func() color.Color) *face {
	f := &face{
		digits: kit.NewDigits(longestTime, digitsLeast, digitsMost), icon: canvas.NewImageFromResource(nil),
		lead: kit.NewText(theme.TextHeading, true), rest: kit.NewText(theme.TextHeading, false),
	}
	f.digits.Centre = true
	f.digits.Ground = ground
	f.Sketch = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{f.digits, f.icon, f.lead, f.rest},
		Least:   func() fyne.Size { return f.digits.MinSize().AddWidthHeight(0, lineHeight) },
		Place:   f.place, Paint: f.paint,
	})
	return f
}

// show changes the face. The digits alone are drawn again each second.
func (f *face) show(s faceState) {
	line := s
	line.time = f.state.time
	same := line == f.state
	f.state = s
	f.digits.SetText(s.time)
	if !same {
		f.Refresh()
	}
}

func (f *face) place(size fyne.Size) {
	f.digits.Resize(fyne.NewSize(size.Width, size.Height-lineHeight))
	room := size.Width
	f.lead.Text, f.rest.Text = f.state.lead, f.state.rest
	kit.Shorten(f.lead, room-lineIcon-10)
	kit.Shorten(f.rest, max(room-lineIcon-10-kit.Width(f.lead), 0))
	gap := float32(0)
	if f.rest.Text != "" && f.lead.Text != "" {
		gap = 6
	}
	x := (size.Width - lineIcon - 10 - kit.Width(f.lead) - gap - kit.Width(f.rest)) / 2
	top := size.Height - lineHeight
	f.icon.Move(fyne.NewPos(float32(int(x)), top+(lineHeight-lineIcon)/2))
	x += lineIcon + 10
	kit.PlaceText(f.lead, x, top, lineHeight)
	kit.PlaceText(f.rest, x+kit.Width(f.lead)+gap, top, lineHeight)
}

func (f *face) paint() {
	f.lead.Color = theme.Colour(theme.ColorText)
	f.rest.Color = theme.Colour(theme.ColorTextMuted)
	if f.state.icon != "" {
		kit.ShowIcon(f.icon, f.state.icon, f.state.ink, lineIcon)
	}
}

// Sizes of the ring.
const (
	ringSide float32 = 44
	ringGap  float32 = 16 // from the ring to the words
	wordGap  float32 = 6
)

// ring shows how much of a phase is over as an arc, with words beside it.
type ring struct {
	*kit.Sketch
	lead, rest string
	short      string // for lead, where there is little room

	dial                *kit.Dial
	leadLabel, restText *canvas.Text
}

// newRing returns an empty ring that stands on a colour, see [kit.Digits].
func newRing(ground func() color.Color) *ring {
	r := &ring{
		dial:      kit.NewDial(ringSide),
		leadLabel: kit.NewText(theme.TextHeading, true), restText: kit.NewText(theme.TextHeading, false),
	}
	r.dial.Ground = ground
	r.Sketch = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{r.dial, r.leadLabel, r.restText},
		Least:   func() fyne.Size { return fyne.NewSquareSize(ringSide) },
		Place:   r.place, Paint: r.paint,
		Name: func() string { return r.lead + " " + r.rest },
	})
	return r
}

// ringSteps is in how many steps the arc goes round: each is about a pixel, and
// what would not be seen is not painted.
const ringSteps = 120

// show changes the arc and the words.
func (r *ring) show(share float32, ink fyne.ThemeColorName, lead, short, rest string) {
	same := r.lead == lead && r.rest == rest
	r.lead, r.short, r.rest = lead, short, rest
	r.dial.Set(float32(int(share*ringSteps))/ringSteps, ink)
	if !same {
		r.Refresh()
	}
}

func (r *ring) place(size fyne.Size) {
	r.leadLabel.Text, r.restText.Text = r.lead, r.rest
	if ringSide+ringGap+kit.Width(r.leadLabel)+wordGap+kit.Width(r.restText) > size.Width {
		r.leadLabel.Text = r.short
	}
	right := size.Width - kit.Width(r.restText)
	kit.PlaceText(r.restText, right, 0, ringSide)
	if r.rest != "" {
		right -= wordGap
	}
	right -= kit.Width(r.leadLabel)
	kit.PlaceText(r.leadLabel, right, 0, ringSide)
	right -= ringSide
	if r.lead != "" || r.rest != "" {
		right -= ringGap
	}
	r.dial.Resize(fyne.NewSquareSize(ringSide))
	r.dial.Move(fyne.NewPos(float32(int(right)), 0))
}

func (r *ring) paint() {
	r.leadLabel.Color = theme.Colour(theme.ColorText)
	r.restText.Color = theme.Colour(theme.ColorTextMuted)
}
