package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
)

// DecodeLibrary reads a library from three JSON lists in the form of
// assets/catalogue. Amounts there are whole metres, minutes and seconds; the
// sets of a unilateral exercise are those of one side and come out for both,
// the left one first each time. Fields that are not known are refused. An
// error names the file, the entry and what is wrong with it; what can be read
// but does not fit together is reported as [Library.Validate] has it.
func DecodeLibrary(activities, exercises, templates []byte) (Library, error) {
	var (
		l   Library
		err error
	)
	if l.Activities, err = decodeList("activities", activities, activityEntry.activity); err != nil {
		return Library{}, err
	}
	if l.Exercises, err = decodeList("exercises", exercises, exerciseEntry.exercise); err != nil {
		return Library{}, err
	}
	l.index()
	template := func(e templateEntry) (Template, error) { return e.template(&l) }
	if l.Templates, err = decodeList("templates", templates, template); err != nil {
		return Library{}, err
	}
	if err := l.Validate(); err != nil {
		return Library{}, fmt.Errorf("check the library: %w", err)
	}
	return l, nil
}

// decodeList reads NAME.json, a list of entries, and converts each.
func decodeList[E, V any](name string, data []byte, convert func(E) (V, error)) ([]V, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, fmt.Errorf("read %s.json: %w", name, err)
	}
	list := make([]V, len(raw))
	for i := range raw {
		var entry E
		err := decodeStrictly(raw[i], &entry)
		if err == nil {
			list[i], err = convert(entry)
		}
		if err != nil {
			return nil, fmt.Errorf("read %s.json: entry [%d]: %w", name, i, err)
		}
	}
	return list, nil
}

func decodeStrictly(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

// activityEntry is an entry of activities.json.
type activityEntry struct {
	ID     ID     `json:"id"`
	Name   string `json:"name"`
	Family ID     `json:"family"`
	Impact Impact `json:"impact"`
	Mark   string `json:"mark"`
	Pace   bool   `json:"pace"`
	Figure ID     `json:"figure"` // if it is not called like the activity
}

func (e activityEntry) activity() (Activity, error) {
	return Activity{
		ID: e.ID, Name: e.Name, Family: e.Family, Impact: e.Impact, Mark: e.Mark, Pace: e.Pace, Figure: cmp.Or(e.Figure, e.ID),
	}, nil
}

// exerciseEntry is an entry of exercises.json.
type exerciseEntry struct {
	ID         ID        `json:"id"`
	Name       string    `json:"name"`
	Regions    []string  `json:"regions"`
	BodyWeight bool      `json:"bodyWeight"`
	Unilateral bool      `json:"unilateral"`
	Timed      bool      `json:"timed"`
	Equipment  Equipment `json:"equipment"`
	Tags       []Tag     `json:"tags"`
	Substitute ID        `json:"substitute"`
	Figure     ID        `json:"figure"` // if it is not called like the exercise
}

// regionWords are the words of exercises.json for muscle groups.
var regionWords = map[string]Regions{
	"lower": RegionLower, "push": RegionPush, "pull": RegionPull, "core": RegionCore,
}

func (e exerciseEntry) exercise() (Exercise, error) {
	var regions Regions
	for i, word := range e.Regions {
		region, ok := regionWords[word]
		if !ok {
			return Exercise{}, &Invalid{Field: indexed("regions", i), Code: CodeUnknown}
		}
		regions |= region
	}
	return Exercise{
		ID: e.ID, Name: e.Name, Regions: regions,
		BodyWeight: e.BodyWeight, Unilateral: e.Unilateral, Timed: e.Timed,
		Equipment: e.Equipment, Tags: e.Tags, Substitute: e.Substitute, Figure: cmp.Or(e.Figure, e.ID),
	}, nil
}

// templateEntry is an entry of templates.json. Its numbers are of types so
// small that no product with a unit overflows and no list gets long before
// Validate has seen it.
type templateEntry struct {
	ID        ID          `json:"id"`
	Kind      Kind        `json:"kind"`
	Activity  ID          `json:"activity"`
	Title     string      `json:"title"`
	Minutes   int32       `json:"minutes"`
	Metres    int32       `json:"metres"`
	RPE       int8        `json:"rpe"`
	Exercises []setsEntry `json:"exercises"`
}

// setsEntry is a number of equal sets of one exercise: repetitions, or
// seconds for a timed one.
type setsEntry struct {
	ID      ID    `json:"id"`
	Sets    uint8 `json:"sets"`
	Reps    int16 `json:"reps"`
	Seconds int16 `json:"seconds"`
	Least   int16 `json:"least"` // repetitions or seconds that a set keeps between; both zero: the usual ones
	Most    int16 `json:"most"`
}

func (e templateEntry) template(l *Library) (Template, error) {
	t := Template{
		ID: e.ID, Kind: e.Kind, Activity: e.Activity, Title: e.Title,
		Plan: Effort{
			Duration: Seconds(e.Minutes) * Minute,
			Distance: Distance(e.Metres) * Metre,
			RPE:      int(e.RPE),
		},
	}
	for i, sets := range e.Exercises {
		exercise, _ := l.Exercise(sets.ID) // Validate reports an unknown one
		p, err := sets.prescription(exercise)
		if err != nil {
			return Template{}, fmt.Errorf("exercises[%d]: %w", i, err)
		}
		t.Prescriptions = append(t.Prescriptions, p)
	}
	return t, nil
}

func (e setsEntry) prescription(of Exercise) (Prescription, error) {
	switch {
	case e.Sets == 0:
		return Prescription{}, &Invalid{Field: "sets", Code: CodeEmpty}
	case of.Timed && e.Reps != 0:
		return Prescription{}, &Invalid{Field: "reps", Code: CodeMismatch}
	case !of.Timed && e.Seconds != 0:
		return Prescription{}, &Invalid{Field: "seconds", Code: CodeMismatch}
	}
	sides := []Side{BothSides}
	if of.Unilateral {
		sides = []Side{Left, Right}
	}
	p := Prescription{Exercise: e.ID, Least: int(e.Least), Most: int(e.Most)}
	for range e.Sets {
		for _, side := range sides {
			p.Sets = append(p.Sets, Set{Reps: int(e.Reps), Hold: Seconds(e.Seconds), Side: side})
		}
	}
	return p, nil
}
