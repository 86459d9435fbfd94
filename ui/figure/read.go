package figure

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"sync"
	"time"
)

// Figures are the drawings there are, by the ID of the exercise they show.
type Figures map[string]*Figure

// Figure is the drawing of one exercise.
type Figure struct {
	front  bool
	lying  bool // on its side, seen from the front
	loop   loop
	load   load
	hero   int // which pose of the ring stands for the exercise
	root   root
	holds  [limbs]hold
	bend   [limbs]float64 // to which side a knee or elbow goes, 1 or -1
	orbits [limbs]orbit
	lifted bool  // the pelvis follows the lowest foot
	keys   []key // the whole ring, swapped poses included
	wrap   pose  // what the numbers have gained after a round
	props  []prop
	arrows [][]Point
	boxes  func() boxes

	floor  bool // there is one, at 0
	ground bool // it is drawn as a line
}

// orbit is the way of a foot that goes round.
type orbit struct {
	centre     Point
	wide, high float64 // radii
}

// key is a pose and what follows it.
type key struct {
	pose    pose
	seconds float64 // to the next one
	hold    float64 // before that, standing still
}

// loop is how a figure goes on after its last key.
type loop string

const (
	rep   loop = "rep"   // back the same way, eased over the whole of it
	swing loop = "swing" // back the same way, eased at each key
	swap  loop = "swap"  // the same with sides exchanged, and round
	cycle loop = "cycle" // round
)

// file is how figures are written down.
type file struct {
	Format  int                   `json:"format"`
	Figures map[string]figureFile `json:"figures"`
}

const fileFormat = 1

type figureFile struct {
	View   string             `json:"view"`
	Lying  bool               `json:"lying"`
	Ground *bool              `json:"ground"` // false: there is none
	Load   load               `json:"load"`
	Loop   loop               `json:"loop"`
	Hero   int                `json:"hero"`
	Wrap   map[string]float64 `json:"wrap"`
	Keys   []keyFile          `json:"keys"`
	Props  []propFile         `json:"props"`
	Arrows [][][2]float64     `json:"arrows"`
}

type keyFile struct {
	Seconds  float64     `json:"seconds"`
	Hold     float64     `json:"hold"`
	Pelvis   *[2]float64 `json:"pelvis"`
	Shoulder *[2]float64 `json:"shoulder"`
	Toe      *[2]float64 `json:"toe"` // of the near foot, which stays
	Lift     *float64    `json:"lift"`
	Lean     float64     `json:"lean"`
	Curl     float64     `json:"curl"`
	Head     *float64    `json:"head"`
	Turn     float64     `json:"turn"`
	LegNear  *limbFile   `json:"legNear"`
	LegFar   *limbFile   `json:"legFar"`
	ArmNear  *limbFile   `json:"armNear"`
	ArmFar   *limbFile   `json:"armFar"`
	A        *[2]float64 `json:"a"` // the marks
	B        *[2]float64 `json:"b"`
	C        *[2]float64 `json:"c"`
}

type limbFile struct {
	Thigh *float64    `json:"thigh"`
	Shin  *float64    `json:"shin"`
	Sole  *float64    `json:"sole"`
	Upper *float64    `json:"upper"`
	Fore  *float64    `json:"fore"`
	Foot  *[2]float64 `json:"foot"`
	Toe   *[2]float64 `json:"toe"`
	Hand  *[2]float64 `json:"hand"`
	Orbit []float64   `json:"orbit"` // of a foot: centre and radius, or two radii
	Angle float64     `json:"angle"` // on the orbit
	Bend  float64     `json:"bend"`
	Scale *[2]float64 `json:"scale"`
}

// Load reads the figures of several files. The error names the file, the figure
// and what is wrong with it.
func Load(files fs.FS) (Figures, error) {
	all := Figures{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		some, err := Read(data)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for id, f := range some {
			if all[id] != nil {
				return fmt.Errorf("%s: %s was in another file", name, id)
			}
			all[id] = f
		}
		return nil
	})
	return all, err
}

// Read reads figures. The error names the figure and what is wrong with it.
func Read(data []byte) (Figures, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var f file
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("read figures: %w", err)
	}
	if f.Format != fileFormat {
		return nil, fmt.Errorf("read figures: format %d is not %d", f.Format, fileFormat)
	}
	figures := Figures{}
	for id, written := range f.Figures {
		figure, err := written.figure()
		if err != nil {
			return nil, fmt.Errorf("read figures: %s: %w", id, err)
		}
		figures[id] = figure
	}
	return figures, nil
}

