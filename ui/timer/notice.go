package timer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of a notice.
const (
	noticeHeight float32 = 60
	noticePad    float32 = 16
	noticeIcon   float32 = 22
)

// noticeState is what is to be looked at: a heading, a sentence and a button.
type noticeState struct {
	heading, sentence, button string
	icon                      theme.IconName
	ink, soft                 fyne.ThemeColorName
}

// notice is one thing that the person should look at now.
type notice struct {
	*kit.Sketch
	state             noticeState
	fill              *kit.Slab
	icon              *canvas.Image
	heading, sentence *canvas.Text
	button            *kit.Button
}

func newNotice(do func()) *notice {
	n := &notice{
		fill: kit.NewSlab(), icon: canvas.NewImageFromResource(nil),
		heading: kit.NewText(theme.TextBody, true), sentence: kit.NewText(theme.TextSmall, false), button: kit.Plain("", do),
	}
	n.Sketch = kit.Sketched(&kit.Sketch{
		Objects: []fyne.CanvasObject{n.fill, n.icon, n.heading, n.sentence, n.button},
		Least:   func() fyne.Size { return fyne.NewSize(0, noticeHeight) },
		Place:   n.place, Paint: n.paint,
		Name: func() string { return n.state.heading + " " + n.state.sentence },
	})
	return n
}

// show changes the notice; one without a heading is hidden and keeps its place.
func (n *notice) show(s noticeState) {
	if n.state == s {
		return
	}
	n.state = s
	n.button.SetText(s.button)
	n.Refresh()
}

func (n *notice) place(size fyne.Size) {
	n.fill.Resize(size)
	n.icon.Move(fyne.NewPos(noticePad, (noticeHeight-noticeIcon)/2))
	right := size.Width - noticePad
	if n.state.button != "" {
		b := n.button.MinSize()
		right -= b.Width
		n.button.Resize(b)
		n.button.Move(fyne.NewPos(right, (noticeHeight-b.Height)/2))
		right -= noticePad
	}
	left := noticePad + noticeIcon + noticePad
	n.heading.Text, n.sentence.Text = n.state.heading, n.state.sentence
	kit.Shorten(n.heading, right-left)
	kit.Shorten(n.sentence, right-left)
	kit.PlaceText(n.heading, left, 10, 20)
	kit.PlaceText(n.sentence, left, 30, 18)
}

func (n *notice) paint() {
	there := n.state.heading != ""
	n.fill.Hidden, n.icon.Hidden, n.heading.Hidden, n.sentence.Hidden = !there, !there, !there, !there
	n.button.Hidden = !there || n.state.button == ""
	if !there {
		return
	}
	n.fill.Set(kit.SlabLook{Fill: theme.Colour(n.state.soft), Radius: theme.RadiusCard})
	n.heading.Color, n.sentence.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorText)
	kit.ShowIcon(n.icon, n.state.icon, n.state.ink, noticeIcon)
}
