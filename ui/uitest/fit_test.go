package uitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

func TestMain(m *testing.M) { Main(m) }

// TestMisfitsAreFound holds the walk to what it should see.
func TestMisfitsAreFound(t *testing.T) {
	line := func(text string, x, y float32) *canvas.Text {
		label := kit.NewText(theme.TextBody, false)
		label.Text = text
		label.Move(fyne.NewPos(x, y))
		label.Resize(label.MinSize())
		return label
	}
	narrow := container.NewHScroll(container.NewWithoutLayout(line("Swimming", 30, 2)))
	narrow.Resize(fyne.NewSize(60, 40))
	narrow.Move(fyne.NewPos(300, 0))
	gone := line("Gone", 10, 11)
	gone.Hide()
	for name, c := range map[string]struct {
		objects []fyne.CanvasObject
		want    string
	}{
		"beside":          {[]fyne.CanvasObject{line("Lower", 10, 10), line("18:00", 90, 10), line("Squat", 10, 27), gone}, ""},
		"over each other": {[]fyne.CanvasObject{line("Lower", 10, 10), line("18:00", 30, 14)}, "lies over"},
		"outside":         {[]fyne.CanvasObject{line("Lower", 380, 10)}, "leaves the window"},
		"cut by a scroll": {[]fyne.CanvasObject{narrow}, "is cut off"},
	} {
		found := strings.Join(Misfits(fyne.NewSize(400, 100), Lines(container.NewWithoutLayout(c.objects...))), "\n")
		if (found == "") != (c.want == "") || !strings.Contains(found, c.want) {
			t.Errorf("%s: found %q", name, found)
		}
	}
}
