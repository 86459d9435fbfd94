package model

import (
	"time"

	"cloud.google.com/go/civil"
)

// Contents say what is in the file of a plan, so that a person knows which one
// it is.
type Contents struct {
	Sessions int
	From, To civil.Date // of the sessions that have a day; zero: none has
	Changed  time.Time  // when the person last changed it; zero: that is not known
}

// FileFacts are what of a plan's file says nothing about the person.
type FileFacts struct {
	Bytes  int64  // with what is not folded into the file yet
	Schema string // the last migration
	Tables []TableFacts
}

// TableFacts are those of one table.
type TableFacts struct {
	Name string
	Rows int64
}
