package assets

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/fyne-io/oksvg"
)

// What Fyne cannot draw or tint, see Icons.
var forbidden = []string{"stroke", "currentColor", "fill-rule", "<line", "<polyline", "<g", "<circle", "<rect", "transform"}

// Colours belong to the theme; only the app icon has its own.
var fill = regexp.MustCompile(`fill="([^"]*)"`)

func TestIconsAreFilledOutlinesOnAGridOf24(t *testing.T) {
	files, err := fs.Glob(Icons, "icons/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatalf("no icons: %v", err)
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			svg, err := fs.ReadFile(Icons, file)
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range forbidden {
				if strings.Contains(string(svg), word) {
					t.Errorf("holds %q", word)
				}
			}
			if fill.Match(svg) && file != "icons/app.svg" {
				t.Error("has a colour of its own")
			}
			if err := xml.Unmarshal(svg, new(struct{})); err != nil {
				t.Errorf("is no XML: %v", err)
			}
			icon, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
			if err != nil {
				t.Fatalf("does not parse: %v", err)
			}
			if box := icon.ViewBox; box.X != 0 || box.Y != 0 || box.W != 24 || box.H != 24 {
				t.Errorf("is drawn on %v, not on 24 x 24", box)
			}
			if len(icon.SVGPaths) == 0 {
				t.Error("draws nothing")
			}
		})
	}
}

func TestPicturesAreSquare(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		side int
	}{
		{"app icon", AppIcon, 512},
		{"open hand", OpenHand, 24},
		{"closed hand", ClosedHand, 24},
	} {
		picture, err := png.Decode(bytes.NewReader(c.data))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if size := picture.Bounds().Size(); size.X != c.side || size.Y != c.side {
			t.Errorf("%s is %v, want %d square", c.name, size, c.side)
		}
	}
}
