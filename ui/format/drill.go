package format

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
)

// Countdown writes what is left of a timer to the second, rounded up so that
// it is over at "0:00": "12:00", "0:07".
func (f *Formatter) Countdown(left time.Duration) string {
	seconds := int64((left + time.Second - 1) / time.Second)
	return f.Words.Say("time.countdown", "Minutes", strconv.FormatInt(seconds/60, 10), "Seconds", pair(seconds%60))
}

// Drill is the name of a drill of a routine: one of the built-in warm-ups, else
// an exercise of the library.
func (f *Formatter) Drill(exercise model.ID, library *model.Library) string {
	if _, ok := interval.MovementOf(exercise); ok {
		return f.Words.Say("drill." + string(exercise))
	}
	if known, ok := library.Exercise(exercise); ok {
		return known.Name
	}
	return string(exercise)
}

// DrillCue says how a drill is done, and that it goes only as far as is
// comfortable.
func (f *Formatter) DrillCue(exercise model.ID, library *model.Library) string {
	if _, ok := interval.MovementOf(exercise); ok {
		return f.Words.Say("cue." + string(exercise))
	}
	if known, ok := library.Exercise(exercise); ok {
		if cues := f.Cues(&known); len(cues) > 0 {
			return strings.Join(cues, " ")
		}
	}
	return f.Words.Say("warm-up.cue.other")
}

// Cues say how an exercise is done, one after the other: the person's own
// words, else ours; none for one of the person's own without any.
func (f *Formatter) Cues(e *model.Exercise) []string {
	cues := e.Cues
	if key := "cue." + string(e.ID); cues == "" && f.Words.Has(key) {
		cues = f.Words.Say(key)
	}
	var lines []string
	for line := range strings.Lines(cues) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// WarmUp is the title of a routine: of a built-in warm-up with what it is for,
// else the person's own.
func (f *Formatter) WarmUp(r *model.Routine) string {
	for _, v := range interval.Variants {
		for _, sore := range []bool{false, true} {
			if interval.WarmUp(v, sore).ID == r.ID {
				return f.Words.Say("warm-up.title." + string(v))
			}
		}
	}
	return r.Title
}

// secondsForm is minutes and seconds, "1:30".
var secondsForm = regexp.MustCompile(`^(\d{1,3}):([0-5]\d)$`)

// ParseSeconds reads a short length of time, in which a plain number is seconds:
// "45", "1:30", "2 min".
func (f *Formatter) ParseSeconds(field, text string) (model.Seconds, error) {
	text = plain(text)
	if m := secondsForm.FindStringSubmatch(text); m != nil {
		minutes, _ := strconv.Atoi(m[1]) // the form has digits only
		seconds, _ := strconv.Atoi(m[2])
		return model.Seconds(minutes)*model.Minute + model.Seconds(seconds), nil
	}
	if text != "" && strings.Trim(text, "0123456789") == "" {
		text += " s"
	}
	return f.ParseMinutes(field, text)
}
