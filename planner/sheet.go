package planner

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Sheet is a printed sheet of a week: its sessions up to today that may have
// been done, in order, with what is known of them already.
type Sheet struct {
	Week     model.Week
	Sessions []SheetSession
}

// SheetSession is one session of a [Sheet].
type SheetSession struct {
	Session model.Session
	Done    Complete // what was said to be done, else what was planned
	Scores  []SheetScore
}

// SheetScore is what is written in the boxes for pain at one moment of a
// session; with an exercise, beside that.
type SheetScore struct {
	Moment   model.PainMoment
	Exercise model.ID
	Scores   Scores
}

// Sheet returns the sheet of the week that holds d. What was skipped is no part
// of it.
func (p *Planner) Sheet(d civil.Date) (Sheet, error) {
	var sheet Sheet
	err := p.read(func(st *state, r model.Reader) error {
		sheet.Week = st.weeks.Shown(d)
		sessions, err := r.Sessions(sheet.Week.First, earlier(sheet.Week.Last(), st.today))
		for i := range sessions {
			if s := &sessions[i]; s.Status != model.Skipped {
				sheet.Sessions = append(sheet.Sessions, SheetSession{Session: *s, Done: prefilled(s), Scores: st.scoresOf(s.ID)})
			}
		}
		return err
	})
	return sheet, err
}

// scoresOf are the scores that were logged at the moments of a session.
func (st *state) scoresOf(id model.ID) []SheetScore {
	var all []SheetScore
	for i := range st.knees.entries {
		e := &st.knees.entries[i]
		if e.Session != id || e.Moment == "" {
			continue
		}
		at := slices.IndexFunc(all, func(s SheetScore) bool { return s.Moment == e.Moment && s.Exercise == e.Exercise })
		if at < 0 {
			at = len(all)
			all = append(all, SheetScore{Moment: e.Moment, Exercise: e.Exercise})
		}
		score := e.Score
		if e.Side == model.Left {
			all[at].Scores.Left = &score
		} else {
			all[at].Scores.Right = &score
		}
	}
	return all
}

// EnterSheet takes over what a person has written on a printed sheet: what was
// done of several sessions, and the scores beside them, as one change with one
// undo. What is wrong is named after its row: "rows[2].prescriptions[0].done".
type EnterSheet struct{ Rows []SheetRow }

// SheetRow is one session of the sheet.
type SheetRow struct {
	Done     Complete
	WarmedUp bool
	Note     string       // is added to that of the session
	Scores   []SheetScore // one that was logged before for the same is replaced
}

func (op EnterSheet) change(s *scene) (Change, Label, error) {
	var all Change
	var entered []model.Session
	known := map[model.ID]bool{}
	for i := range op.Rows {
		row := &op.Rows[i]
		if known[row.Done.Session] {
			return Change{}, Label{}, &model.Invalid{Field: "rows", Code: model.CodeMismatch}
		}
		known[row.Done.Session] = true
		c, session, err := row.change(s)
		if err != nil {
			return Change{}, Label{}, inRow(i, err)
		}
		all.Sessions = append(all.Sessions, c.Sessions...)
		all.Pain = append(all.Pain, c.Pain...)
		entered = append(entered, session)
	}
	return all, labelFor(ActionSheet, entered), nil
}

// inRow names the row in the fields that an error names.
func inRow(i int, err error) error {
	var all []error
	for _, invalid := range model.InvalidFields(err) {
		named := *invalid
		named.Field = fmt.Sprintf("rows[%d].%s", i, named.Field)
		all = append(all, &named)
	}
	if len(all) == 0 {
		return err
	}
	return errors.Join(all...)
}

// change is what one row changes, and its session after it.
func (row *SheetRow) change(s *scene) (Change, model.Session, error) {
	c, _, err := row.Done.change(s)
	if err != nil {
		return Change{}, model.Session{}, err
	}
	session, err := s.reader.Session(row.Done.Session)
	if err != nil {
		return Change{}, model.Session{}, err
	}
	was := session
	if len(c.Sessions) > 0 {
		session = *c.Sessions[0].After
	}
	if err := s.hasCome(&session); err != nil {
		return Change{}, session, err
	}
	session.WarmedUp = session.WarmedUp || row.WarmedUp
	if note := strings.TrimSpace(row.Note); note != "" {
		session.Note = strings.TrimSpace(session.Note + "\n" + note)
	}
	if err := session.Validate(); err != nil {
		return Change{}, session, err
	}
	diffs, err := s.written(row.Scores, &session)
	return Change{Sessions: edit(&was, &session), Pain: diffs}, session, err
}

// written are the differences that scores beside a session make to those that
// were logged before.
func (s *scene) written(scores []SheetScore, session *model.Session) ([]Diff[model.PainEntry], error) {
	var diffs []Diff[model.PainEntry]
	for _, given := range scores {
		at, err := s.felt(string(given.Moment), session, given.Moment)
		if err != nil {
			return nil, err
		}
		for _, entry := range given.Scores.entries(session.ID, given.Moment, at) {
			entry.Exercise = given.Exercise
			was := s.logged(&entry)
			if was != nil {
				score := entry.Score
				entry = *was
				entry.Score = score
			} else {
				entry.ID = s.newID()
			}
			if err := s.enter(&entry); err != nil {
				return nil, err
			}
			if was != nil {
				diffs = append(diffs, edit(was, &entry)...)
			} else {
				diffs = append(diffs, Diff[model.PainEntry]{After: &entry})
			}
		}
	}
	return diffs, nil
}

// logged is the entry that was logged for the same knee and moment, nil for none.
func (s *scene) logged(of *model.PainEntry) *model.PainEntry {
	for i := range s.knees.entries {
		e := &s.knees.entries[i]
		if e.Session == of.Session && e.Moment == of.Moment && e.Exercise == of.Exercise && e.Side == of.Side {
			return e
		}
	}
	return nil
}
