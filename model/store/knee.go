package store

import (
	"fmt"
	"math"
	"time"

	"github.com/kneewise/kneewise/model"
)

type painRow struct {
	ID          model.ID `gorm:"primaryKey"`
	At          *int64
	Zone        string
	Side        model.Side
	Score       int
	Quality     text
	Moment      text
	Site        text
	AtRest      bool
	Swelling    int
	Temperature int
	Session     text
	Exercise    text
	Note        text
}

type symptomRow struct {
	Entry    model.ID
	Position int
	Symptom  model.Symptom
}

type redFlagRow struct {
	ID        model.ID `gorm:"primaryKey"`
	Flag      string
	Side      model.Side
	Opened    *int64
	Contacted *int64
	Closed    *int64
	Cleared   bool
}

type thermalRow struct {
	ID          model.ID `gorm:"primaryKey"`
	Modality    model.Modality
	Side        model.Side
	Start       *int64
	Zone        string
	Duration    model.Seconds
	ScoreBefore *int
	ScoreAfter  *int
}

type rangeRow struct {
	ID      model.ID `gorm:"primaryKey"`
	At      *int64
	Zone    string
	Side    model.Side
	Measure string
	Value   int
	Note    text
}

type medicationRow struct {
	ID       model.ID `gorm:"primaryKey"`
	At       *int64
	Zone     string
	Medicine model.Medicine
	Topical  bool
	Checked  *bool
}

func (painRow) TableName() string       { return "pain_entries" }
func (symptomRow) TableName() string    { return "pain_symptoms" }
func (redFlagRow) TableName() string    { return "red_flags" }
func (thermalRow) TableName() string    { return "thermals" }
func (rangeRow) TableName() string      { return "ranges_of_motion" }
func (medicationRow) TableName() string { return "medications" }

// SaveMedication keeps a dose of a painkiller.
func (w *writer) SaveMedication(m model.Medication) error {
	if err := m.Validate(); err != nil {
		return refused("medication", m.ID, err)
	}
	return w.put("medication", &medicationRow{
		ID: m.ID, At: nanoseconds(m.At), Zone: m.Zone, Medicine: m.Medicine, Topical: m.Topical, Checked: m.Checked,
	})
}

// DeleteMedication forgets a dose of a painkiller.
func (w *writer) DeleteMedication(id model.ID) error { return w.remove("medications", id) }

// Medications returns the doses of a time.
func (r *reader) Medications(from, to time.Time) ([]model.Medication, error) {
	rows, err := find[medicationRow](r.tx, "SELECT * FROM medications WHERE at >= ? AND at < ? ORDER BY at, id", bound(from), bound(to))
	if err != nil {
		return nil, fmt.Errorf("read medications: %w", err)
	}
	var doses []model.Medication
	for _, row := range rows {
		m := model.Medication{
			ID: row.ID, At: instant(row.At), Zone: row.Zone, Medicine: row.Medicine, Topical: row.Topical, Checked: row.Checked,
		}
		if err := stillValid("medications", m.ID, m.Validate()); err != nil {
			return nil, err
		}
		doses = append(doses, m)
	}
	return doses, nil
}

// SavePain keeps a pain score with its symptoms.
func (w *writer) SavePain(e model.PainEntry) error {
	if err := e.Validate(); err != nil {
		return refused("pain entry", e.ID, err)
	}
	if err := w.put("pain entry", &painRow{
		ID: e.ID, At: nanoseconds(e.At), Zone: e.Zone, Side: e.Side, Score: e.Score,
		Quality: text(e.Quality), Moment: text(e.Moment), Site: text(e.Site), AtRest: e.AtRest,
		Swelling: e.Swelling, Temperature: e.Temperature, Session: text(e.Session), Exercise: text(e.Exercise), Note: text(e.Note),
	}); err != nil {
		return err
	}
	var symptoms []symptomRow
	for i, s := range e.Symptoms {
		symptoms = append(symptoms, symptomRow{Entry: e.ID, Position: i, Symptom: s})
	}
	return replace(w, "pain_symptoms", "entry", e.ID, symptoms)
}

// DeletePain forgets a pain score.
func (w *writer) DeletePain(id model.ID) error { return w.remove("pain_entries", id) }

