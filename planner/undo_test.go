package planner_test

import (
	"database/sql"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/example"
)

// verbs are all there are, each with what prepares a plan and returns an Op that
// changes it.
func verbs() map[string]func(*world) planner.Op {
	return map[string]func(*world) planner.Op{
		"Add": func(w *world) planner.Op {
			w.add(strength(model.Lower, tuesday))
			return planner.Add{Session: at(strength(model.Lower, tuesday), 7*model.Hour, london), Index: 0}
		},
		"Place": func(*world) planner.Op { return planner.Place{Template: "easy-run", To: friday, Index: planner.AtEnd} },
		"Paste": func(*world) planner.Op {
			return planner.Paste{Sessions: []model.Session{strength(model.Lower, monday), cardio("run", wednesday, 20*model.Minute)}, To: tuesday}
		},
		"Edit": func(w *world) planner.Op {
			s := w.session(w.add(at(strength(model.Full, tuesday), 18*model.Hour, london)))
			s.Title, s.Note, s.Plan.RPE, s.Prescriptions = "Another", "with a note", 7, s.Prescriptions[:0]
			s = s.OnDay(thursday)
			return planner.Edit{Session: s}
		},
		"Delete": func(w *world) planner.Op {
			a, b := w.add(strength(model.Lower, tuesday)), w.add(cardio("run", tuesday, 20*model.Minute))
			w.add(strength(model.Mobility, tuesday))
			return planner.Delete{Sessions: []model.ID{a, b}}
		},
		"Move": func(w *world) planner.Op {
			w.add(strength(model.Upper, friday))
			return planner.Move{Session: w.add(strength(model.Lower, tuesday)), To: friday, Index: 0}
		},
		"MoveMany": func(w *world) planner.Op {
			return planner.MoveMany{Sessions: []model.ID{w.add(strength(model.Lower, tuesday)), w.add(strength(model.Upper, wednesday))}, To: thursday}
		},
		"Swap": func(w *world) planner.Op {
			w.add(strength(model.Upper, friday))
			w.add(strength(model.Lower, tuesday))
			return planner.Swap{A: tuesday, B: friday}
		},
		"Complete": func(w *world) planner.Op {
			return planner.Complete{Session: w.add(strength(model.Lower, monday)), Further: true}
		},
		"LogDone": func(*world) planner.Op {
			s := done(cardio("run", monday.AddDays(-1), 20*model.Minute))
			two := 2
			return planner.LogDone{Session: s, During: planner.Scores{Right: &two}, Index: planner.AtEnd}
		},
		"EnterSheet": func(w *world) planner.Op {
			a, b, four := w.add(strength(model.Lower, monday)), w.add(cardio("walk", monday, 20*model.Minute)), 4
			return planner.EnterSheet{Rows: []planner.SheetRow{
				{Done: planner.Complete{Session: a}, WarmedUp: true, Scores: []planner.SheetScore{{Moment: model.MomentDuring, Scores: planner.Scores{Left: &four}}}},
				{Done: planner.Complete{Session: b}},
			}}
		},
		"Skip": func(w *world) planner.Op { return planner.Skip{Session: w.add(strength(model.Lower, tuesday))} },
		"Reopen": func(w *world) planner.Op {
			return planner.Reopen{Session: w.add(done(strength(model.Lower, monday)))}
		},
		"Pin": func(w *world) planner.Op {
			return planner.Pin{Session: w.add(strength(model.Lower, tuesday)), On: true}
		},
		"Shorten": func(w *world) planner.Op {
			return planner.Shorten{Session: w.add(cardio("run", tuesday, 30*model.Minute)), Duration: 20 * model.Minute}
		},
		"Ease":   func(w *world) planner.Op { return planner.Ease{Session: w.add(strength(model.Lower, tuesday))} },
		"WarmUp": func(w *world) planner.Op { return planner.WarmUp{Session: w.add(strength(model.Lower, monday))} },
		"FinishWorkout": func(w *world) planner.Op {
			workout := w.start(w.add(strength(model.Lower, monday)))
			three := 3
			workout.During.Left, workout.Actual.Duration = &three, 40*model.Minute
			return planner.FinishWorkout{Workout: workout}
		},
		"Repeat": func(w *world) planner.Op {
			return planner.Repeat{Session: w.add(strength(model.Lower, tuesday)), Every: 1, Count: 5}
		},
		"StopRepeating": func(w *world) planner.Op {
			id := w.add(strength(model.Lower, tuesday))
			w.apply(planner.Repeat{Session: id, Every: 1, Count: 5})
			return planner.StopRepeating{Session: w.on(tuesday.AddDays(7))[0]}
		},
		"SaveRepeating": func(*world) planner.Op {
			return planner.SaveRepeating{Session: strength(model.Lower, tuesday), Repeat: planner.Repeat{Every: 1, Count: 4}}
		},
		"Each": func(w *world) planner.Op {
			a, b := w.add(strength(model.Lower, monday)), w.add(strength(model.Upper, tuesday))
			return planner.Each{Ops: []planner.Op{planner.Complete{Session: a}, planner.Skip{Session: b}}}
		},
		"DialBack": func(w *world) planner.Op {
			w.add(strength(model.Lower, tuesday))
			w.add(cardio("walk", wednesday, 40*model.Minute))
			return planner.DialBack{From: tuesday, To: friday, Percent: 50, Reason: "sore"}
		},
		"Return": func(w *world) planner.Op {
			w.apply(verbs()["DialBack"](w))
			return planner.Return{ID: w.dump().Spans[0].ID, On: wednesday}
		},
		"SetDayOff": func(*world) planner.Op { return planner.SetDayOff{From: tuesday, To: friday, Note: "travelling"} },
		"ClearDayOff": func(w *world) planner.Op {
			w.apply(verbs()["SetDayOff"](w))
			return planner.ClearDayOff{From: wednesday, To: thursday}
		},
		"SetWeekTimes": func(*world) planner.Op {
			return planner.SetWeekTimes{Day: friday, Available: [7]model.Seconds{1: model.Hour, 5: 2 * model.Hour}}
		},
		"Keep": func(w *world) planner.Op {
			w.add(strength(model.Lower, monday))
			w.add(strength(model.Lower, tuesday))
			return planner.Keep{Finding: w.findings(monday, tuesday)[0], Reason: "only this once"}
		},
		"Unkeep": func(w *world) planner.Op {
			keep := verbs()["Keep"](w).(planner.Keep)
			w.apply(keep)
			return planner.Unkeep{Finding: keep.Finding}
		},
		"SaveProfile": func(w *world) planner.Op {
			p, err := w.plan.Profile()
			if err != nil {
				w.Fatal(err)
			}
			p.Name, p.Units.Pounds, p.FirstWeekday, p.Limits.RestDays = "Alex", true, time.Saturday, 3
			p.Declared = append(p.Declared, model.Declared{Activity: "run", Week: monday, Distance: 10 * model.Kilometre})
			return planner.SaveProfile{Profile: p}
		},
		"Arrange": func(w *world) planner.Op {
			w.add(strength(model.Lower, tuesday))
			w.add(strength(model.Lower, wednesday))
			return planner.Arrange{Week: thisWeek}
		},
		"CopyWeek": func(w *world) planner.Op {
			w.add(asPlanned(lifting("leg-press", monday.AddDays(-7), 3, 10, 100*lb)))
			w.add(done(cardio("run", monday.AddDays(-6), 20*model.Minute)))
			return planner.CopyWeek{From: thisWeek.Plus(-1), To: thisWeek, Progressed: true}
		},
		"PlanAhead": func(w *world) planner.Op {
			w.add(strength(model.Lower, tuesday))
			w.add(strength(model.Lower, wednesday))
			return planner.PlanAhead{Week: thisWeek, Weeks: 3}
		},
		"FixWeek": func(w *world) planner.Op {
			w.add(strength(model.Lower, tuesday))
			w.add(strength(model.Lower, wednesday))
			w.add(cardio("walk", friday, 90*model.Minute))
			return planner.FixWeek{Week: thisWeek}
		},
		"FirstPlan": func(w *world) planner.Op {
			p := w.with(func(p *model.Profile) { p.Name, p.Units.Miles = "Alex", true })
			return planner.FirstPlan{Profile: p, Week: thisWeek, Weeks: 4, Weights: map[model.ID]model.Mass{"leg-press": 50 * model.Kilogram}}
		},
		"ResetProfile": func(w *world) planner.Op {
			w.profile(func(p *model.Profile) { p.Limits.RestDays, p.Muted = 3, true })
			return planner.ResetProfile{}
		},
		"SaveExercise": func(*world) planner.Op { return planner.SaveExercise{Exercise: ownExercise} },
		"ArchiveExercise": func(*world) planner.Op {
			return planner.ArchiveExercise{Exercise: "leg-press", Archived: true}
		},
		"DeleteExercise": func(w *world) planner.Op {
			w.apply(planner.SaveExercise{Exercise: ownExercise})
			return planner.DeleteExercise{Exercise: w.dump().Exercises[0].ID}
		},
		"SaveActivity": func(*world) planner.Op { return planner.SaveActivity{Activity: ownActivity} },
		"ArchiveActivity": func(*world) planner.Op {
			return planner.ArchiveActivity{Activity: "run", Archived: true}
		},
		"DeleteActivity": func(w *world) planner.Op {
			w.apply(planner.SaveActivity{Activity: ownActivity})
			return planner.DeleteActivity{Activity: w.dump().Activities[0].ID}
		},
		"SaveTemplate": func(*world) planner.Op { return planner.SaveTemplate{Template: ownTemplate} },
		"ArchiveTemplate": func(*world) planner.Op {
			return planner.ArchiveTemplate{Template: "easy-run", Archived: true}
		},
		"DeleteTemplate": func(w *world) planner.Op {
			w.apply(planner.SaveTemplate{Template: ownTemplate})
			return planner.DeleteTemplate{Template: w.dump().Templates[0].ID}
		},
		"Fill": func(w *world) planner.Op {
			profile, sessions, pain := example.Person(&library, monday, london, w.newID)
			return planner.Fill{Profile: profile, Sessions: sessions, Pain: pain}
		},
		"LogPain": func(w *world) planner.Op {
			w.add(done(at(strength(model.Lower, monday.AddDays(-1)), 9*model.Hour, london)))
			return planner.LogPain{Entries: []model.PainEntry{hurt(w.now, 6, "night")}}
		},
		"EditPain": func(w *world) planner.Op {
			e := w.logged()
			e.Score, e.Side, e.Note, e.Symptoms = 2, model.Left, "milder than I thought", nil
			return planner.EditPain{Entry: e}
		},
		"DeletePain": func(w *world) planner.Op { return planner.DeletePain{Entries: []model.ID{w.logged().ID}} },
		"OpenFlag":   func(w *world) planner.Op { return planner.OpenFlag{Flag: "R31", Side: model.Left, At: w.now} },
		"ContactFlag": func(w *world) planner.Op {
			return planner.ContactFlag{Flag: w.flag("R26"), At: w.now}
		},
		"ResolveFlag": func(w *world) planner.Op { return planner.ResolveFlag{Flag: w.flag("R26")} },
		"ClearFlag":   func(w *world) planner.Op { return planner.ClearFlag{Flag: w.flag("R31"), At: w.now} },
		"LogMedication": func(w *world) planner.Op {
			return planner.LogMedication{Medication: model.Medication{At: w.now, Zone: london, Medicine: model.Ibuprofen}}
		},
		"EditMedication": func(w *world) planner.Op {
			w.apply(verbs()["LogMedication"](w))
			m := w.dump().Medications[0]
			m.Medicine, m.Topical = model.Naproxen, true
			return planner.EditMedication{Medication: m}
		},
		"DeleteMedication": func(w *world) planner.Op {
			w.apply(verbs()["LogMedication"](w))
			return planner.DeleteMedication{Medication: w.dump().Medications[0].ID}
		},
		"LogRange": func(w *world) planner.Op {
			return planner.LogRange{Range: model.RangeOfMotion{At: w.now, Zone: london, Side: model.Left, Measure: "flexion", Value: 110}}
		},
		"EditRange": func(w *world) planner.Op {
			w.apply(verbs()["LogRange"](w))
			r := w.dump().Ranges[0]
			r.Value, r.Note = 112, "warmed up"
			return planner.EditRange{Range: r}
		},
		"DeleteRange": func(w *world) planner.Op {
			w.apply(verbs()["LogRange"](w))
			return planner.DeleteRange{Range: w.dump().Ranges[0].ID}
		},
		"SaveThermal": func(*world) planner.Op { return planner.SaveThermal{Thermal: use(model.Ice, 60, score(4), nil)} },
		"DeleteThermal": func(w *world) planner.Op {
			w.apply(verbs()["SaveThermal"](w))
			return planner.DeleteThermal{Thermal: w.dump().Thermals[0].ID}
		},
		"SaveRoutine": func(*world) planner.Op { return planner.SaveRoutine{Routine: ownRoutine} },
		"DeleteRoutine": func(w *world) planner.Op {
			w.apply(planner.SaveRoutine{Routine: ownRoutine})
			return planner.DeleteRoutine{Routine: w.dump().Routines[0].ID}
		},
		"Slide": func(w *world) planner.Op {
			id := w.add(strength(model.Lower, monday))
			w.now = noon(tuesday)
			return planner.Slide{Session: id, To: wednesday}
		},
		"ReRamp": func(w *world) planner.Op {
			w.add(cardio("cycle", tuesday, 3*model.Hour))
			return planner.ReRamp{From: model.Week{First: monday}, Weeks: 1}
		},
	}
}

