package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes inside choices.
const (
	segmentGap  float32 = 2 // between the trough and the chosen part
	checkBox    float32 = 20
	checkTick   float32 = 14
	stepIcon    float32 = 14
	chevronIcon float32 = 16
)

// choicePad is as in Fyne's entries.
func choicePad() float32 { return fynetheme.InnerPadding() }

func segmentPad() float32 { return theme.Length(14, 11) }

func checkHeight() float32 { return theme.Length(28, 24) }

// Segments is a choice of one among a few words beside each other. Left and
// Right change it.
type Segments struct {
	control
	options  []string
	chosen   int
	onChosen func(int)
	tight    bool

	trough, part, ring *canvas.Rectangle
	labels             []*canvas.Text
}

// NewSegments returns a choice; onChosen, which may be nil, hears of every
// change a person makes.
func NewSegments(options []string, chosen int, onChosen func(int)) *Segments {
	s := &Segments{
		options: options, chosen: chosen, onChosen: onChosen,
		trough: canvas.NewRectangle(color.Transparent), part: canvas.NewRectangle(color.Transparent), ring: newRing(theme.RadiusSegments),
	}
	s.trough.CornerRadius = theme.RadiusSegments
	s.part.CornerRadius = theme.RadiusSegments - segmentGap
	for range options {
		s.labels = append(s.labels, NewText(theme.TextBody, false))
	}
	s.ExtendBaseWidget(s)
	return s
}

// Tight lets the parts be as wide as their words where equal ones have no room.
func (s *Segments) Tight() *Segments {
	s.tight = true
	return s
}

// Chosen is the index of the chosen word.
func (s *Segments) Chosen() int { return s.chosen }

// SetChosen changes the choice without telling onChosen.
func (s *Segments) SetChosen(i int) { s.chosen = i; s.Refresh() }

func (s *Segments) choose(i int) {
	if s.Disabled() || i < 0 || i >= len(s.options) || i == s.chosen {
		return
	}
	s.SetChosen(i)
	noteEntered(s)
	if s.onChosen != nil {
		s.onChosen(i)
	}
}

// Tapped chooses the word under the pointer.
func (s *Segments) Tapped(e *fyne.PointEvent) {
	focus(s)
	for i, edge := range s.edges(s.Size())[1:] {
		if e.Position.X < edge {
			s.choose(i)
			return
		}
	}
}

// TypedKey chooses the next word on Left and Right.
func (s *Segments) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	default:
		PassKey(s, key)
	}
}

// AccessibilityLabel is the chosen word.
func (s *Segments) AccessibilityLabel() string { return s.options[s.chosen] }

// AccessibilityRole is a button.
func (s *Segments) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Segments) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{s.trough, s.part}
	for _, label := range s.labels {
		all = append(all, label)
	}
	return append(all, s.ring)
}

// Wanted is how wide equal parts are that have room for every word.
func (s *Segments) Wanted() float32 {
	widest, _ := s.wordWidths()
	return (floor(widest) + 1 + 2*segmentPad()) * float32(len(s.options))
}

func (s *Segments) least() fyne.Size {
	width := s.Wanted()
	if s.tight {
		_, words := s.wordWidths()
		width = 0
		for _, word := range words {
			width += floor(word) + 1 + segmentPad()
		}
	}
	return fyne.NewSize(width, ControlHeight())
}

// wordWidths are the widths of the words, bold, and of the widest one.
func (s *Segments) wordWidths() (widest float32, all []float32) {
	for i, option := range s.options {
		all = append(all, fyne.MeasureText(option, s.labels[i].TextSize, fyne.TextStyle{Bold: true}).Width)
		widest = max(widest, all[i])
	}
	return widest, all
}

