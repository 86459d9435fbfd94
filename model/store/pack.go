package store

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// packKind is what packs are made of. A pack holds the rows of a stretch of
// time, its span, as they were when they were read and found valid. A trigger
// deletes it when one of them changes (0006-packs.sql). In the file it is cut into
// parts (0007-packparts.sql).
type packKind string

const (
	sessionPacks packKind = "sessions"
	painPacks    packKind = "pain"
)

// packFormat is to be raised when a codec writes anything else than before:
// packs of another format are as good as none.
const packFormat = 1

// packHead is how long the format and the checksum are that stand before the
// rest.
const packHead = 1 + crc32.Size

// partLength is how long the parts of a pack are, but the last: with what else is
// in their row they just fit into a page of 4096 bytes.
const partLength = 3900

var checksums = crc32.MakeTable(crc32.Castagnoli)

// sealed is what was written, as the data of a pack.
func (c *codec) sealed() []byte {
	data := binary.LittleEndian.AppendUint32([]byte{packFormat}, crc32.Checksum(c.out, checksums))
	return append(data, c.out...)
}

// sealing is the data of a pack as its parts come.
type sealing struct {
	head [packHead]byte
	read int // of the head
	sum  uint32
	body strings.Builder
}

// add takes the next part, and keeps none of it.
func (s *sealing) add(part []byte) {
	n := copy(s.head[s.read:], part)
	s.read += n
	if body := part[n:]; len(body) > 0 {
		s.sum = crc32.Update(s.sum, checksums, body)
		s.body.Write(body)
	}
}

// unsealed returns a reader of what was written; nil if the data are something
// else, or in another format. The next pack can be added then.
func (s *sealing) unsealed() *codec {
	whole := s.read == packHead && s.head[0] == packFormat && binary.LittleEndian.Uint32(s.head[1:]) == s.sum
	text := s.body.String()
	*s = sealing{}
	s.body.Grow(len(text) + partLength) // packs are about as long as the one before
	if !whole {
		return nil
	}
	return newReader(text)
}

// halfYears are the first and the last day of the spans of sessions from one to
// another. The spans are numbered as in 0006-packs.sql.
func halfYears(from, to int64) (first, last string) {
	first, last = fmt.Sprintf("%04d-01-01", from/2), fmt.Sprintf("%04d-12-31", to/2)
	if from%2 == 1 {
		first = fmt.Sprintf("%04d-07-01", from/2)
	}
	if to%2 == 0 {
		last = fmt.Sprintf("%04d-06-30", to/2)
	}
	return first, last
}

// The spans that a date can lie in.
const firstHalfYear, lastHalfYear = int64(0), int64(2*9999 + 1)

// painShift makes the span of a pain score of its instant in nanoseconds; a span
// is some 208 days.
const painShift = 54

// painSpans are the first and the last instant of the spans of pain scores from
// one to another.
func painSpans(from, to int64) (first, last int64) {
	return from << painShift, to<<painShift | (1<<painShift - 1)
}

// walk goes through the spans from one to another in order, the packed ones by
// unpack, all others by rows. Unpack may refuse what cannot be read.
func (r *reader) walk(kind packKind, from, to int64, unpack func(*codec) bool, rows func(from, to int64) error) error {
	packs, err := r.packs(kind, from, to)
	if err != nil {
		return err
	}
	var texts []string // of one pack after another
	for _, p := range packs {
		p.texts = texts[:0]
		if from < p.span {
			if err := rows(from, p.span-1); err != nil {
				return err
			}
		}
		if !unpack(p.codec) {
			if err := rows(p.span, p.span); err != nil {
				return err
			}
		}
		texts = p.texts
		from = p.span + 1
	}
	if from > to {
		return nil
	}
	return rows(from, to)
}

// pack is the rows of a span, still to be read.
type pack struct {
	span int64
	*codec
}