// Pain returns the scores of a time, with their symptoms.
func (r *reader) Pain(from, to time.Time) ([]model.PainEntry, error) {
	if !from.Before(to) {
		return nil, nil
	}
	log := painLog{first: bound(from), last: bound(to) - 1}
	span, end := log.first>>painShift, log.last>>painShift
	if end-span < 2 {
		// So few rows are quicker to read than the packs they are in.
		err := log.read(r, span, end)
		return log.entries, err
	}
	var count int
	if err := r.tx.Raw("SELECT count(*) FROM pain_entries WHERE at BETWEEN ? AND ?", log.first, log.last).Row().Scan(&count); err != nil {
		return nil, fmt.Errorf("count pain entries: %w", err)
	}
	log.entries = make([]model.PainEntry, 0, count)
	err := r.walk(painPacks, span, end, log.unpack, func(from, to int64) error { return log.read(r, from, to) })
	if err == nil && len(log.entries) != count { // another program replaced rows without their triggers
		log.entries = make([]model.PainEntry, 0, count)
		err = log.read(r, span, end)
	}
	return log.entries, err
}

// painLog is pain scores with their symptoms.
type painLog struct {
	first, last int64 // the time that they are from, in nanoseconds
	entries     []model.PainEntry
}

// read adds the scores of some spans.
func (l *painLog) read(r *reader, from, to int64) error {
	first, last := painSpans(from, to)
	first, last = max(first, l.first), min(last, l.last)
	ticks, err := find[symptomRow](r.tx, `SELECT t.* FROM pain_entries e CROSS JOIN pain_symptoms t ON t.entry = e.id
		WHERE e.at BETWEEN ? AND ? ORDER BY t.entry, t.position`, first, last)
	if err != nil {
		return fmt.Errorf("read symptoms: %w", err)
	}
	symptoms := children(ticks,
		func(row symptomRow) model.ID { return row.Entry },
		func(row symptomRow) model.Symptom { return row.Symptom })
	err = r.each("SELECT "+painColumns+" FROM pain_entries WHERE at BETWEEN ? AND ? ORDER BY at, id", []any{first, last}, func(row *row) error {
		e := painOf(row)
		e.Symptoms = symptoms[e.ID]
		if row.err != nil {
			return badRow("pain_entries", e.ID, row.err)
		}
		l.entries = append(l.entries, e)
		return stillValid("pain_entries", e.ID, e.Validate())
	})
	if err != nil {
		return fmt.Errorf("read pain entries: %w", err)
	}
	return nil
}

// packPain packs the scores of a span.
func (r *reader) packPain(span int64) (*codec, error) {
	log := painLog{first: math.MinInt64, last: math.MaxInt64}
	if err := log.read(r, span, span); err != nil {
		return nil, err
	}
	c := newWriter()
	c.length(len(log.entries))
	for i := range log.entries {
		c.pain(&log.entries[i])
	}
	return c, nil
}

// unpack adds the scores of a pack that are from the time.
func (l *painLog) unpack(c *codec) bool {
	before := len(l.entries)
	for range c.length(0) {
		l.entries = append(l.entries, model.PainEntry{})
		e := &l.entries[len(l.entries)-1]
		c.pain(e)
		if at := e.At.UnixNano(); at < l.first || at > l.last {
			l.entries = l.entries[:len(l.entries)-1]
		}
	}
	if c.bad {
		l.entries = l.entries[:before]
	}
	return !c.bad
}

// painColumns are what painOf wants, in its order.
const painColumns = "id, at, zone, side, score, quality, moment, site, at_rest, swelling, temperature, session, exercise, note"

// painOf is the entry that a row stands for, without its symptoms. The fields
// are in the order of the columns: Go calls functions from left to right.
func painOf(row *row) model.PainEntry {
	return model.PainEntry{
		ID: model.ID(row.text()), At: row.instant(), Zone: row.text(), Side: model.Side(row.text()), Score: int(row.number()),
		Quality: row.text(), Moment: model.PainMoment(row.text()), Site: row.text(), AtRest: row.number() != 0,
		Swelling: int(row.number()), Temperature: int(row.number()),
		Session: model.ID(row.text()), Exercise: model.ID(row.text()), Note: row.text(),
	}
}

