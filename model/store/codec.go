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
	texts []string
	bad   bool // what is read was not written by a codec
}

func newWriter() *codec { return &codec{words: map[string]uint64{}} }

func newReader(in string) *codec { return &codec{in: in} }

func (c *codec) writes() bool { return c.words != nil }

// fail ends reading: everything from here on is zero.
func (c *codec) fail() {
	c.bad, c.in = true, ""
}

// unsigned reads a number; [binary.Uvarint] reads no string.
func (c *codec) unsigned() uint64 {
	var n uint64
	for i := 0; i < len(c.in) && i < binary.MaxVarintLen64; i++ {
		b := c.in[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.in = c.in[i+1:]
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
		length := c.unsigned()
		if length > uint64(len(c.in)) {
			c.fail()
			return
		}
		c.texts = append(c.texts, c.in[:length])
		c.in = c.in[length:]
	}
	if n >= uint64(len(c.texts)) {
		c.fail()
		return
	}
	*v = T(c.texts[n])
}

// length is that of a list; one that is read is no longer than what is left.
func (c *codec) length(written int) int {
	integer(c, &written)
	if !c.writes() && (written < 0 || written > len(c.in)) {
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
	known := !v.IsZero()
	c.flag(&known)
	if !known {
		return
	}
	n := v.UnixNano()
	integer(c, &n)
	*v = time.Unix(0, n).UTC()
}

func (c *codec) effort(v *model.Effort) {
	integer(c, &v.Duration)
	integer(c, &v.Distance)
	integer(c, &v.Ascent)
	integer(c, &v.Descent)
	integer(c, &v.RPE)
}

// session is all of a session but its prescriptions.
func (c *codec) session(s *model.Session) {
	word(c, &s.ID)
	word(c, &s.Kind)
	word(c, &s.Activity)
	integer(c, &s.Regions)
	word(c, &s.Title)
	word(c, &s.Note)
	word(c, &s.Template)
	word(c, &s.Series)
	c.date(&s.Date)
	c.instant(&s.Start)
	word(c, &s.Zone)
	word(c, &s.Part)
	integer(c, &s.Position)
	c.date(&s.Original)
	c.flag(&s.Pinned)
	word(c, &s.Status)
	word(c, &s.Reason)
	c.effort(&s.Plan)
	done := s.Actual != nil
	if c.flag(&done); done {
		if s.Actual == nil {
			s.Actual = &model.Effort{}
		}
		c.effort(s.Actual)
	}
	c.flag(&s.WarmedUp)
	c.flag(&s.Unplanned)
	c.flag(&s.Further)
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
	integer(c, &l.Asked.Sets)
	integer(c, &l.Asked.Reps)
	integer(c, &l.Asked.Hold)
	integer(c, &l.Asked.Weight)
	c.flag(&l.Asked.Uneven)
	integer(c, &l.Asked.Least)
	integer(c, &l.Asked.Most)
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
	c.flag(&e.AtRest)
	integer(c, &e.Swelling)
	integer(c, &e.Temperature)
	if n := c.length(len(e.Symptoms)); n > 0 {
		if e.Symptoms == nil {
			e.Symptoms = make([]model.Symptom, n)
		}
		for i := range e.Symptoms {
			word(c, &e.Symptoms[i])
		}
	}
	word(c, &e.Session)
	word(c, &e.Exercise)
	word(c, &e.Note)
}