// packs returns the packs of the spans from one to another that are intact, in
// order.
func (r *reader) packs(kind packKind, from, to int64) ([]pack, error) {
	rows, err := r.tx.Raw("SELECT span, data FROM packs WHERE kind = ? AND span BETWEEN ? AND ? ORDER BY span, part", kind, from, to).Rows()
	if err != nil {
		return nil, fmt.Errorf("read packs: %w", err)
	}
	defer rows.Close()
	var packs []pack
	var data sealing // of the span
	span := from
	end := func() {
		if c := data.unsealed(); c != nil {
			packs = append(packs, pack{span, c})
		}
	}
	for rows.Next() {
		var of int64
		var part sql.RawBytes
		if err := rows.Scan(&of, &part); err != nil {
			return nil, fmt.Errorf("read packs: %w", err)
		}
		if of != span {
			end()
			span = of
		}
		data.add(part)
	}
	end()
	return packs, rows.Err()
}

// packing is how rows of a kind are packed.
type packing struct {
	kind   packKind
	first  int64  // no row is in a span before it
	newest string // queries the newest span that has rows
	oldest string // queries the oldest one from a time to another
	times  func(from, to int64) (first, last any)
	pack   func(r *reader, span int64) (*codec, error) // nil: better not
}

var packings = []packing{
	{
		kind: sessionPacks, first: firstHalfYear,
		newest: "SELECT 2 * substr(d, 1, 4) + (substr(d, 6, 2) > '06') FROM (SELECT max(date) AS d FROM sessions)",
		oldest: "SELECT 2 * substr(d, 1, 4) + (substr(d, 6, 2) > '06') FROM (SELECT min(date) AS d FROM sessions WHERE date BETWEEN ? AND ?)",
		times:  func(from, to int64) (any, any) { first, last := halfYears(from, to); return first, last },
		pack:   (*reader).packSessions,
	},
	{
		kind: painPacks, first: math.MinInt64 >> painShift,
		newest: "SELECT max(at) >> 54 FROM pain_entries",
		oldest: "SELECT min(at) >> 54 FROM pain_entries WHERE at BETWEEN ? AND ?",
		times:  func(from, to int64) (any, any) { first, last := painSpans(from, to); return first, last },
		pack:   (*reader).packPain,
	},
}

// unpacked returns the spans with rows that have no intact pack, but not the
// newest one: most changes are there, and each would undo it.
func (p *packing) unpacked(r *reader) ([]int64, error) {
	newest, any, err := r.span(p.newest)
	if err != nil || !any {
		return nil, err
	}
	packs, err := r.packs(p.kind, p.first, newest-1)
	if err != nil {
		return nil, err
	}
	var missing []int64
	next := p.first
	for _, pack := range append(packs, pack{span: newest}) {
		span := pack.span
		for next < span {
			first, last := p.times(next, span-1)
			oldest, any, err := r.span(p.oldest, first, last)
			if err != nil {
				return nil, err
			}
			if !any {
				break
			}
			missing = append(missing, oldest)
			next = oldest + 1
		}
		next = span + 1
	}
	return missing, nil
}

// span is the one that a query gives, and whether it gives any.
func (r *reader) span(query string, args ...any) (int64, bool, error) {
	var span sql.NullInt64
	err := r.tx.Raw(query, args...).Row().Scan(&span)
	return span.Int64, span.Valid, err
}

// pack packs what has no pack.
func (db *DB) pack() error {
	for i := range packings {
		p := &packings[i]
		missing, err := p.unpacked(&reader{db.gorm})
		if err == nil && len(missing) > 0 {
			err = db.gorm.Transaction(func(tx *gorm.DB) error { return p.packAll(&reader{tx}, missing) })
		}
		if err != nil {
			return fmt.Errorf("pack %s: %w", p.kind, err)
		}
	}
	return nil
}

func (p *packing) packAll(r *reader, spans []int64) error {
	for _, span := range spans {
		packed, err := p.pack(r, span)
		if err != nil {
			return err
		}
		if packed == nil {
			continue
		}
		if err := r.tx.Exec("DELETE FROM packs WHERE kind = ? AND span = ?", p.kind, span).Error; err != nil {
			return err
		}
		part := 0
		for data := range slices.Chunk(packed.sealed(), partLength) {
			if err := r.tx.Exec("INSERT INTO packs (kind, span, part, data) VALUES (?, ?, ?, ?)", p.kind, span, part, data).Error; err != nil {
				return err
			}
			part++
		}
	}
	return nil
}
