package diary

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// area is one part of the drawn knees that can be chosen.
type area struct {
	side model.Side
	site string
	at   fyne.Position
	size fyne.Size
}

// The drawing: two knees from the front, as a person looks down at their own,
// the left one on the left.
const (
	kneesWidth  float32 = 232
	kneesHeight float32 = 208
	kneesLabel  float32 = 188 // where the names of the sides begin
	legCentre   float32 = 60  // of the left leg
	legApart    float32 = 112 // to the right one
)

// areas are those of both knees, the left one first, from the thigh down.
var areas = func() []area {
	var all []area
	for i, side := range []model.Side{model.Left, model.Right} {
		x := legCentre + float32(i)*legApart
		outer, inner := float32(-37), float32(23) // of the left knee: outside is on the left
		if side == model.Right {
			outer, inner = inner, outer
		}
		all = append(all,
			area{side, "thigh", fyne.NewPos(x-24, 4), fyne.NewSize(48, 64)},
			area{side, "outside", fyne.NewPos(x+outer, 72), fyne.NewSize(14, 46)},
			area{side, "front", fyne.NewPos(x-20, 74), fyne.NewSize(40, 42)},
			area{side, "inside", fyne.NewPos(x+inner, 72), fyne.NewSize(14, 46)},
			area{side, "calf", fyne.NewPos(x-19, 122), fyne.NewSize(38, 64)},
		)
	}
	return all
}()

// knees is a drawing of both knees: a click says which knee it is and where it
// hurts. Arrows move over the parts, Space chooses.
type knees struct {
	widget.BaseWidget
	onChosen func(model.Side, string)
	say      func(area) string // its name

	side    model.Side // that is meant
	chosen  int        // the part that is meant, of both knees the left one's; -1 for none
	cursor  int
	hovered int
	focused bool
	shapes  []*canvas.Rectangle
	labels  [2]*canvas.Text // left and right
	ring    *canvas.Rectangle
}

func newKnees(left, right string, say func(area) string, onChosen func(model.Side, string)) *knees {
	k := &knees{say: say, onChosen: onChosen, chosen: -1, hovered: -1, ring: canvas.NewRectangle(color.Transparent)}
	for range areas {
		k.shapes = append(k.shapes, canvas.NewRectangle(color.Transparent))
	}
	for i, name := range []string{left, right} {
		k.labels[i] = kit.NewText(theme.TextCaption, false)
		k.labels[i].Text = name
	}
	k.ExtendBaseWidget(k)
	return k
}

// show marks a part without telling onChosen; one that is not drawn marks none.
func (k *knees) show(side model.Side, site string) {
	k.side = side
	k.chosen = slices.IndexFunc(areas, func(a area) bool { return k.means(a.side) && a.site == site })
	k.cursor = max(k.chosen, 0)
	k.Refresh()
}

// means says whether a knee is meant, alone or with the other one.
func (k *knees) means(side model.Side) bool { return k.side == side || k.side == model.BothSides }

// marks says whether a part is meant.
func (k *knees) marks(a area) bool {
	return k.chosen >= 0 && k.means(a.side) && a.site == areas[k.chosen].site
}

func (k *knees) at(p fyne.Position) int {
	for i, a := range areas {
		on := p.Subtract(a.at)
		if on.X >= 0 && on.Y >= 0 && on.X < a.size.Width && on.Y < a.size.Height {
			return i
		}
	}
	return -1
}

func (k *knees) choose(i int) {
	if i < 0 {
		return
	}
	k.side, k.chosen, k.cursor = areas[i].side, i, i
	k.Refresh()
	k.onChosen(areas[i].side, areas[i].site)
}

// MouseDown chooses the part under the pointer and takes the keyboard.
func (k *knees) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(k); c != nil {
		c.Focus(k)
	}
	k.choose(k.at(ev.Position))
}

// MouseUp does nothing: a click has done its work when it went down.
func (k *knees) MouseUp(*desktop.MouseEvent) {}

// MouseIn follows the pointer.
func (k *knees) MouseIn(ev *desktop.MouseEvent) { k.MouseMoved(ev) }