// edges are where the parts begin and the last one ends: equal parts, or where
// the widest word has no room in one, parts as wide as their words ask for.
func (s *Segments) edges(size fyne.Size) []float32 {
	n := float32(len(s.options))
	edges := make([]float32, len(s.options)+1)
	widest, words := s.wordWidths()
	sum := float32(0)
	for _, word := range words {
		sum += word
	}
	spare := (size.Width - sum) / n
	for i, word := range words {
		part := size.Width / n
		if widest+2*segmentGap > part {
			part = word + spare
		}
		edges[i+1] = edges[i] + part
	}
	return edges
}

func (s *Segments) place(size fyne.Size) {
	s.trough.Resize(size)
	placeRing(s.ring, fyne.Position{}, size)
	edges := s.edges(size)
	left, right := edges[s.chosen], edges[s.chosen+1]
	s.part.Move(fyne.NewPos(floor(left)+segmentGap, segmentGap))
	s.part.Resize(fyne.NewSize(floor(right-left)-2*segmentGap, size.Height-2*segmentGap))
	for i, label := range s.labels {
		PlaceText(label, (edges[i]+edges[i+1]-Width(label))/2, 0, size.Height)
	}
}

func (s *Segments) paint() {
	s.trough.FillColor = theme.Colour(theme.ColorHover)
	s.part.FillColor = theme.Colour(theme.ColorRaised)
	s.part.StrokeWidth, s.part.StrokeColor = theme.Hairline, theme.Colour(theme.ColorHairline)
	for i, label := range s.labels {
		label.Text, label.TextStyle.Bold = s.options[i], i == s.chosen
		label.Color = s.ink(theme.ColorTextMuted, theme.ColorHover)
		if i == s.chosen {
			label.Color = s.ink(theme.ColorText, theme.ColorRaised)
		}
	}
	s.paintRing(s.ring)
}

// newBox is the edge of an entry round a choice.
func newBox() *canvas.Rectangle {
	box := canvas.NewRectangle(color.Transparent)
	box.CornerRadius = theme.RadiusButton
	box.StrokeWidth = theme.Hairline
	return box
}

func (c *control) paintBox(box *canvas.Rectangle) {
	box.FillColor = theme.Colour(theme.ColorSurface)
	box.StrokeColor = c.ink(theme.ColorOutline, theme.ColorRaised)
}

// Select is a choice of one among many words, in a menu.
type Select struct {
	control
	options  []string
	chosen   int
	onChosen func(int)

	box, ring *canvas.Rectangle
	label     *canvas.Text
	arrow     *canvas.Image
}

// NewSelect returns a choice, of none where chosen is -1; onChosen, which may be
// nil, hears of every change a person makes.
func NewSelect(options []string, chosen int, onChosen func(int)) *Select {
	s := &Select{
		options: options, chosen: chosen, onChosen: onChosen,
		box: newBox(), ring: newRing(theme.RadiusButton), label: NewText(theme.TextBody, false), arrow: canvas.NewImageFromResource(nil),
	}
	s.ExtendBaseWidget(s)
	return s
}

// Chosen is the index of the chosen word, -1 for none.
func (s *Select) Chosen() int { return s.chosen }

// SetOptions changes the words and the choice without telling onChosen.
func (s *Select) SetOptions(options []string, chosen int) {
	s.options, s.chosen = options, chosen
	s.Refresh()
}

// Tapped opens the menu.
func (s *Select) Tapped(*fyne.PointEvent) {
	c := canvasOf(s)
	if s.Disabled() || c == nil {
		return
	}
	c.Focus(s)
	items := make([]MenuItem, len(s.options))
	for i, option := range s.options {
		items[i] = MenuItem{Text: option, Chosen: i == s.chosen, Do: func() { s.choose(i) }}
	}
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
	showMenu(c, corner.AddXY(0, s.Size().Height+theme.Grid), s.Size().Width, items, s.chosen)
}

// Choose changes the choice as a person does.
func (s *Select) Choose(i int) { s.choose(i) }

func (s *Select) choose(i int) {
	if i < 0 || i >= len(s.options) || i == s.chosen {
		return
	}
	s.chosen = i
	s.Refresh()
	noteEntered(s)
	if s.onChosen != nil {
		s.onChosen(i)
	}
}

