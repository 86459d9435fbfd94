package planner

import (
	"cmp"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// KneesView is how the knees are now and what that means.
type KneesView struct {
	Now time.Time

	// Flags are the red flags that are open, those for today first; one with
	// Banner set is shown until a provider was contacted or it is closed. Signs
	// are what they rest on, the last ones first.
	Flags []adapt.OpenFlag
	Signs []adapt.Sign

	// Effects are what the flags do to the plan, and until when if no symptom
	// comes back. Blocks are all times that something is not to be trained in
	// and that are not over, Caps the most for the next session of a stream.
	Effects adapt.Effects
	Blocks  []rule.Block
	Caps    []rule.Cap

	// Mornings are the checks of the next morning that wait for an answer, by
	// session.
	Mornings []MorningCheck

	// Nudge says that nothing was logged yesterday and the day before, after
	// something had been: a word on gentle movement, once (RULES.md R11).
	Nudge bool

	// Unchecked are the medicines whose last answer is that no provider was
	// asked first: a standing reminder (RULES.md R14).
	Unchecked []model.Medicine
}

// MorningCheck asks for the score of the morning after a session (RULES.md 2.5).
// A score that says it is of the morning answers it until the end of that day
// (clarification 7); one that does not, until noon.
type MorningCheck struct {
	Session model.ID
	Date    civil.Date   // the morning's
	Sides   []model.Side // the knees without a score
	From    time.Time    // 04:00 on the morning
	Due     time.Time    // noon: without an answer a painful session counts as amber from then on
	Until   time.Time    // the end of the day
	Overdue bool         // Due is over
}

// Knees returns how the knees are now.
func (p *Planner) Knees() (KneesView, error) {
	var view KneesView
	err := p.read(func(st *state, _ model.Reader) error {
		view = st.kneesView(p.now())
		return nil
	})
	return view, err
}

func (st *state) kneesView(now time.Time) KneesView {
	k := &st.knees
	view := KneesView{
		Now: now, Flags: k.diary.Flags(), Effects: k.diary.Effects(),
		Blocks: slices.Clone(k.open), Caps: slices.Clone(k.caps), Mornings: st.mornings(now),
		Unchecked: k.unchecked(),
	}
	for _, s := range slices.Backward(k.diary.Signs()) {
		if slices.ContainsFunc(view.Flags, func(f adapt.OpenFlag) bool {
			return f.Flag == s.Flag && (f.Side == s.Side || f.Side == model.BothSides) && !s.At.Before(f.Opened)
		}) {
			view.Signs = append(view.Signs, s)
		}
	}
	view.Nudge = !view.Effects.Suspend && st.nudge()
	return view
}

// mornings are the checks that wait now: of the sessions of yesterday, or of
// today in another zone, as long as the day after them lasts.
func (st *state) mornings(now time.Time) []MorningCheck {
	var checks []MorningCheck
	for _, s := range between(st.all, st.today.AddDays(-2), st.today) {
		v, judged := st.knees.diary.Verdict(s.ID)
		if !judged {
			continue
		}
		zone := s.Zone
		if zone == "" {
			zone = st.zoneName
		}
		c := MorningCheck{Session: s.ID, Date: s.Date.AddDays(1), Due: v.Due, Overdue: !now.Before(v.Due)}
		c.From, c.Until = model.At(c.Date, 4*model.Hour, zone), model.At(c.Date.AddDays(1), 0, zone)
		for _, knee := range v.Knees {
			if !knee.Morning.Known() {
				c.Sides = append(c.Sides, knee.Side)
			}
		}
		if len(c.Sides) > 0 && !now.Before(c.From) && now.Before(c.Until) {
			checks = append(checks, c)
		}
	}
	return checks
}

// nudge says whether nothing was logged for two days, and it was on the third:
// so it is said on one day only.
func (st *state) nudge() bool {
	return !st.loggedOn(st.today) && !st.loggedOn(st.today.AddDays(-1)) && !st.loggedOn(st.today.AddDays(-2)) &&
		st.loggedOn(st.today.AddDays(-3))
}

func (st *state) loggedOn(d civil.Date) bool {
	k := &st.knees
	return slices.ContainsFunc(between(st.all, d, d), func(s *model.Session) bool { return s.Status == model.Done }) ||
		slices.ContainsFunc(k.entries, func(e model.PainEntry) bool { return e.Date() == d }) ||
		slices.ContainsFunc(k.thermals, func(t model.Thermal) bool { return model.DateIn(t.Start, t.Zone) == d }) ||
		slices.ContainsFunc(k.medications, func(m model.Medication) bool { return m.Date() == d })
}

// unchecked lists the medicines whose last answer was no.
func (k *kneeLog) unchecked() []model.Medicine {
	last := map[model.Medicine]*model.Medication{}
	for i := range k.medications {
		m := &k.medications[i]
		if m.Checked == nil {
			continue
		}
		if other := last[m.Medicine]; other == nil || m.At.After(other.At) || m.At.Equal(other.At) && m.ID > other.ID {
			last[m.Medicine] = m
		}
	}
	return slices.DeleteFunc(slices.Clone(model.Medicines), func(m model.Medicine) bool {
		return last[m] == nil || *last[m].Checked
	})
}

// FirstUse says whether no dose of a medicine was logged yet: whether to ask if
// a provider was asked first (RULES.md R14).
func (p *Planner) FirstUse(medicine model.Medicine) (bool, error) {
	first := false
	err := p.read(func(st *state, _ model.Reader) error {
		first = !slices.ContainsFunc(st.knees.medications, func(m model.Medication) bool { return m.Medicine == medicine })
		return nil
	})
	return first, err
}

// PainFilter says which pain entries are asked for; what is left empty does not
// matter.
type PainFilter struct {
	Side     model.Side // BothSides: either
	Least    int        // score
	Moment   model.PainMoment
	Session  model.ID // that they are about
	Symptoms bool     // only with a symptom, or a sign of a red flag
}

// PainItem is a pain entry with what it is about.
type PainItem struct {
	Entry   model.PainEntry
	Link    adapt.Link
	Session *model.Session // without its prescriptions; nil if it is about none
	Signs   []adapt.Sign   // of red flags that were known from it
}

// PainHistory returns the entries of the days from to to, both included, in
// their own zones, the newest first.
func (p *Planner) PainHistory(from, to civil.Date, filter PainFilter) ([]PainItem, error) {
	var items []PainItem
	err := p.read(func(st *state, _ model.Reader) error {
		signs := map[model.ID][]adapt.Sign{}
		for _, s := range st.knees.diary.Signs() {
			signs[s.Entry] = append(signs[s.Entry], s)
		}
		for i := range st.knees.entries {
			e := st.knees.entries[i]
			if d := e.Date(); d.Before(from) || d.After(to) {
				continue
			}
			item := PainItem{Entry: e, Link: st.knees.diary.Link(&e), Signs: signs[e.ID]}
			if s, ok := st.byID[item.Link.Session]; ok {
				copied := *s
				item.Session = &copied
			}
			if filter.accepts(&item) {
				items = append(items, item)
			}
		}
		return nil
	})
	slices.SortFunc(items, func(a, b PainItem) int {
		if c := b.Entry.At.Compare(a.Entry.At); c != 0 {
			return c
		}
		if a.Entry.ID < b.Entry.ID {
			return -1
		}
		return 1
	})
	return items, err
}

func (f *PainFilter) accepts(item *PainItem) bool {
	e := &item.Entry
	return (f.Side == model.BothSides || f.Side == e.Side) && e.Score >= f.Least && (f.Moment == "" || f.Moment == e.Moment) &&
		(f.Session == "" || f.Session == item.Link.Session) && (!f.Symptoms || len(e.Symptoms) > 0 || len(item.Signs) > 0)
}

// Verdict returns how the knees took a session (RULES.md 2.5), and whether that
// says anything: it is done, and not of the upper body alone or of mobility.
func (p *Planner) Verdict(session model.ID) (v adapt.Verdict, judged bool, err error) {
	err = p.read(func(st *state, _ model.Reader) error {
		v, judged = st.knees.diary.Verdict(session)
		return nil
	})
	return v, judged, err
}

// Link returns the session that a pain entry is about, stored or not yet.
func (p *Planner) Link(e model.PainEntry) (link adapt.Link, err error) {
	err = p.read(func(st *state, _ model.Reader) error {
		link = st.knees.diary.Link(&e)
		return nil
	})
	return link, err
}

// Causes returns what may fit as a cause of the pain of an entry, stored or not
// yet, each with the facts it rests on: never a diagnosis (RULES.md R3 to R7).
func (p *Planner) Causes(e model.PainEntry) (causes []adapt.Cause, err error) {
	err = p.read(func(st *state, _ model.Reader) error {
		causes = st.knees.diary.Causes(&e, st.budgetsBefore(&e))
		return nil
	})
	return causes, err
}

// DOMS says how the pain of an entry fits delayed-onset muscle soreness, also
// where it does not (RULES.md 2.6).
func (p *Planner) DOMS(e model.PainEntry) (doms adapt.DOMS, err error) {
	err = p.read(func(st *state, _ model.Reader) error {
		doms = st.knees.diary.DOMS(&e, st.budgetsBefore(&e))
		return nil
	})
	return doms, err
}

// budgetsBefore are the limits of the weeks that the seven days before an entry
// lie in.
func (st *state) budgetsBefore(e *model.PainEntry) []rule.Budget {
	var all []rule.Budget
	to := e.Date()
	for w := st.weekOf(to.AddDays(-7)); !w.First.After(to); w = st.weeks.After(w) {
		all = append(all, st.ledger.Budgets(w)...)
	}
	return all
}

// Offers returns the ways to go on with a planned session when the worse knee's
// score before it is as given: easing it to 80 %, low impact instead, or
// skipping it, in this order; none below 3, and none for a session that does
// not train the knees (RULES.md R34). The first is the default.
func (p *Planner) Offers(session model.ID, score int) ([]adapt.Offer, error) {
	var offers []adapt.Offer
	err := p.read(func(st *state, r model.Reader) error {
		s, err := r.Session(session)
		if err != nil {
			return err
		}
		offers = st.knees.diary.Offers(&s, score, rule.DistanceStep(st.profile.Units))
		return nil
	})
	return offers, err
}

// MedicationNote returns the painkiller whose window a session starts in, and
// whether there is one (RULES.md R33, 2.7): what to say before it.
func (p *Planner) MedicationNote(session model.ID) (mask rule.Mask, masked bool, err error) {
	err = p.read(func(st *state, _ model.Reader) error {
		s, ok := st.byID[session]
		if !ok {
			return model.ErrNotFound
		}
		mask, masked = st.knees.diary.Mask(s)
		return nil
	})
	return mask, masked, err
}

// MedicationHistory returns the doses of the days from to to, both included, in
// their own zones, the newest first.
func (p *Planner) MedicationHistory(from, to civil.Date) ([]model.Medication, error) {
	var doses []model.Medication
	err := p.read(func(st *state, _ model.Reader) error {
		for _, m := range st.knees.medications {
			if d := m.Date(); !d.Before(from) && !d.After(to) {
				doses = append(doses, m)
			}
		}
		return nil
	})
	slices.SortFunc(doses, func(a, b model.Medication) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return doses, err
}

// RangeHistory returns the ranges of motion of the days from to to, both
// included, in their own zones, the newest first.
func (p *Planner) RangeHistory(from, to civil.Date) ([]model.RangeOfMotion, error) {
	var ranges []model.RangeOfMotion
	err := p.read(func(_ *state, r model.Reader) error {
		// Zones are up to 14 hours from UTC: a day more on either side holds them all.
		all, err := r.RangesOfMotion(from.AddDays(-1).In(time.UTC), to.AddDays(2).In(time.UTC))
		for _, m := range all {
			if d := model.DateIn(m.At, m.Zone); !d.Before(from) && !d.After(to) {
				ranges = append(ranges, m)
			}
		}
		return err
	})
	slices.SortFunc(ranges, func(a, b model.RangeOfMotion) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return ranges, err
}

// SidesDiffer says whether the values of two sides are more than a tenth of the
// larger apart, which is worth a note (RULES.md R17).
func SidesDiffer(left, right int) bool {
	return progress.SidesDiffer(model.Load(max(left, 0)), model.Load(max(right, 0)))
}
