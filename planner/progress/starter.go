package progress

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Weekly starters in seconds. They are RULES.md 2.3.9: running 3
// times 8 running minutes, walking 3 times 20, swimming 2 times 15, cycling,
// elliptical and rowing 2 times 20.
const (
	runStarter   = model.Load(3 * 8 * model.Minute)
	walkStarter  = model.Load(3 * 20 * model.Minute)
	swimStarter  = model.Load(2 * 15 * model.Minute)
	cycleStarter = model.Load(2 * 20 * model.Minute)
)

// starter is what a stream begins with in a week. Our design decision where
// the rules name none: high impact begins like running, all else like cycling.
// A starter is a time, so a new stream is counted in time.
func starter(lib *model.Library, s rule.Stream) model.Load {
	if s.Kind == rule.ImpactStream {
		return runStarter
	}
	switch s.Of {
	case "walk":
		return walkStarter
	case "swim":
		return swimStarter
	}
	if _, impact := lib.Family(s.Of); impact == model.HighImpact {
		return runStarter
	}
	return cycleStarter
}