// TypedKey opens the menu on Space and steps through the words on Up and Down.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace:
		s.Tapped(nil)
	case fyne.KeyUp:
		s.choose(s.chosen - 1)
	case fyne.KeyDown:
		s.choose(s.chosen + 1)
	default:
		PassKey(s, key)
	}
}

func (s *Select) word() string {
	if s.chosen < 0 {
		return ""
	}
	return s.options[s.chosen]
}

// AccessibilityLabel is the chosen word.
func (s *Select) AccessibilityLabel() string { return s.word() }

// AccessibilityRole is a button.
func (s *Select) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Select) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.box, s.label, s.arrow, s.ring}
}

func (s *Select) least() fyne.Size {
	var widest float32
	for _, option := range s.options {
		widest = max(widest, fyne.MeasureText(option, s.label.TextSize, s.label.TextStyle).Width)
	}
	return fyne.NewSize(floor(widest)+1+3*choicePad()+chevronIcon, ControlHeight())
}

func (s *Select) place(size fyne.Size) {
	s.box.Resize(size)
	placeRing(s.ring, fyne.Position{}, size)
	arrowLeft := size.Width - choicePad() - chevronIcon
	s.arrow.Move(fyne.NewPos(arrowLeft, floor((size.Height-chevronIcon)/2)))
	s.label.Text = Ellipsis(s.word(), arrowLeft-2*choicePad(), s.label.TextSize, s.label.TextStyle)
	PlaceText(s.label, choicePad(), 0, size.Height)
}

func (s *Select) paint() {
	s.paintBox(s.box)
	s.label.Color = s.ink(theme.ColorText, theme.ColorSurface)
	s.drawIcon(s.arrow, theme.IconChevronDown, theme.ColorTextMuted, chevronIcon)
	s.paintRing(s.ring)
}

// Stepper is a whole number between two buttons, one less and one more. Left,
// Down and minus, Right, Up and plus do the same.
type Stepper struct {
	control
	value, lowest, highest, step int
	say                          func(int) string
	onChanged                    func(int)

	box, ring  *canvas.Rectangle
	label      *canvas.Text
	less, more *canvas.Image
}

// NewStepper returns a number from least to most in steps; say puts it in
// words, onChanged, which may be nil, hears of every change a person makes.
func NewStepper(value, least, most, step int, say func(int) string, onChanged func(int)) *Stepper {
	s := &Stepper{
		value: value, lowest: least, highest: most, step: step, say: say, onChanged: onChanged,
		box: newBox(), ring: newRing(theme.RadiusButton), label: NewText(theme.TextBody, false),
		less: canvas.NewImageFromResource(nil), more: canvas.NewImageFromResource(nil),
	}
	s.ExtendBaseWidget(s)
	return s
}

// Value is the number.
func (s *Stepper) Value() int { return s.value }

// SetValue changes the number without telling onChanged.
func (s *Stepper) SetValue(value int) { s.value = value; s.Refresh() }

// change goes one step, at most to the bounds.
func (s *Stepper) change(by int) {
	value := min(max(s.value+by, s.lowest), s.highest)
	if s.Disabled() || value == s.value {
		return
	}
	s.SetValue(value)
	noteEntered(s)
	if s.onChanged != nil {
		s.onChanged(value)
	}
}

// Tapped goes one step where a button was hit.
func (s *Stepper) Tapped(e *fyne.PointEvent) {
	focus(s)
	switch {
	case e.Position.X < ControlHeight():
		s.change(-s.step)
	case e.Position.X >= s.Size().Width-ControlHeight():
		s.change(s.step)
	}
}

// TypedKey goes one step on an arrow.
func (s *Stepper) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.change(-s.step)
	case fyne.KeyRight, fyne.KeyUp:
		s.change(s.step)
	default:
		PassKey(s, key)
	}
}

