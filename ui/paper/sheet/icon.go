package sheet

import (
	"bytes"
	"sync"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"github.com/kneewise/kneewise/assets"
)

// iconGrid is the side of the square the icons are drawn on.
const iconGrid = 24

// outlines remembers the icons that have been read: they are the same on every
// page.
var outlines sync.Map // file name -> []Path

// Icon draws an icon of assets/icons in black into a square. There is nothing
// where no such icon is.
func (p *Page) Icon(file string, at Box) {
	for _, way := range Outline(file) {
		p.Fill(way.placed(at.W/iconGrid, at.X, at.Y), Black)
	}
}

// Outline reads the outlines of an icon, on a square of 24; none if there is no
// such icon.
func Outline(file string) []Path {
	if known, ok := outlines.Load(file); ok {
		return known.([]Path)
	}
	svg, err := assets.Icons.ReadFile("icons/" + file)
	if err != nil {
		return nil
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		return nil
	}
	paths := make([]Path, len(icon.SVGPaths))
	for i := range icon.SVGPaths {
		paths[i] = fromRaster(icon.SVGPaths[i].Path)
	}
	outlines.Store(file, paths)
	return paths
}

// fromRaster walks a path whose coordinates are 64ths of the grid's unit.
func fromRaster(raster rasterx.Path) Path {
	var p Path
	at := func(i int) Point { return Point{float64(raster[i]) / 64, float64(raster[i+1]) / 64} }
	for i := 0; i < len(raster); {
		switch rasterx.PathCommand(raster[i]) {
		case rasterx.PathMoveTo:
			to := at(i + 1)
			p.Move(to.X, to.Y)
			i += 3
		case rasterx.PathLineTo:
			to := at(i + 1)
			p.Line(to.X, to.Y)
			i += 3
		case rasterx.PathQuadTo:
			p.quad(at(i+1), at(i+3))
			i += 5
		case rasterx.PathCubicTo:
			a, b, to := at(i+1), at(i+3), at(i+5)
			p.Curve(a.X, a.Y, b.X, b.Y, to.X, to.Y)
			i += 7
		case rasterx.PathClose:
			p.Close()
			i++
		}
	}
	return p
}

// quad goes on in the cubic curve that is a quadratic one.
func (p *Path) quad(handle, to Point) {
	from := (*p)[len(*p)-1].end()
	third := func(a, b float64) float64 { return a + (b-a)*2/3 }
	p.Curve(third(from.X, handle.X), third(from.Y, handle.Y), third(to.X, handle.X), third(to.Y, handle.Y), to.X, to.Y)
}
