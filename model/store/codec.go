package store

import (
	"encoding/binary"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// codec writes values into a pack or reads them from one, by the same functions
// in the same order, so that both cannot differ. Numbers are as short as they
// are small; a text is there once and a number wherever it is again.
type codec struct {
	out   []byte
	words map[string]uint64 // where in the order of texts each one is; nil: it reads

	in    string
	at    int // how far it is read
	texts []string
	bad   bool // what is read was not written by a codec
}

func newWriter() *codec { return &codec{words: map[string]uint64{}} }

func newReader(in string) *codec { return &codec{in: in} }

func (c *codec) writes() bool { return c.words != nil }

// fail ends reading: everything from here on is zero.
func (c *codec) fail() {
	c.bad, c.at = true, len(c.in)
}

// left is how much is still to be read.
func (c *codec) left() int { return len(c.in) - c.at }

// unsigned reads a number. Most are of one byte.
func (c *codec) unsigned() uint64 {
	if c.at < len(c.in) && c.in[c.at] < 0x80 {
		c.at++
		return uint64(c.in[c.at-1])
	}
	return c.long()
}

// long reads a number of several bytes; [binary.Uvarint] reads no string.
func (c *codec) long() uint64 {
	var n uint64
	for i := 0; i < c.left() && i < binary.MaxVarintLen64; i++ {
		b := c.in[c.at+i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.at += i + 1
			return n
		}
	}
	c.fail()
	return 0
}

func integer[N ~int | ~int64 | ~uint8](c *codec, v *N) {
	if c.writes() {
		c.out = binary.AppendVarint(c.out, int64(*v))
		return
	}
	n := c.unsigned()
	*v = N(int64(n>>1) ^ -int64(n&1))
}

func (c *codec) flag(v *bool) {
	var n uint8
	if *v {
		n = 1
	}
	integer(c, &n)
	*v = n != 0
}

func word[T ~string](c *codec, v *T) {
	if c.writes() {
		n, known := c.words[string(*v)]
		if !known {
			n = uint64(len(c.words))
			c.words[string(*v)] = n
		}
		c.out = binary.AppendUvarint(c.out, n)
		if !known {
			c.out = binary.AppendUvarint(c.out, uint64(len(*v)))
			c.out = append(c.out, *v...)
		}
		return
	}
	n := c.unsigned()
	if n == uint64(len(c.texts)) {
		c.newText()
	}
	if n >= uint64(len(c.texts)) {
		c.fail()
		return
	}
	*v = T(c.texts[n])
}

// newText reads a text that was not there before.
func (c *codec) newText() {
	length := c.unsigned()
	if length > uint64(c.left()) {
		c.fail()
		return
	}
	c.texts = append(c.texts, c.in[c.at:c.at+int(length)])
	c.at += int(length)
}

// any is a flag before what is seldom there: whether some of it is.
func (c *codec) any(some bool) bool {
	c.flag(&some)
	return some
}

// length is that of a list; one that is read is no longer than what is left.
func (c *codec) length(written int) int {
	integer(c, &written)
	if !c.writes() && (written < 0 || written > c.left()) {
		c.fail()
		return 0
	}
	return written
}

func (c *codec) date(v *civil.Date) {
	integer(c, &v.Year)
	integer(c, &v.Month)
	integer(c, &v.Day)
}

func (c *codec) instant(v *time.Time) {
	if !c.any(!v.IsZero()) {
		return
	}
	n := v.UnixNano()
	integer(c, &n)
	*v = time.Unix(0, n).UTC()
}

func (c *codec) effort(v *model.Effort) {
	integer(c, &v.Duration)
	integer(c, &v.Distance)
	integer(c, &v.RPE)
	if c.any(v.Ascent > 0 || v.Descent > 0) {
		integer(c, &v.Ascent)
		integer(c, &v.Descent)
	}
}

// session is all of a session but its prescriptions.
func (c *codec) session(s *model.Session) {
	word(c, &s.ID)
	word(c, &s.Kind)
	word(c, &s.Activity)
	integer(c, &s.Regions)
	word(c, &s.Title)
	word(c, &s.Template)
	c.date(&s.Date)
	c.instant(&s.Start)
	word(c, &s.Zone)
	integer(c, &s.Position)
	if c.any(s.Original != s.Date) {
		c.date(&s.Original)
	} else {
		s.Original = s.Date
	}
	word(c, &s.Status)
	c.flag(&s.WarmedUp)
	c.effort(&s.Plan)
	if c.any(s.Actual != nil) {
		c.actual(s)
	}
	if c.any(s.Note != "" || s.Series != "" || s.Part != "" || s.Reason != "" || s.Pinned || s.Unplanned || s.Further) {
		word(c, &s.Note)
		word(c, &s.Series)
		word(c, &s.Part)
		word(c, &s.Reason)
		c.flag(&s.Pinned)
		c.flag(&s.Unplanned)
		c.flag(&s.Further)
	}
}

func (c *codec) actual(s *model.Session) {
	if s.Actual == nil {
		s.Actual = &model.Effort{}
	}
	if c.any(*s.Actual != s.Plan) {
		c.effort(s.Actual)
	} else {
		*s.Actual = s.Plan
	}
}

func (c *codec) lifted(l *model.Lifted) {
	word(c, &l.Exercise)
	word(c, &l.Side)
	integer(c, &l.Sets)
	integer(c, &l.Reps)
	integer(c, &l.Hold)
	integer(c, &l.Volume)
	integer(c, &l.Weight)
	c.flag(&l.Short)
	a := &l.Asked
	if c.any(a.Sets != l.Sets || a.Reps != l.Reps || a.Hold != l.Hold || a.Weight != l.Weight || a.Uneven) {
		integer(c, &a.Sets)
		integer(c, &a.Reps)
		integer(c, &a.Hold)
		integer(c, &a.Weight)
		c.flag(&a.Uneven)
	} else {
		a.Sets, a.Reps, a.Hold, a.Weight = l.Sets, l.Reps, l.Hold, l.Weight
	}
	integer(c, &a.Least)
	integer(c, &a.Most)
}

func (c *codec) pain(e *model.PainEntry) {
	word(c, &e.ID)
	c.instant(&e.At)
	word(c, &e.Zone)
	word(c, &e.Side)
	integer(c, &e.Score)
	word(c, &e.Quality)
	word(c, &e.Moment)
	word(c, &e.Site)
	word(c, &e.Session)
	if c.any(e.AtRest || e.Swelling > 0 || e.Temperature > 0 || len(e.Symptoms) > 0 || e.Exercise != "" || e.Note != "") {
		c.flag(&e.AtRest)
		integer(c, &e.Swelling)
		integer(c, &e.Temperature)
		c.symptoms(e)
		word(c, &e.Exercise)
		word(c, &e.Note)
	}
}

func (c *codec) symptoms(e *model.PainEntry) {
	n := c.length(len(e.Symptoms))
	if n > 0 && !c.writes() {
		e.Symptoms = make([]model.Symptom, n)
	}
	for i := range e.Symptoms {
		word(c, &e.Symptoms[i])
	}
}