// MouseMoved names the part under the pointer.
func (k *knees) MouseMoved(ev *desktop.MouseEvent) {
	i := k.at(ev.Position)
	if i == k.hovered {
		return
	}
	k.hovered = i
	k.Refresh()
	if i < 0 {
		kit.HideTip(k)
		return
	}
	kit.ShowTip(k, k.say(areas[i]), areas[i].at, areas[i].size)
}

// MouseOut forgets the pointer.
func (k *knees) MouseOut() {
	k.hovered = -1
	kit.HideTip(k)
	k.Refresh()
}

// Cursor is a hand over a part.
func (k *knees) Cursor() desktop.Cursor {
	if k.hovered >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained shows the ring.
func (k *knees) FocusGained() { k.focused = true; k.Refresh() }

// FocusLost hides it.
func (k *knees) FocusLost() { k.focused = false; k.Refresh() }

// TypedRune does nothing; keys come through TypedKey.
func (k *knees) TypedRune(rune) {}

// TypedKey moves over the parts and chooses.
func (k *knees) TypedKey(key *fyne.KeyEvent) {
	each := len(areas) / 2
	switch key.Name {
	case fyne.KeyUp:
		k.cursor = max(k.cursor-1, 0)
	case fyne.KeyDown:
		k.cursor = min(k.cursor+1, len(areas)-1)
	case fyne.KeyLeft, fyne.KeyRight:
		k.cursor = (k.cursor + each) % len(areas)
	case fyne.KeySpace:
		k.choose(k.cursor)
		return
	default:
		kit.PassKey(k, key)
		return
	}
	k.Refresh()
}

// AccessibilityLabel is the part under the cursor.
func (k *knees) AccessibilityLabel() string { return k.say(areas[k.cursor]) }

// AccessibilityRole is a button.
func (k *knees) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (k *knees) CreateRenderer() fyne.WidgetRenderer {
	r := &kneesRenderer{k}
	r.Refresh()
	return r
}

type kneesRenderer struct{ k *knees }

func (r *kneesRenderer) Destroy()           {}
func (r *kneesRenderer) Layout(fyne.Size)   {}
func (r *kneesRenderer) MinSize() fyne.Size { return fyne.NewSize(kneesWidth, kneesHeight) }

func (r *kneesRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, shape := range r.k.shapes {
		all = append(all, shape)
	}
	return append(all, r.k.ring, r.k.labels[0], r.k.labels[1])
}

// Refresh draws the parts: rounded as the limb is, the chosen one in the accent.
func (r *kneesRenderer) Refresh() {
	k := r.k
	for i, a := range areas {
		shape := k.shapes[i]
		shape.Move(a.at)
		shape.Resize(a.size)
		shape.CornerRadius = min(a.size.Width, a.size.Height) / 2
		if a.site == "thigh" || a.site == "calf" {
			shape.CornerRadius = theme.RadiusPanel
		}
		shape.FillColor, shape.StrokeWidth = theme.Colour(theme.ColorHover), theme.Hairline
		shape.StrokeColor = theme.Colour(theme.ColorOutline)
		switch {
		case k.marks(a):
			shape.FillColor = theme.Colour(theme.ColorAccent)
		case i == k.hovered:
			shape.FillColor = theme.Colour(theme.ColorAccentSoft)
		}
	}
	for i, label := range k.labels {
		label.TextStyle.Bold, label.Color = false, theme.Colour(theme.ColorTextMuted)
		if k.means(areas[i*len(areas)/2].side) {
			label.TextStyle.Bold, label.Color = true, theme.Colour(theme.ColorText)
		}
		kit.PlaceText(label, legCentre+float32(i)*legApart-kit.Width(label)/2, kneesLabel, kneesHeight-kneesLabel)
	}
	k.ring.Hidden = !k.focused
	a := areas[k.cursor]
	k.ring.StrokeColor, k.ring.StrokeWidth = theme.Colour(theme.ColorAccent), theme.Ring
	k.ring.CornerRadius = min(a.size.Width, a.size.Height)/2 + theme.FocusRoom
	k.ring.Move(a.at.SubtractXY(theme.FocusRoom, theme.FocusRoom))
	k.ring.Resize(a.size.AddWidthHeight(2*theme.FocusRoom, 2*theme.FocusRoom))
	canvas.Refresh(k)
}