func (w *figureFile) figure() (*Figure, error) {
	if w.View != "side" && w.View != "front" {
		return nil, fmt.Errorf("view %q is neither side nor front", w.View)
	}
	if len(w.Keys) < 2 {
		return nil, errors.New("fewer than two keys")
	}
	f := &Figure{
		front: w.View == "front", lying: w.Lying, loop: w.Loop, load: w.Load, hero: w.Hero,
		floor: w.Ground == nil || *w.Ground,
	}
	f.ground = f.floor
	if f.lying && !f.front {
		return nil, errors.New("who lies on the side is seen from the front")
	}
	if f.load != byGround && f.load != noLoad && f.load != bothLoad {
		return nil, fmt.Errorf("no load %q", f.load)
	}
	if err := f.readRoot(w.Keys); err != nil {
		return nil, err
	}
	for i := range w.Keys {
		if err := f.readKey(&w.Keys[i], i == 0); err != nil {
			return nil, fmt.Errorf("key %d: %w", i, err)
		}
	}
	if err := f.close(w.Wrap); err != nil {
		return nil, err
	}
	if f.hero < 0 || f.hero >= len(f.keys) {
		return nil, fmt.Errorf("no key %d to be the hero", f.hero)
	}
	for i := range w.Props {
		p, err := w.Props[i].prop()
		if err != nil {
			return nil, err
		}
		f.props = append(f.props, p)
		if w.Props[i].Kind == "mat" {
			f.ground = false // it is what the figure lies on
		}
	}
	for _, arrow := range w.Arrows {
		if len(arrow) != 2 && len(arrow) != 3 {
			return nil, errors.New("an arrow has two or three points")
		}
		var points []Point
		for _, p := range arrow {
			points = append(points, Point{p[0], p[1]})
		}
		f.arrows = append(f.arrows, points)
	}
	f.boxes = sync.OnceValue(f.measure)
	return f, nil
}

// readRoot finds out what of the figure stays, which has to be the same in
// every key.
func (f *Figure) readRoot(keys []keyFile) error {
	given := func(k *keyFile) (root, int) {
		what, n := rootPelvis, 0
		for r, p := range map[root]*[2]float64{rootPelvis: k.Pelvis, rootShoulder: k.Shoulder, rootToe: k.Toe} {
			if p != nil {
				what, n = r, n+1
			}
		}
		return what, n
	}
	for i := range keys {
		what, n := given(&keys[i])
		if n != 1 {
			return fmt.Errorf("key %d: one of pelvis, shoulder and toe", i)
		}
		if i > 0 && what != f.root {
			return fmt.Errorf("key %d: stands on something else than the first", i)
		}
		if (keys[i].Lift != nil) != (keys[0].Lift != nil) {
			return fmt.Errorf("key %d: lift in every key or in none", i)
		}
		f.root, f.lifted = what, keys[0].Lift != nil
	}
	return nil
}

func (f *Figure) readKey(w *keyFile, first bool) error {
	if w.Seconds <= 0 || w.Hold < 0 {
		return errors.New("takes no time")
	}
	var p pose
	where := *firstOf(w.Pelvis, w.Shoulder, w.Toe)
	p[rootX], p[rootY] = where[0], where[1]
	p[lean], p[curl], p[turn] = w.Lean, w.Curl, w.Turn
	p[head] = headFor(w.Lean)
	if w.Head != nil {
		p[head] = *w.Head
	}
	if w.Lift != nil {
		p[lift] = *w.Lift
	}
	if w.LegNear == nil || w.ArmNear == nil {
		return errors.New("a leg and an arm near the viewer")
	}
	if f.front && (w.LegFar == nil || w.ArmFar == nil) {
		return errors.New("seen from the front, both legs and both arms")
	}
	for limb, written := range []*limbFile{legNear: w.LegNear, legFar: w.LegFar, armNear: w.ArmNear, armFar: w.ArmFar} {
		if err := f.readLimb(&p, limb, written, first); err != nil {
			return err
		}
	}
	for i, mark := range []*[2]float64{w.A, w.B, w.C} {
		if mark != nil {
			p[markAt(i)], p[markAt(i)+1] = mark[0], mark[1]
		}
	}
	f.keys = append(f.keys, key{pose: p, seconds: w.Seconds, hold: w.Hold})
	return nil
}

func firstOf(all ...*[2]float64) *[2]float64 {
	i := slices.IndexFunc(all, func(p *[2]float64) bool { return p != nil })
	return all[i]
}

// headFor is how the head is held where nothing says so: a little more upright
// than the trunk, and in line with it when lying.
func headFor(lean float64) float64 {
	if math.Abs(lean) >= 80 {
		return lean
	}
	return 0.75 * lean
}

