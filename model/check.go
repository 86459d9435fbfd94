package model

import (
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"cloud.google.com/go/civil"
)

// check collects what is wrong with a value, field by field.
type check struct {
	prefix string
	errs   []error
}

func (c *check) add(field string, code Code) {
	c.errs = append(c.errs, &Invalid{Field: c.prefix + field, Code: code})
}

func (c *check) within(field string, v, least, most int64) {
	switch {
	case v < least:
		c.errs = append(c.errs, &Invalid{Field: c.prefix + field, Code: CodeTooSmall, Least: least})
	case v > most:
		c.errs = append(c.errs, &Invalid{Field: c.prefix + field, Code: CodeTooLarge, Most: most})
	}
}

// text accepts up to most runes of valid UTF-8 without control characters;
// line breaks and tabs are allowed where lines is true.
func (c *check) text(field, s string, most int, lines bool) {
	if utf8.RuneCountInString(s) > most {
		c.errs = append(c.errs, &Invalid{Field: c.prefix + field, Code: CodeTooLong, Most: int64(most)})
	}
	if !utf8.ValidString(s) {
		c.add(field, CodeText)
		return
	}
	for _, r := range s {
		if unicode.IsControl(r) && !(lines && (r == '\n' || r == '\t')) {
			c.add(field, CodeText)
			return
		}
	}
}

// MaxID is the longest ID, in runes.
const MaxID = 200

// id accepts what names a thing: a short text without control characters.
func (c *check) id(field string, id ID) {
	if id == "" {
		c.add(field, CodeEmpty)
	}
	c.link(field, id)
}

// link accepts an ID or none.
func (c *check) link(field string, id ID) { c.text(field, string(id), MaxID, false) }

// The years that days and instants may lie in.
const (
	firstYear = 1900
	lastYear  = 2200
)

// date accepts days of the years there are; the zero date only if optional.
func (c *check) date(field string, d civil.Date, optional bool) {
	switch {
	case d == civil.Date{}:
		if !optional {
			c.add(field, CodeEmpty)
		}
	case !d.IsValid() || d.Year < firstYear || d.Year > lastYear:
		c.add(field, CodeBadDate)
	}
}

// instant accepts times of the years there are; the zero time only if optional.
func (c *check) instant(field string, t time.Time, optional bool) {
	switch year := t.UTC().Year(); {
	case t.IsZero():
		if !optional {
			c.add(field, CodeEmpty)
		}
	case year < firstYear || year > lastYear:
		c.add(field, CodeBadDate)
	}
}

// zone accepts the IANA name of a zone.
func (c *check) zone(field, name string) {
	if _, err := location(name); err != nil || name == "" {
		c.add(field, CodeUnknown)
	}
}

// inside runs fn with field as a prefix of every path that fn reports.
func (c *check) inside(field string, fn func()) {
	before := c.prefix
	c.prefix += field + "."
	fn()
	c.prefix = before
}

func (c *check) err() error { return errors.Join(c.errs...) }

func indexed(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

// oneOf accepts the empty word and the known ones.
func oneOf[W ~string](c *check, field string, word W, known []W) {
	if word != "" && !slices.Contains(known, word) {
		c.add(field, CodeUnknown)
	}
}
