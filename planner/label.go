package planner

import (
	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Action names what an Op does, for the words on Undo and Redo.
type Action string

// The actions there are.
const (
	ActionAdd      Action = "add"
	ActionEdit     Action = "edit"
	ActionDelete   Action = "delete"
	ActionMove     Action = "move"     // to Date
	ActionReorder  Action = "reorder"  // within its day
	ActionTray     Action = "tray"     // off the board
	ActionSwap     Action = "swap"     // the sessions of Date and Other
	ActionComplete Action = "complete" // mark done
	ActionSkip     Action = "skip"
	ActionReopen   Action = "reopen" // back to planned
	ActionPin      Action = "pin"
	ActionUnpin    Action = "unpin"
	ActionShorten  Action = "shorten"
	ActionKeep     Action = "keep"   // a finding
	ActionUnkeep   Action = "unkeep" // judge it again
	ActionProfile  Action = "profile"
	ActionArrange  Action = "arrange" // the week of Date
	ActionExample  Action = "example" // fill an empty folder
	ActionFix      Action = "fix"     // the week of Date

	ActionWarmUp        Action = "warm-up" // mark as warmed up
	ActionSaveRoutine   Action = "save-routine"
	ActionDeleteRoutine Action = "delete-routine"

	ActionThermal       Action = "thermal" // note ice or heat
	ActionEditThermal   Action = "edit-thermal"
	ActionDeleteThermal Action = "delete-thermal"
)

// Label says what a change did, in codes: "move Lower body to Thursday".
type Label struct {
	Action Action     `json:"action"`
	Title  string     `json:"title,omitempty"` // of the session or the routine, if it is one
	Count  int        `json:"count,omitempty"` // how many sessions, if several
	Date   civil.Date `json:"date,omitzero"`
	Other  civil.Date `json:"other,omitzero"`
}

func labelFor(action Action, sessions []model.Session) Label {
	l := Label{Action: action, Count: len(sessions)}
	if len(sessions) == 1 {
		l.Title = sessions[0].Title
	}
	return l
}