// SaveRedFlag keeps a red flag.
func (w *writer) SaveRedFlag(f model.RedFlag) error {
	if err := f.Validate(); err != nil {
		return refused("red flag", f.ID, err)
	}
	return w.put("red flag", &redFlagRow{
		ID: f.ID, Flag: f.Flag, Side: f.Side, Opened: nanoseconds(f.Opened),
		Contacted: nanoseconds(f.Contacted), Closed: nanoseconds(f.Closed), Cleared: f.Cleared,
	})
}

// DeleteRedFlag forgets a red flag.
func (w *writer) DeleteRedFlag(id model.ID) error { return w.remove("red_flags", id) }

// RedFlags returns all red flags.
func (r *reader) RedFlags() ([]model.RedFlag, error) {
	rows, err := find[redFlagRow](r.tx, "SELECT * FROM red_flags ORDER BY opened, id")
	if err != nil {
		return nil, fmt.Errorf("read red flags: %w", err)
	}
	var flags []model.RedFlag
	for _, row := range rows {
		f := model.RedFlag{
			ID: row.ID, Flag: row.Flag, Side: row.Side, Opened: instant(row.Opened),
			Contacted: instant(row.Contacted), Closed: instant(row.Closed), Cleared: row.Cleared,
		}
		if err := f.Validate(); err != nil {
			return nil, badRow("red_flags", f.ID, err)
		}
		flags = append(flags, f)
	}
	return flags, nil
}

// SaveThermal keeps an application of ice or heat.
func (w *writer) SaveThermal(t model.Thermal) error {
	if err := t.Validate(); err != nil {
		return refused("thermal", t.ID, err)
	}
	return w.put("thermal", &thermalRow{
		ID: t.ID, Modality: t.Modality, Side: t.Side, Start: nanoseconds(t.Start), Zone: t.Zone,
		Duration: t.Duration, ScoreBefore: t.Before, ScoreAfter: t.After,
	})
}

// DeleteThermal forgets an application of ice or heat.
func (w *writer) DeleteThermal(id model.ID) error { return w.remove("thermals", id) }

// Thermals returns the applications of ice or heat that began in a time.
func (r *reader) Thermals(from, to time.Time) ([]model.Thermal, error) {
	rows, err := find[thermalRow](r.tx, "SELECT * FROM thermals WHERE start >= ? AND start < ? ORDER BY start, id", bound(from), bound(to))
	if err != nil {
		return nil, fmt.Errorf("read thermals: %w", err)
	}
	var thermals []model.Thermal
	for _, row := range rows {
		t := model.Thermal{
			ID: row.ID, Modality: row.Modality, Side: row.Side, Start: instant(row.Start), Zone: row.Zone,
			Duration: row.Duration, Before: row.ScoreBefore, After: row.ScoreAfter,
		}
		if err := stillValid("thermals", t.ID, t.Validate()); err != nil {
			return nil, err
		}
		thermals = append(thermals, t)
	}
	return thermals, nil
}

// SaveRangeOfMotion keeps a measurement.
func (w *writer) SaveRangeOfMotion(m model.RangeOfMotion) error {
	if err := m.Validate(); err != nil {
		return refused("range of motion", m.ID, err)
	}
	return w.put("range of motion", &rangeRow{
		ID: m.ID, At: nanoseconds(m.At), Zone: m.Zone, Side: m.Side, Measure: m.Measure, Value: m.Value, Note: text(m.Note),
	})
}

// DeleteRangeOfMotion forgets a measurement.
func (w *writer) DeleteRangeOfMotion(id model.ID) error { return w.remove("ranges_of_motion", id) }

// RangesOfMotion returns the measurements of a time.
func (r *reader) RangesOfMotion(from, to time.Time) ([]model.RangeOfMotion, error) {
	rows, err := find[rangeRow](r.tx, "SELECT * FROM ranges_of_motion WHERE at >= ? AND at < ? ORDER BY at, id", bound(from), bound(to))
	if err != nil {
		return nil, fmt.Errorf("read ranges of motion: %w", err)
	}
	var ranges []model.RangeOfMotion
	for _, row := range rows {
		m := model.RangeOfMotion{
			ID: row.ID, At: instant(row.At), Zone: row.Zone, Side: row.Side, Measure: row.Measure, Value: row.Value, Note: string(row.Note),
		}
		if err := stillValid("ranges_of_motion", m.ID, m.Validate()); err != nil {
			return nil, err
		}
		ranges = append(ranges, m)
	}
	return ranges, nil
}
