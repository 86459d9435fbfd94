package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/ui/theme"
)

var bold = fyne.TextStyle{Bold: true}

func width(s string, size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText(s, size, style).Width
}

func TestEllipsisKeepsWhatFits(t *testing.T) {
	title := "Push & pull with the kettlebell"
	whole := width(title, theme.TextCardTitle, bold)
	equal(t, "with room", Ellipsis(title, whole, theme.TextCardTitle, bold), title)
	equal(t, "half a unit too little", Ellipsis(title, whole-0.5, theme.TextCardTitle, bold), "Push & pull with the kettleb…")
	equal(t, "no space before the ellipsis", Ellipsis("Push & pull", width("Push & p", theme.TextCardTitle, bold), theme.TextCardTitle, bold), "Push &…")
	equal(t, "no room", Ellipsis(title, 3, theme.TextCardTitle, bold), "")
}

func TestEllipsisIsTheLongestBeginningThatFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-Za-zäé &·0-9]{0,40}`).Draw(t, "text")
		room := rapid.Float32Range(0, 250).Draw(t, "room")
		got := Ellipsis(text, room, theme.TextCardTitle, bold)
		if got == text {
			return
		}
		if got != "" && width(got, theme.TextCardTitle, bold) > room {
			t.Fatalf("%q is wider than %v", got, room)
		}
		kept := []rune(strings.TrimSuffix(got, ellipsis))
		all := []rune(text)
		if !strings.HasPrefix(text, string(kept)) {
			t.Fatalf("%q does not begin %q", got, text)
		}
		for n := len(kept) + 1; n < len(all); n++ {
			longer := strings.TrimRight(string(all[:n]), " ")
			if longer != string(kept) && width(longer+ellipsis, theme.TextCardTitle, bold) <= room {
				t.Fatalf("%q, but %q fits too", got, longer)
			}
		}
	})
}

func TestWrapBreaksAtSpacesAndCutsTheLastLine(t *testing.T) {
	reason := "23 h 15 min after lower body; 24 h at least"
	got := Wrap(reason, 105, theme.TextCaption, fyne.TextStyle{}, 3)
	equal(t, "plate of three lines", strings.Join(got, "|"), "23 h 15 min after|lower body; 24 h at|least")
	got = Wrap(reason, 105, theme.TextCaption, fyne.TextStyle{}, 2)
	equal(t, "cut after two", strings.Join(got, "|"), "23 h 15 min after|lower body; 24 h a…")
	equal(t, "no words", len(Wrap("  ", 105, theme.TextCaption, fyne.TextStyle{}, 3)), 0)
	got = Wrap("one two\nthree", width("one two three", theme.TextCaption, fyne.TextStyle{}), theme.TextCaption, fyne.TextStyle{}, 2)
	equal(t, "a line break is a space", strings.Join(got, "|"), "one two three")
	got = Wrap("12\u00a0km or more", width("12 km", theme.TextCaption, fyne.TextStyle{})-1, theme.TextCaption, fyne.TextStyle{}, 1)
	equal(t, "a no-break space stays", strings.ContainsRune(got[0], '\u00a0') || got[0] == "12…", true)
}

func TestWrapFitsAndLosesNoWordBeforeTheLastLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-z]{1,6} ){0,20}`).Draw(t, "text")
		room := rapid.Float32Range(60, 300).Draw(t, "room")
		most := rapid.IntRange(1, 30).Draw(t, "most")
		lines := Wrap(text, room, theme.TextSmall, fyne.TextStyle{}, most)
		if len(lines) > most {
			t.Fatalf("%d lines, at most %d", len(lines), most)
		}
		for _, line := range lines {
			if width(line, theme.TextSmall, fyne.TextStyle{}) > room {
				t.Fatalf("%q is wider than %v", line, room)
			}
		}
		joined := strings.Join(lines, " ")
		if whole := strings.Join(strings.Fields(text), " "); joined != whole && !strings.HasSuffix(joined, ellipsis) {
			t.Fatalf("%q became %q", whole, joined)
		}
	})
}

func TestPlaceTextFallsOnWholeUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		label := NewText(rapid.SampledFrom([]float32{11, 12, 13, 14, 18, 24}).Draw(t, "size"), false)
		label.Text = "Squat"
		y, height := rapid.Float32Range(0, 500).Draw(t, "y"), rapid.Float32Range(33, 60).Draw(t, "height")
		PlaceText(label, rapid.Float32Range(0, 500).Draw(t, "x"), y, height)
		at := label.Position()
		if at.X != floor(at.X) || at.Y != floor(at.Y) {
			t.Fatalf("at %v", at)
		}
		centre := at.Y + label.Size().Height/2
		if off := y + height/2 - centre; off < -0.01 || off > 1.01 {
			t.Fatalf("%v off the middle", off)
		}
	})
}

func TestParagraphIsAsHighAsItsLines(t *testing.T) {
	p := NewParagraph("one two three four", theme.TextSmall, theme.ColorText, 1000, 3)
	equal(t, "one line", p.MinSize().Height, Pitch(theme.TextSmall))
	p.SetWidth(width("one two", theme.TextSmall, fyne.TextStyle{}) + 1)
	equal(t, "three lines", p.MinSize().Height, 3*Pitch(theme.TextSmall))
	p.SetText("")
	equal(t, "no line", p.MinSize(), fyne.Size{})
}

func TestParagraphsStandBelowEachOtherAndStopAtTheMost(t *testing.T) {
	p := NewParagraphs([]string{"Squat & hinge moves.", "Easy run moves.", "Long run moves."}, theme.TextBody, theme.ColorText, 400, 2)
	line := Pitch(theme.TextBody)
	equal(t, "height", p.MinSize().Height, 3*line+2*paragraphGap())
	p.Resize(p.MinSize())
	equal(t, "second", p.all[1].Position().Y, line+paragraphGap())
	equal(t, "rest", p.all[2].AccessibilityLabel(), ellipsis)
}

func TestHandsPointWithTheirMiddle(t *testing.T) {
	if OpenHand == ClosedHand {
		t.Error("the hands are one pointer, so Fyne would not change it")
	}
	picture, x, y := OpenHand.Image()
	equal(t, "inside", picture.Bounds().Dx() > x && picture.Bounds().Dy() > y, true)
	if _, _, _, alpha := picture.At(x, y).RGBA(); alpha == 0 {
		t.Error("it points with nothing")
	}
}
