package paper

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// The warm-ups of the week's sessions stand there, a page each, with their moves
// once and a box for each round.
func TestWarmUpsReadInOrder(t *testing.T) {
	document := build(t, person(t), Request{Kind: WarmUps})
	pages := strings.Split(tool(t, "pdftotext", "-raw", write(t, document), "-"), "\f")
	inOrder(t, pages[0], "Lower-body warm-up", "Alex · 10:00 · before Squat & hinge", "Each move only as far as is comfortable.",
		"Easy march", "2:00", "March on the spot", "Butt kicks", "0:45, then 0:15 easy · 2 rounds: the first easy, the next moderate", "Bring one heel",
		"Side shuffles", "sides change half-way", "High knees", "Squats", "Sit back", "From pain 3 on", "Partial squats", "page 1 of 4")
	inOrder(t, pages[1], "Upper-body warm-up", "before Push & pull, Press & row", "Wall push-ups")
	inOrder(t, pages[2], "Cycling and walking warm-up", "Leg swings")
	inOrder(t, pages[3], "Swimming warm-up")
	if strings.Contains(pages[1], "From pain 3 on") {
		t.Error("the moves of the upper body stay on a sore day")
	}
}

// On a sore day the low-impact moves are the ones that are printed, and the
// person's own routine comes last.
func TestWarmUpsOfASoreDay(t *testing.T) {
	plan := planOf(t, func(w model.Writer, _ *model.Library) error {
		if err := w.SaveProfile(model.DefaultProfile()); err != nil {
			return err
		}
		routine := model.Routine{ID: "mine", Title: "My morning", Drills: []model.Drill{{Exercise: interval.Squats, Work: 30, Rest: 10}, {Exercise: "gone", Work: 20}, {Exercise: interval.Squats, Work: 30}}}
		if err := w.SaveRoutine(routine); err != nil {
			return err
		}
		return w.SavePain(model.PainEntry{ID: "sore", At: wednesday.In(london(t)).Add(9 * 3600e9), Zone: "Europe/London", Side: model.Left, Score: 4, Moment: "morning"})
	})
	document := build(t, plan, Request{Kind: WarmUps})
	text := tool(t, "pdftotext", "-raw", write(t, document), "-")
	inOrder(t, text, "Lower-body warm-up", "Heel-to-seat walk", "Marching knees", "My morning", "1:30", "Squats", "0:30, then 0:10 easy", "gone", "0:20", "Squats", "page 2 of 2")
	if strings.Contains(text, "Butt kicks") || strings.Contains(text, "From pain 3 on") {
		t.Error("the moves that land hard are there")
	}
	without := build(t, plan, Request{Kind: WarmUps, Leave: []Part{Own}})
	if without.Pages() != 1 {
		t.Errorf("%d pages without the person's own", without.Pages())
	}
}

// Every drill of ours is drawn, in black and greys, where its picture belongs.
func TestEveryDrillIsDrawn(t *testing.T) {
	b := &builder{words: formatter(t), plan: person(t)}
	for _, m := range interval.Movements {
		d := b.drill(model.Drill{Exercise: m.Exercise, Work: 45}, 1)
		if len(d.pictures) == 0 {
			t.Errorf("%s is not drawn", m.Exercise)
			continue
		}
		document := sheet.New("", 40, 40, wednesday)
		drawPicture(document.Add(), &d.pictures[0], sheet.Area(10, 10, 20, 20))
		img, err := document.Paint(0, 200)
		if err != nil {
			t.Fatal(err)
		}
		ink, outside := 0, 0
		for y := range 200 {
			for x := range 200 {
				if g, _, _, _ := img.At(x, y).RGBA(); g < 0xC000 {
					ink++
					if x < 48 || x > 151 || y < 48 || y > 151 {
						outside++
					}
				}
			}
		}
		if ink < 300 || outside > 0 {
			t.Errorf("%s: %d dots of ink, %d outside", m.Exercise, ink, outside)
		}
	}
}

// Whatever a routine holds, its text stays in its boxes and no drill is lost or
// split.
func TestWarmUpHoldsAnything(t *testing.T) {
	words := formatter(t)
	squat := figure.All()["squats"].Print()
	rapid.Check(t, func(t *rapid.T) {
		b := &builder{words: words, request: Request{Paper: rapid.SampledFrom(bothPapers).Draw(t, "paper")}, today: wednesday}
		n := 0
		one := rapid.Custom(func(t *rapid.T) drill {
			n++
			return drill{
				pictures: squat[:rapid.IntRange(0, 2).Draw(t, "pictures")], rounds: rapid.IntRange(1, 2).Draw(t, "rounds"),
				name: fmt.Sprint("#", n), line: anyName.Draw(t, "line"), cue: anyName.Draw(t, "cue") + anyName.Draw(t, "more"),
			}
		})
		var all []warmUp
		for range rapid.IntRange(1, 3).Draw(t, "routines") {
			all = append(all, warmUp{
				heading: heading{title: anyName.Draw(t, "title"), subtitle: anyName.Draw(t, "subtitle")},
				drills:  rapid.SliceOfN(one, 1, 20).Draw(t, "drills"), sore: anyName.Draw(t, "sore"),
			})
		}
		b.setWarmUps(all)
		inItsBoxes(t, b.document)
		for i := range all {
			for _, d := range all[i].drills {
				if pageOf(b.document, d.name) < 0 {
					t.Errorf("%s is lost", d.name)
				}
			}
		}
	})
}