// readLimb reads a limb; a far one that is not there does what the near one
// does.
func (f *Figure) readLimb(p *pose, limb int, w *limbFile, first bool) error {
	if w == nil {
		near := limb - 1
		for i := range limbNumbers {
			p[at(limb, i)] = p[at(near, i)]
		}
		p[at(limb, contactX)] += depth.X
		p[at(limb, contactY)] += depth.Y
		f.holds[limb], f.bend[limb], f.orbits[limb] = f.holds[near], f.bend[near], f.orbits[near]
		return nil
	}
	h, err := w.read(p, limb, f.front)
	if err != nil {
		return err
	}
	bend := w.Bend
	switch {
	case bend == 0 && isLeg(limb):
		bend = 1
	case bend == 0:
		bend = -1
	}
	round := w.orbit()
	if !first && (h != f.holds[limb] || bend != f.bend[limb] || round != f.orbits[limb]) {
		return errors.New("a limb is held or bent otherwise than in the first key")
	}
	f.holds[limb], f.bend[limb], f.orbits[limb] = h, bend, round
	return nil
}

// orbit is the way round, if there is one.
func (w *limbFile) orbit() orbit {
	switch len(w.Orbit) {
	case 3:
		return orbit{Point{w.Orbit[0], w.Orbit[1]}, w.Orbit[2], w.Orbit[2]}
	case 4:
		return orbit{Point{w.Orbit[0], w.Orbit[1]}, w.Orbit[2], w.Orbit[3]}
	}
	return orbit{}
}

// read puts a limb's numbers into a pose and says how it is held.
func (w *limbFile) read(p *pose, limb int, front bool) (hold, error) {
	p[at(limb, upperScale)], p[at(limb, lowerScale)] = 1, 1
	if w.Scale != nil {
		p[at(limb, upperScale)], p[at(limb, lowerScale)] = w.Scale[0], w.Scale[1]
	}
	contacts := map[hold]*[2]float64{byFoot: w.Foot, byToe: w.Toe, byHand: w.Hand}
	held := byAngles
	for h, target := range contacts {
		if target == nil {
			continue
		}
		if held != byAngles {
			return 0, errors.New("a limb has two contacts")
		}
		held = h
		p[at(limb, contactX)], p[at(limb, contactY)] = target[0], target[1]
	}
	if w.Orbit != nil {
		if held != byAngles || w.orbit() == (orbit{}) || !isLeg(limb) {
			return 0, errors.New("an orbit is a leg's only contact: a centre and one or two radii")
		}
		held = byOrbit
		p[at(limb, orbitAngle)] = w.Angle
	}
	upper, lower := w.Upper, w.Fore
	if isLeg(limb) {
		upper, lower = w.Thigh, w.Shin
	}
	switch {
	case (held == byHand) == isLeg(limb) && held != byAngles:
		return 0, errors.New("hands hold and feet stand")
	case held == byAngles && (upper == nil || lower == nil):
		return 0, errors.New("a limb has two angles or a contact")
	case held == byAngles:
		p[at(limb, upperAngle)], p[at(limb, lowerAngle)] = *upper, *lower
	}
	p[at(limb, sole)] = soleFor(w, held, front)
	return held, nil
}

// turnedOut is how far feet point outwards, seen from the front.
const turnedOut = 20

func soleFor(w *limbFile, held hold, front bool) float64 {
	switch {
	case w.Sole != nil:
		return *w.Sole
	case front:
		return turnedOut
	case held == byAngles && w.Shin != nil:
		return *w.Shin + 90
	}
	return 90
}

// close makes a ring of the keys.
func (f *Figure) close(wrap map[string]float64) error {
	switch f.loop {
	case rep, swing, cycle:
	case swap:
		if f.front || f.holds != ([limbs]hold{}) {
			return errors.New("sides are exchanged only where every limb has angles")
		}
		for _, k := range slices.Clone(f.keys) {
			k.pose = k.pose.swapped()
			f.keys = append(f.keys, k)
		}
	default:
		return fmt.Errorf("no loop %q", f.loop)
	}
	for name, gained := range wrap {
		i, ok := wrapped[name]
		if !ok || f.loop != cycle {
			return fmt.Errorf("nothing to wrap called %q", name)
		}
		f.wrap[i] = gained
	}
	return nil
}

// wrapped are the numbers that may go round.
var wrapped = map[string]int{
	"armNear.upper": at(armNear, upperAngle), "armNear.fore": at(armNear, lowerAngle),
	"armFar.upper": at(armFar, upperAngle), "armFar.fore": at(armFar, lowerAngle),
	"legNear.angle": at(legNear, orbitAngle), "legFar.angle": at(legFar, orbitAngle),
}

// Length is how long one round of the movement takes.
func (f *Figure) Length() time.Duration {
	return time.Duration(f.length() * float64(time.Second))
}
