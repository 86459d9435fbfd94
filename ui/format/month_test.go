package format

import (
	"testing"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

func TestSpan(t *testing.T) {
	from, to := civil.Date{Year: 2026, Month: 6, Day: 29}, civil.Date{Year: 2026, Month: 7, Day: 5}
	for want, s := range map[string]planner.Span{
		"Day off, 29 June – 5 July":                      {Kind: planner.SpanOff, From: from, To: to},
		"Camping, 29 June":                               {Kind: planner.SpanOff, From: from, To: from, Note: "Camping"},
		"Dialled back to 50 %, 29 June – 5 July":         {Kind: planner.SpanDialBack, From: from, To: to, Percent: 50},
		"Dialled back to 50 %: a cold, 29 June – 5 July": {Kind: planner.SpanDialBack, From: from, To: to, Percent: 50, Note: "a cold"},
	} {
		if got := english(t).Span(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestChip(t *testing.T) {
	run := model.Session{Kind: model.Cardio, Activity: "run", Title: "Easy run", Plan: model.Effort{Distance: 4900 * model.Metre}}
	spin := model.Session{Kind: model.Cardio, Activity: "cycle", Title: "Spinning"}
	if got := english(t).Chip(&run, "run", "run"); got != "Run 4.90 km" {
		t.Errorf("%q", got)
	}
	if got := english(t).Chip(&spin, "cycle", "cycle"); got != "Spinning" {
		t.Errorf("%q", got)
	}
}
