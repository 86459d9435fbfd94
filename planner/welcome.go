package planner

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/kneewise/kneewise/model"
)

// Welcome is how far a person came at the first run. It is no part of the plan:
// it is saved at once and never undone.
type Welcome struct {
	// Accepted is when the person accepted that Kneewise is education, not
	// medical advice; zero: not yet.
	Accepted time.Time `json:",omitzero"`
	// Finished is when they came to the end of the first run or left it; zero:
	// not yet.
	Finished time.Time `json:",omitzero"`
}

// welcomeID is the timer under which it is kept: what is neither planned nor
// undone is kept there.
const welcomeID model.ID = "welcome"

// Welcome returns how far the first run went. One that cannot be read counts as
// none.
func (p *Planner) Welcome() (Welcome, error) {
	var welcome Welcome
	state, err := p.Timer(welcomeID)
	switch {
	case errors.Is(err, model.ErrNotFound):
		return welcome, nil
	case err != nil:
		return welcome, err
	}
	if json.Unmarshal(state, &welcome) != nil {
		return Welcome{}, nil
	}
	return welcome, nil
}

// SaveWelcome keeps how far the first run went.
func (p *Planner) SaveWelcome(welcome Welcome) error {
	state, err := json.Marshal(welcome)
	if err != nil {
		return fmt.Errorf("save welcome: %w", err)
	}
	return p.SaveTimer(welcomeID, state)
}

// FirstRun says whether the window begins with the first run: until a person
// came to its end, or until there are sessions from elsewhere.
func (p *Planner) FirstRun() (bool, error) {
	welcome, err := p.Welcome()
	if err != nil || !welcome.Finished.IsZero() {
		return false, err
	}
	first := false
	err = p.read(func(st *state, _ model.Reader) error {
		first = len(st.byID) == 0
		return nil
	})
	return first, err
}
