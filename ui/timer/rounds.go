package timer

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the line of rounds.
const (
	roundsHeight float32 = 56
	roundsMost           = 4 // seen at once
	roundTop     float32 = 12
	roundBar     float32 = 16
	roundShare   float32 = 0.2 // of its hour; at most 15 minutes of it are on
	roundWords   float32 = 32
)

// round is one hour of a series: when it begins, what it is called, how much of
// its application is over.
type round struct {
	time, word string
	now        bool
	share      float32 // 0 to 1
}

// rounds shows the hours of a series beside each other.
type rounds struct {
	*kit.Sketch
	shown []round
	ink   fyne.ThemeColorName
	views [roundsMost]roundView
}

// roundView draws one: the bar of the application, what of it is over, a mark
// where one is now, the line of the wait, and two words.
type roundView struct {
	bar, over, mark, wait *canvas.Rectangle
	time, word            *canvas.Text
}

func newRounds() *rounds {
	r := &rounds{ink: theme.ColorThermalIce}
	s := &kit.Sketch{Least: func() fyne.Size { return fyne.NewSize(0, roundsHeight) }, Place: r.place, Paint: r.paint}
	for i := range r.views {
		v := roundView{
			bar: canvas.NewRectangle(color.Transparent), over: canvas.NewRectangle(color.Transparent),
			mark: canvas.NewRectangle(color.Transparent), wait: canvas.NewRectangle(color.Transparent),
			time: kit.NewText(theme.TextSmall, false), word: kit.NewText(theme.TextSmall, false),
		}
		v.bar.CornerRadius, v.over.CornerRadius = theme.RadiusBar, theme.RadiusBar
		r.views[i] = v
		s.Objects = append(s.Objects, v.bar, v.over, v.wait, v.mark, v.time, v.word)
	}
	r.Sketch = kit.Sketched(s)
	return r
}

// show changes the rounds, of which the first few are seen.
func (r *rounds) show(shown []round, ink fyne.ThemeColorName) {
	same := len(shown) == len(r.shown) && r.ink == ink
	for i := range shown {
		same = same && shown[i] == r.shown[i]
	}
	if same {
		return
	}
	r.shown, r.ink = shown, ink
	r.Refresh()
}

func (r *rounds) place(size fyne.Size) {
	pitch := size.Width / roundsMost
	for i, v := range r.views {
		if i >= len(r.shown) {
			continue
		}
		one := r.shown[i]
		left := float32(int(pitch * float32(i)))
		bar := float32(int(pitch * roundShare))
		v.bar.Move(fyne.NewPos(left, roundTop))
		v.bar.Resize(fyne.NewSize(bar, roundBar))
		v.over.Move(fyne.NewPos(left, roundTop))
		v.over.Resize(fyne.NewSize(max(float32(int(bar*one.share)), 2*theme.RadiusBar), roundBar)) // round at both ends
		v.mark.Move(fyne.NewPos(left+float32(int(bar*one.share))-1, roundTop-8))
		v.mark.Resize(fyne.NewSize(3, roundBar+16))
		v.wait.Move(fyne.NewPos(left+bar+8, roundTop+roundBar/2-1))
		v.wait.Resize(fyne.NewSize(float32(int(pitch))-bar-16, 2))
		v.time.Text, v.word.Text = one.time, one.word
		kit.PlaceText(v.time, left, roundWords+4, 20)
		x := left + kit.Width(v.time)
		if one.time != "" {
			x += 12
		}
		kit.PlaceText(v.word, x, roundWords+4, 20)
	}
}

func (r *rounds) paint() {
	for i, v := range r.views {
		there := i < len(r.shown)
		for _, o := range []*canvas.Rectangle{v.bar, v.over, v.mark, v.wait} {
			o.Hidden = !there
		}
		v.time.Hidden, v.word.Hidden = !there, !there
		if !there {
			continue
		}
		one := r.shown[i]
		v.over.Hidden = one.share == 0
		v.mark.Hidden = !one.now
		v.bar.FillColor = theme.Mix(theme.Colour(r.ink), theme.Colour(theme.ColorRaised), 28)
		v.over.FillColor = theme.Colour(r.ink)
		v.mark.FillColor = theme.Colour(theme.ColorText)
		v.wait.FillColor = theme.Colour(theme.ColorHairline)
		v.time.TextStyle.Bold = one.now
		v.time.Color, v.word.Color = theme.Colour(theme.ColorTextMuted), theme.Colour(theme.ColorTextMuted)
		if one.now {
			v.time.Color = theme.Colour(theme.ColorText)
		}
	}
}
