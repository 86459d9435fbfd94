package ui

import (
	"fmt"
	"os"
	"sort"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestTmpArea(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.Key5, fyne.Key6, fyne.Key2} {
		p := open(t)
		p.window.Resize(fyne.NewSize(1280, 800))
		ctrlKey(p, key)
		p.typedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		type row struct {
			a    float32
			text string
		}
		var rows []row
		sum := map[string]float32{}
		cnt := map[string]int{}
		uitest.Walk(p.canvas().Content(), func(o fyne.CanvasObject, whole, clip uitest.Area) {
			if _, ok := o.(fyne.Widget); ok {
				return
			}
			if _, ok := o.(*fyne.Container); ok {
				return
			}
			a := (whole.Right - whole.Left) * (whole.Bottom - whole.Top)
			extra := ""
			if r, ok := o.(*canvas.Rectangle); ok {
				extra = fmt.Sprintf("fill %v stroke %v r %v shadow %v", r.FillColor, r.StrokeWidth, r.CornerRadius, r.Shadow.BlurRadius)
				if r.CornerRadius > 0 {
					extra += " ROUND"
				}
			}
			if r, ok := o.(*canvas.Text); ok {
				extra = r.Text
			}
			k := fmt.Sprintf("%T", o)
			sum[k] += a
			cnt[k]++
			rows = append(rows, row{a, fmt.Sprintf("%8.0f %T %v %s", a, o, whole, extra)})
		})
		sort.Slice(rows, func(i, j int) bool { return rows[i].a > rows[j].a })
		fmt.Fprintln(os.Stderr, key, sum, cnt)
		for _, r := range rows[:min(30, len(rows))] {
			fmt.Fprintln(os.Stderr, r.text)
		}
	}
}
