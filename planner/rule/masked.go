package rule

import (
	"time"

	"github.com/kneewise/kneewise/model"
)

// Mask is a painkiller that may hide what a session does to the knee.
type Mask struct {
	Dose     model.ID
	Medicine model.Medicine
	Topical  bool
	At       time.Time // of the dose
	Until    time.Time // the end of its window, which still is inside
}

var masked = &Rule{
	Code:   Masked,
	Source: "RULES.md 2.7, R33",
	Doc: "No session soon after a painkiller, which may hide pain that should end it; a week with such a session " +
		"never grows.",
	Check: checkMasked,
}

func checkMasked(p *Pass) {
	if p.Masked == nil {
		return
	}
	for _, w := range p.near {
		if w.Status != model.Planned || w.Kind == model.Mobility {
			continue
		}
		mask, found := p.Masked(w.Session)
		if !found {
			continue
		}
		p.Report(Finding{
			Rule:     Masked,
			Severity: Caution,
			Where:    Where{Date: w.Date, Session: w.ID},
			Args: Args{
				Medicine: mask.Medicine, Topical: mask.Topical, HasClock: true,
				Elapsed: model.Seconds(w.Start.Sub(mask.At) / time.Second),
				Need:    int(mask.Until.Sub(mask.At) / time.Hour),
			},
		})
	}
}
