// Package mark is how the meanings of a plan look wherever they are shown: the
// shape and colours of a kind of session, of a verdict, of a pain score. No
// meaning is a colour alone; the word for each is ui/format's.
//
// It knows kinds, severities and scores. It draws nothing itself.
package mark

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/theme"
)

// Look is a shape with its colours.
type Look struct {
	Icon    theme.IconName
	Ink     fyne.ThemeColorName
	Soft    fyne.ThemeColorName // what it fills or tints
	Filled  bool                // the plate of a verdict is filled: not advised and not allowed
	Outline bool                // and outlined: not allowed
}

// The looks of the three verdicts.
var (
	Fine    = Look{Icon: theme.IconFine, Ink: theme.ColorVerdictFine, Soft: theme.ColorVerdictFineSoft}
	Caution = Look{Icon: theme.IconCaution, Ink: theme.ColorVerdictCaution, Soft: theme.ColorVerdictCautionSoft, Filled: true}
	Stop    = Look{Icon: theme.IconStop, Ink: theme.ColorVerdictStop, Soft: theme.ColorVerdictStopSoft, Filled: true, Outline: true}
)

// Verdict is the look of a severity.
func Verdict(s rule.Severity) Look {
	switch s {
	case rule.Violation:
		return Stop
	case rule.Caution:
		return Caution
	default:
		return Fine
	}
}

// cardio are the drawings in a cardio disc, by the activity's mark.
var cardio = map[string]theme.IconName{
	"run": theme.IconCardioRun, "cycle": theme.IconCardioCycle, "swim": theme.IconCardioSwim,
	"walk": theme.IconCardioWalk, "row": theme.IconCardioRow, "": theme.IconCardio,
}

// Kind is the look of a kind of session; the mark is that of a cardio
// session's activity.
func Kind(kind model.Kind, activity string) Look {
	switch kind {
	case model.Lower:
		return Look{Icon: theme.IconKindLower, Ink: theme.ColorKindLower, Soft: theme.ColorKindLowerSoft}
	case model.Upper:
		return Look{Icon: theme.IconKindUpper, Ink: theme.ColorKindUpper, Soft: theme.ColorKindUpperSoft}
	case model.Full:
		return Look{Icon: theme.IconKindFull, Ink: theme.ColorKindFull, Soft: theme.ColorKindFullSoft}
	case model.Cardio:
		return Look{Icon: cardio[activity], Ink: theme.ColorKindCardio, Soft: theme.ColorKindCardioSoft}
	default:
		return Look{Icon: theme.IconKindMobility, Ink: theme.ColorKindMobility, Soft: theme.ColorKindMobilitySoft}
	}
}

// Pain is the look of a score of 0 to 10: 0 to 2 a ring, 3 to 5 half a disc,
// above that a disc.
func Pain(score int) Look {
	switch {
	case score <= 2:
		return Look{Icon: theme.IconPainLow, Ink: theme.ColorPainGreen}
	case score <= 5:
		return Look{Icon: theme.IconPainMiddle, Ink: theme.ColorPainAmber}
	default:
		return Look{Icon: theme.IconPainHigh, Ink: theme.ColorPainRed}
	}
}
