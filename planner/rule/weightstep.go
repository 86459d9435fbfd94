package rule

import "github.com/kneewise/kneewise/model"

var weightStep = &Rule{
	Code: WeightStep,
	Doc: "A weight goes up by one available step at a time, and only once enough green weeks at the one before " +
		"are banked for it at 2.5 % each, or what the person's limit says.",
	Source: "RULES.md 2.2, 2.4, R19",
	Check:  checkWeightStep,
}

// checkWeightStep names the last session of the week with the exercise.
func checkWeightStep(p *Pass) {
	if p.NextWeight == nil || p.Lifted == nil {
		return
	}
	for i := range p.Budgets {
		b := &p.Budgets[i]
		if b.Lift.From == 0 || b.Lift.To <= b.Lift.From {
			continue
		}
		most := b.Lift.Most(b.Stream.Of, p.NextWeight, p.Limits.Growth)
		w := p.lastOfStream(b)
		if b.Lift.To <= most || w == nil {
			continue
		}
		p.Report(Finding{
			Rule:     WeightStep,
			Severity: Violation,
			Where:    Where{Date: b.Week.First, Session: w.ID, Week: true},
			Args: Args{
				Stream:  b.Stream,
				Measure: ByWeight,
				Load:    model.Load(b.Lift.To),
				Limit:   model.Load(most),
				Base:    model.Load(b.Lift.From),
				Count:   b.Lift.AtWeight,
			},
		})
	}
}

// Most is the heaviest weight that a week may have of an exercise: the next one,
// if it is banked at a growth in permille, else that of before.
func (l Lift) Most(exercise model.ID, next func(model.ID, model.Mass) (model.Mass, bool), growth int) model.Mass {
	if up, ok := next(exercise, l.From); ok && Banked(l.From, up, 1000+int64(growth), l.AtWeight) {
		return up
	}
	return l.From
}

// Banked says whether so many green weeks at weight w allow weight u: u <= w *
// (permille/1000)^weeks (RULES.md 2.4).
func Banked(w, u model.Mass, permille int64, weeks int) bool {
	return model.Load(u).AtMostCompound(permille, min(weeks, mostBanked), model.Load(w))
}

// mostBanked is ten years; more would make no difference but to the time it
// takes to work it out.
const mostBanked = 520
