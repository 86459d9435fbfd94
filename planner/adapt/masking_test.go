package adapt_test

import (
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
)

func dose(id model.ID, at time.Time, medicine model.Medicine, topical bool) model.Medication {
	return model.Medication{ID: id, At: at, Zone: london, Medicine: medicine, Topical: topical}
}

func TestO26_Masking(t *testing.T) {
	for _, c := range []struct {
		at   float64
		want bool
	}{{13, true}, {6, false}} {
		b := newBook()
		s := b.run(on(0, 18))
		b.Medications = []model.Medication{dose("m", on(0, c.at), model.Ibuprofen, false)}
		if mask, masked := b.read().Mask(s); masked != c.want || masked && mask.Dose != "m" {
			t.Errorf("ibuprofen at %v, session at 18:00: %+v, %v", c.at, mask, masked)
		}
	}
}

// TestMaskingWindows: RULES.md 2.7, each border included.
func TestMaskingWindows(t *testing.T) {
	for _, c := range []struct {
		medicine model.Medicine
		topical  bool
		hours    time.Duration
	}{
		{model.Ibuprofen, false, 6},
		{model.Acetaminophen, false, 6},
		{model.Naproxen, false, 12},
		{model.OtherMedicine, false, 6},
		{model.OtherMedicine, true, 4},
		{model.Ibuprofen, true, 4},
		{model.Naproxen, true, 4},
	} {
		b := newBook()
		s := b.train(model.Upper, "", on(0, 18)) // any session is warned about
		s.Status, s.Actual = model.Planned, nil
		for offset, want := range map[time.Duration]bool{
			-c.hours*time.Hour - time.Second: false,
			-c.hours * time.Hour:             true,
			0:                                true,
			time.Second:                      false, // after the start
		} {
			b.Medications = []model.Medication{dose("m", s.Start.Add(offset), c.medicine, c.topical)}
			if _, masked := b.read().Mask(s); masked != want {
				t.Errorf("%s, topical %v, %v from the start: masked %v", c.medicine, c.topical, offset, masked)
			}
		}
	}
}

// Of several doses the one that lasts longest is named; without a clock time
// nothing is known.
func TestMaskNamesTheLongest(t *testing.T) {
	b := newBook()
	s := b.run(on(0, 18))
	b.Medications = []model.Medication{
		dose("cream", on(0, 17), model.OtherMedicine, true),
		dose("long", on(0, 12), model.Naproxen, false),
		dose("short", on(0, 17), model.Ibuprofen, false),
	}
	if mask, _ := b.read().Mask(s); mask.Dose != "long" || !mask.Until.Equal(on(1, 0)) {
		t.Errorf("mask %+v", mask)
	}
	s.Start = time.Time{}
	if mask, masked := b.read().Mask(s); masked {
		t.Errorf("masked without a clock time: %+v", mask)
	}
}

// TestR33_MaskedNeverGreen: what a masked session's scores say cannot make a
// green week, and red stays red.
func TestR33_MaskedNeverGreen(t *testing.T) {
	for score, want := range map[int]model.PainZone{0: model.Masked, 4: model.Masked, 6: model.Red} {
		b := newBook()
		s := b.run(on(0, 18))
		b.hurt(on(0, 18.30), score)
		b.hurt(on(1, 8), 0)
		b.Medications = []model.Medication{dose("m", on(0, 13), model.Ibuprofen, false)}
		d := b.read()
		v, _ := d.Verdict(s.ID)
		if v.Zone != want || v.Mask.Dose != "m" || d.Zone(running, june) != want {
			t.Errorf("score %d: %+v, week %v; want %v", score, v, d.Zone(running, june), want)
		}
		if want == model.Masked && v.Reason != adapt.PainMasked {
			t.Errorf("reason %q", v.Reason)
		}
	}
}