// TypedRune goes one step on minus and plus.
func (s *Stepper) TypedRune(r rune) {
	switch r {
	case '-':
		s.change(-s.step)
	case '+':
		s.change(s.step)
	}
}

// AccessibilityLabel is the number in words.
func (s *Stepper) AccessibilityLabel() string { return s.say(s.value) }

// AccessibilityRole is a button.
func (s *Stepper) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Stepper) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.box, s.less, s.label, s.more, s.ring}
}

// least has room for the words of either bound between two square buttons.
func (s *Stepper) least() fyne.Size {
	var widest float32
	for _, n := range []int{s.lowest, s.highest, s.value} {
		widest = max(widest, fyne.MeasureText(s.say(n), s.label.TextSize, s.label.TextStyle).Width)
	}
	return fyne.NewSize(floor(widest)+1+2*ControlHeight(), ControlHeight())
}

func (s *Stepper) place(size fyne.Size) {
	s.box.Resize(size)
	placeRing(s.ring, fyne.Position{}, size)
	inset, top := (ControlHeight()-stepIcon)/2, floor((size.Height-stepIcon)/2)
	s.less.Move(fyne.NewPos(inset, top))
	s.more.Move(fyne.NewPos(size.Width-inset-stepIcon, top))
	PlaceText(s.label, (size.Width-Width(s.label))/2, 0, size.Height)
}

func (s *Stepper) paint() {
	s.paintBox(s.box)
	s.label.Text = s.say(s.value)
	s.label.Color = s.ink(theme.ColorText, theme.ColorSurface)
	s.drawIcon(s.less, theme.IconMinus, theme.ColorText, stepIcon)
	s.drawIcon(s.more, theme.IconPlus, theme.ColorText, stepIcon)
	s.fadeAt(s.less, s.lowest)
	s.fadeAt(s.more, s.highest)
	s.paintRing(s.ring)
}

// fadeAt fades a button that goes no further.
func (s *Stepper) fadeAt(button *canvas.Image, bound int) {
	if s.value == bound {
		button.Translucency = fadedIcon
	}
}

// Check is yes or no. Space changes it.
type Check struct {
	control
	text      string
	bare      bool // the words stand elsewhere
	checked   bool
	onChanged func(bool)

	box, ring *canvas.Rectangle
	tick      *canvas.Image
	label     *canvas.Text
	second    *canvas.Text      // the rest of the words, on a card where one line has no room
	sheet     *canvas.Rectangle // that of a card; nil: the box stands on the page
}

// NewCheckCard returns a box with words on a sheet as wide as its place, all of
// which can be clicked.
func NewCheckCard(text string, checked bool, onChanged func(bool)) *Check {
	c := NewCheck(text, checked, onChanged)
	c.sheet, c.second = canvas.NewRectangle(color.Transparent), NewText(theme.TextBody, false)
	return c
}

// Bold makes the words bold.
func (c *Check) Bold() *Check {
	c.label.TextStyle.Bold = true
	return c
}

// NewCheck returns a box with words; onChanged, which may be nil, hears of every
// change a person makes.
func NewCheck(text string, checked bool, onChanged func(bool)) *Check {
	c := &Check{
		text: text, checked: checked, onChanged: onChanged,
		box: newBox(), ring: newRing(theme.RadiusCheck), tick: canvas.NewImageFromResource(nil), label: NewText(theme.TextBody, false),
	}
	c.box.CornerRadius = theme.RadiusCheck
	c.ExtendBaseWidget(c)
	return c
}

// NewTick is a box whose words, a row's name, stand elsewhere.
func NewTick(name string, checked bool, onChanged func(bool)) *Check {
	c := NewCheck(name, checked, onChanged)
	c.bare = true
	return c
}

// Checked says whether the box is ticked.
func (c *Check) Checked() bool { return c.checked }

// SetChecked changes the box without telling onChanged.
func (c *Check) SetChecked(checked bool) { c.checked = checked; c.Refresh() }

