package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Appearance is which colours the window has.
type Appearance string

// The appearances; the empty one follows the desktop, and so does any other
// text.
const (
	System Appearance = ""
	Light  Appearance = "light"
	Dark   Appearance = "dark"
)

// kneewise is the theme in one chosen appearance and density.
type kneewise struct {
	appearance Appearance
	density    Density
}

// New returns the theme in a person's chosen appearance and density;
// [System] follows the desktop.
func New(appearance Appearance, density Density) fyne.Theme { return kneewise{appearance, density} }

// Color returns one of our colours, or Fyne's own name in our colours.
func (k kneewise) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	variant = k.variant(variant)
	if own, ok := aliases[name]; ok {
		name = own
	}
	if c, ok := paletteColour(name, variant); ok {
		return c
	}
	if name == fynetheme.ColorNameBackground {
		c, _ := paletteColour(ColorBackground, variant)
		return cleared(c)
	}
	if veil, ok := veils[name]; ok {
		c, _ := paletteColour(veil.name, variant)
		c.A = uint8(veil.percent * 0xFF / 100)
		return c
	}
	if name == fynetheme.ColorNameDisabled {
		return Disabled(k.Color(ColorText, variant), k.Color(ColorRaised, variant))
	}
	return fynetheme.DefaultTheme().Color(name, variant)
}

// cleared is a colour as Fyne has to be told it for an empty window to have it:
// Fyne 2.8.1 takes its parts for shares of 255*255 and not of 0xFFFF
// (internal/painter/gl, max16bit), and would paint a window a step or two too
// light.
func cleared(c color.NRGBA) color.Color {
	return color.RGBA64{R: uint16(c.R) * 0xFF, G: uint16(c.G) * 0xFF, B: uint16(c.B) * 0xFF, A: 0xFFFF}
}

// variant is the chosen appearance, or the desktop's where none was chosen.
func (k kneewise) variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch k.appearance {
	case Light:
		return fynetheme.VariantLight
	case Dark:
		return fynetheme.VariantDark
	default:
		return system
	}
}

func paletteColour(name fyne.ThemeColorName, variant fyne.ThemeVariant) (color.NRGBA, bool) {
	c, ok := palette[name]
	if variant == fynetheme.VariantLight {
		return c.light, ok
	}
	return c.dark, ok
}

// Font is Fyne's bundled Noto Sans.
func (kneewise) Font(style fyne.TextStyle) fyne.Resource {
	return fynetheme.DefaultTheme().Font(style)
}

// Icon is Fyne's, for the few of its widgets that draw one; ours come from
// [Icon].
func (kneewise) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size returns the size behind one of Fyne's own names.
func (k kneewise) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := compactSizes[name]; ok && k.density == Compact {
		return size
	}
	if size, ok := sizes[name]; ok {
		return size
	}
	return fynetheme.DefaultTheme().Size(name)
}

// Colour is a named colour as the running program shows it now. A canvas object
// keeps the colour it was given, so ask again whenever it is refreshed.
func Colour(name fyne.ThemeColorName) color.Color { return fynetheme.Color(name) }
