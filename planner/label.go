package planner

import (
	"slices"

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
	ActionMove     Action = "move"    // to Date
	ActionReorder  Action = "reorder" // within its day
	ActionTray     Action = "tray"    // off the board
	ActionPaste    Action = "paste"   // copies, from Date on
	ActionRepeat   Action = "repeat"
	ActionStop     Action = "stop"     // repeating
	ActionSlide    Action = "slide"    // what was missed to Date
	ActionSwap     Action = "swap"     // the sessions of Date and Other
	ActionComplete Action = "complete" // mark done
	ActionLog      Action = "log"      // done without having been planned
	ActionSheet    Action = "sheet"    // what was written on a printed sheet
	ActionSkip     Action = "skip"
	ActionReopen   Action = "reopen" // back to planned
	ActionPin      Action = "pin"
	ActionUnpin    Action = "unpin"
	ActionShorten  Action = "shorten"
	ActionKeep     Action = "keep"      // a finding
	ActionUnkeep   Action = "unkeep"    // judge it again
	ActionDialBack Action = "dial-back" // train less from Date to Other
	ActionReturn   Action = "return"    // to the plan, on Date
	ActionProfile  Action = "profile"   // change a Setting, or several
	ActionReset    Action = "reset"     // the settings to those that hold without any
	ActionDayOff   Action = "day-off"   // from Date to Other
	ActionDayOn    Action = "day-on"    // train from Date to Other after all
	ActionTimes    Action = "times"     // of the week of Date
	ActionUsual    Action = "usual"     // times again in the week of Date
	ActionArrange  Action = "arrange"   // the week of Date
	ActionExample  Action = "example"   // fill an empty folder
	ActionFix      Action = "fix"       // the week of Date
	ActionCopyWeek Action = "copy-week" // the week of Other to that of Date
	ActionPlan     Action = "plan"      // from the week of Date on
	ActionReRamp   Action = "re-ramp"   // the plan from the week of Date on, to Count weeks

	ActionWarmUp        Action = "warm-up" // mark as warmed up
	ActionSaveRoutine   Action = "save-routine"
	ActionDeleteRoutine Action = "delete-routine"

	ActionSaveEntry   Action = "save-entry" // of the library: an exercise, activity or template
	ActionArchive     Action = "archive"
	ActionRestore     Action = "restore" // from the archive
	ActionDeleteEntry Action = "delete-entry"

	ActionThermal       Action = "thermal" // note ice or heat
	ActionEditThermal   Action = "edit-thermal"
	ActionDeleteThermal Action = "delete-thermal"

	ActionEase             Action = "ease"     // plan at less
	ActionLogPain          Action = "log-pain" // Count scores
	ActionEditPain         Action = "edit-pain"
	ActionDeletePain       Action = "delete-pain"
	ActionLogMedication    Action = "log-medication"
	ActionEditMedication   Action = "edit-medication"
	ActionDeleteMedication Action = "delete-medication"
	ActionLogRange         Action = "log-range"
	ActionEditRange        Action = "edit-range"
	ActionDeleteRange      Action = "delete-range"
	ActionOpenFlag         Action = "open-flag"    // Flag
	ActionContactFlag      Action = "contact-flag" // a provider was contacted
	ActionResolveFlag      Action = "resolve-flag" // the symptom is gone
	ActionClearFlag        Action = "clear-flag"   // a provider cleared it
)

// Label says what a change did, in codes: "move Lower body to Thursday".
type Label struct {
	Action Action     `json:"action"`
	Title  string     `json:"title,omitempty"` // of the session, routine or entry, or of all sessions if it is the same
	Count  int        `json:"count,omitempty"` // how many sessions, if several
	Date   civil.Date `json:"date,omitzero"`
	Other  civil.Date `json:"other,omitzero"`
	Flag   string     `json:"flag,omitempty"` // of a red flag, one of [model.RedFlagCodes]

	Setting Setting `json:"setting,omitempty"` // which one, if it is one
}

func labelFor(action Action, sessions []model.Session) Label {
	l := Label{Action: action, Count: len(sessions)}
	if len(sessions) == 0 {
		return l
	}
	title := sessions[0].Title
	if !slices.ContainsFunc(sessions, func(s model.Session) bool { return s.Title != title }) {
		l.Title = title
	}
	return l
}