// Tapped changes the box.
func (c *Check) Tapped(*fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	focus(c)
	c.SetChecked(!c.checked)
	noteEntered(c)
	if c.onChanged != nil {
		c.onChanged(c.checked)
	}
}

// TypedKey changes the box on Space.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeySpace {
		c.Tapped(nil)
		return
	}
	PassKey(c, key)
}

// AccessibilityLabel is the words.
func (c *Check) AccessibilityLabel() string { return c.text }

// AccessibilityRole is a button.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer { return newRenderer(c) }

func (c *Check) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{c.box, c.tick, c.label, c.ring}
	if c.sheet != nil {
		all = append([]fyne.CanvasObject{c.sheet, c.second}, all...)
	}
	return all
}

// Sizes of a check on a sheet.
const (
	checkCardPad   float32 = 14
	checkCardLeast float32 = 160 // the words are cut where two lines have no room
	checkCardPitch float32 = 18  // of two lines
)

func checkCardHeight() float32 { return theme.Length(44, 36) }

// pad is the room to the left of the box.
func (c *Check) pad() float32 {
	if c.sheet != nil {
		return checkCardPad
	}
	return 0
}

func (c *Check) least() fyne.Size {
	if c.sheet != nil {
		return fyne.NewSize(checkCardLeast, checkCardHeight())
	}
	if c.bare {
		return fyne.NewSize(checkBox, checkHeight())
	}
	words := fyne.MeasureText(c.text, c.label.TextSize, c.label.TextStyle)
	return fyne.NewSize(checkBox+2*theme.Grid+floor(words.Width)+1, checkHeight())
}

func (c *Check) place(size fyne.Size) {
	box := fyne.NewSquareSize(checkBox)
	at := fyne.NewPos(c.pad(), floor((size.Height-checkBox)/2))
	c.box.Move(at)
	c.box.Resize(box)
	placeRing(c.ring, at, box)
	inset := (checkBox - checkTick) / 2
	c.tick.Move(at.AddXY(inset, inset))
	left := c.pad() + checkBox + 2*theme.Grid
	if c.sheet != nil {
		c.sheet.Resize(size)
		placeRing(c.ring, fyne.NewPos(0, 0), size)
		lines := append(Wrap(c.text, size.Width-left-checkCardPad, c.label.TextSize, c.label.TextStyle, 2), "", "")
		c.label.Text, c.second.Text = lines[0], lines[1]
		if c.second.Text != "" {
			top := floor(size.Height/2 - checkCardPitch)
			PlaceText(c.label, left, top, checkCardPitch)
			PlaceText(c.second, left, top+checkCardPitch, checkCardPitch)
			return
		}
	}
	PlaceText(c.label, left, 0, size.Height)
}

func (c *Check) paint() {
	c.paintSheet()
	c.paintBox(c.box)
	c.tick.Hidden = !c.checked
	if c.checked {
		c.box.FillColor = c.ink(theme.ColorAccent, theme.ColorRaised)
		c.box.StrokeColor = c.box.FillColor
		c.drawIcon(c.tick, theme.IconTick, theme.ColorOnAccent, checkTick)
	}
	c.label.Text, c.label.Hidden = c.text, c.bare
	c.label.Color = c.ink(theme.ColorText, theme.ColorRaised)
	if c.second != nil {
		c.second.Color, c.second.TextStyle = c.label.Color, c.label.TextStyle
	}
	c.paintRing(c.ring)
}

func (c *Check) paintSheet() {
	if c.sheet == nil {
		return
	}
	fill, edge := theme.ColorRaised, theme.ColorHairline
	if c.checked {
		fill, edge = theme.ColorAccentSoft, theme.ColorAccent
	}
	c.sheet.CornerRadius, c.sheet.StrokeWidth = theme.RadiusCard, theme.Hairline
	c.sheet.FillColor, c.sheet.StrokeColor = theme.Colour(fill), theme.Colour(edge)
}
