package model

import (
	"time"

	"cloud.google.com/go/civil"
)

// Medicine is what a painkiller holds, as far as it matters for how long it
// may mask pain (RULES.md 2.7).
type Medicine string

// The medicines that are told apart.
const (
	Ibuprofen     Medicine = "ibuprofen"
	Acetaminophen Medicine = "acetaminophen"
	Naproxen      Medicine = "naproxen"
	OtherMedicine Medicine = "other"
)

// Medicines lists them in the order people see them.
var Medicines = []Medicine{Ibuprofen, Acetaminophen, Naproxen, OtherMedicine}

// Medication is one dose of a painkiller that was taken or put on. How much it
// was is neither asked nor kept: there is no advice on doses (RULES.md R14).
type Medication struct {
	ID       ID
	At       time.Time // UTC
	Zone     string
	Medicine Medicine
	Topical  bool  // put on the skin (RULES.md R15)
	Checked  *bool // asked their own care provider first; nil if not asked about this dose
}

// Date returns the civil date of the dose in its own zone.
func (m *Medication) Date() civil.Date { return civil.DateOf(m.At.In(zone(m.Zone))) }

// Validate says what keeps it from being saved, as [Invalid] fields.
func (m *Medication) Validate() error {
	var c check
	c.id("id", m.ID)
	c.instant("at", m.At, false)
	c.zone("zone", m.Zone)
	oneOf(&c, "medicine", m.Medicine, Medicines)
	if m.Medicine == "" {
		c.add("medicine", CodeEmpty)
	}
	return c.err()
}
