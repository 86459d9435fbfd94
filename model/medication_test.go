package model

import (
	"testing"
	"time"
)

func dose() Medication {
	return Medication{ID: "m", At: noon, Zone: "Europe/London", Medicine: Naproxen}
}

func TestMedicationValidate(t *testing.T) {
	yes := true
	refuses(t, dose, (*Medication).Validate, map[string]spoilt[Medication]{
		"no ID":             {func(m *Medication) { m.ID = "" }, "id: empty"},
		"no time":           {func(m *Medication) { m.At = time.Time{} }, "at: empty"},
		"the year 2201":     {func(m *Medication) { m.At = m.At.AddDate(175, 0, 0) }, "at: bad-date"},
		"no zone":           {func(m *Medication) { m.Zone = "" }, "zone: unknown"},
		"no medicine":       {func(m *Medication) { m.Medicine = "" }, "medicine: empty"},
		"unknown medicine":  {func(m *Medication) { m.Medicine = "tea" }, "medicine: unknown"},
		"a cream, approved": {func(m *Medication) { m.Medicine, m.Topical, m.Checked = OtherMedicine, true, &yes }, ""},
	})
}

// A dose late on a summer evening belongs to the day in its own zone.
func TestMedicationDate(t *testing.T) {
	m := dose()
	m.At = time.Date(2026, 6, 1, 23, 30, 0, 0, time.UTC)
	if got := m.Date(); got != ymd(2026, 6, 2) {
		t.Errorf("00:30 in London is on %v", got)
	}
}