var ownRoutine = model.Routine{Title: "Mine", Drills: []model.Drill{{Exercise: "march", Work: 60, Rest: 10}, {Exercise: "squats", Work: 45, Rest: 15}}}

// Entries of the person's own.
var (
	ownExercise = model.Exercise{Name: "Sled push", Regions: model.RegionLower, Cues: "Small steps."}
	ownActivity = model.Activity{Name: "Skating", Impact: model.LowImpact}
	ownTemplate = model.Template{Title: "Skate home", Kind: model.Cardio, Activity: "walk", Plan: model.Effort{Duration: 30 * model.Minute, RPE: 4}}
)

// logged logs an entry of yesterday and returns it.
func (w *world) logged() model.PainEntry {
	w.Helper()
	w.log(hurt(w.now.Add(-20*time.Hour), 5, "night"))
	return w.dump().Pain[0]
}

// flag ticks a red flag and returns its ID.
func (w *world) flag(code string) model.ID {
	w.Helper()
	w.apply(planner.OpenFlag{Flag: code, Side: model.Right, At: w.now.Add(-time.Hour)})
	return w.dump().Flags[0].ID
}

// Undo after any verb restores every table but the history, and redo does again
// what was done.
func TestUndoAfterEveryVerb(t *testing.T) {
	t.Parallel()
	for _, name := range slices.Sorted(maps.Keys(verbs())) {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			op := verbs()[name](w)
			if got := strings.TrimPrefix(fmt.Sprintf("%T", op), "planner."); got != name {
				t.Fatalf("made %s", got)
			}
			before := w.tables()
			w.applyFor(op, "for the test")
			after := w.tables()
			if cmp.Equal(before, after) {
				t.Fatal("changed nothing")
			}
			for range 2 {
				w.undo()
				w.wantTables(before, "undone")
				if _, err := w.plan.Redo(); err != nil {
					t.Fatal(err)
				}
				w.wantTables(after, "done again")
				w.reopen()
			}
			w.undo()
			w.wantTables(before, "undone after a restart")
		})
	}
}

// Every verb of the package is among the verbs above.
func TestEveryVerbIsUndone(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			method, ok := d.(*ast.FuncDecl)
			if !ok || method.Name.Name != "change" || method.Recv == nil {
				continue
			}
			op, ok := method.Recv.List[0].Type.(*ast.Ident)
			if !ok || !op.IsExported() {
				continue
			}
			found++
			if verbs()[op.Name] == nil {
				t.Errorf("%s of %s has no undo test", op.Name, file)
			}
		}
	}
	if found < 20 {
		t.Errorf("found %d verbs", found)
	}
}

// tables is everything in the database but the history and what counts
// revisions and versions: each table's rows as text, in order.
func (w *world) tables() map[string][]string {
	w.Helper()
	path := url.URL{Path: filepath.Join(w.folder, store.FileName)}
	db, err := sql.Open("sqlite", "file:"+path.EscapedPath()+"?mode=ro")
	if err != nil {
		w.Fatal(err)
	}
	defer db.Close()
	all := map[string][]string{}
	for _, name := range column(w, db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") {
		switch name {
		case "history", "meta", "migrations":
		default:
			all[name] = rowsOf(w, db, name)
			slices.Sort(all[name])
		}
	}
	if len(all) < 5 {
		w.Fatalf("tables %v", all)
	}
	return all
}

func column(w *world, db *sql.DB, query string) []string {
	w.Helper()
	rows, err := db.Query(query)
	if err != nil {
		w.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			w.Fatal(err)
		}
		all = append(all, text)
	}
	return all
}

func rowsOf(w *world, db *sql.DB, table string) []string {
	w.Helper()
	rows, err := db.Query("SELECT * FROM " + table)
	if err != nil {
		w.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		w.Fatal(err)
	}
	var all []string
	for rows.Next() {
		values, targets := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			w.Fatal(err)
		}
		var row strings.Builder
		for i, v := range values {
			fmt.Fprintf(&row, "%s=%v ", columns[i], v)
		}
		all = append(all, row.String())
	}
	return all
}

func (w *world) wantTables(want map[string][]string, when string) {
	w.Helper()
	if diff := cmp.Diff(want, w.tables()); diff != "" {
		w.Fatalf("%s the tables differ (-want +got):\n%s", when, diff)
	}
}
