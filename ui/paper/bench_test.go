package paper

import (
	"io"
	"testing"
)

// BenchmarkFridgeWeek makes the fridge week of the example person, as a file.
func BenchmarkFridgeWeek(b *testing.B) { benchmark(b, Request{Kind: Week}) }

// BenchmarkHalfAYear makes each document of 26 weeks.
func BenchmarkHalfAYear(b *testing.B) {
	for _, kind := range Kinds() {
		b.Run(string(kind), func(b *testing.B) {
			benchmark(b, Request{Kind: kind, From: wednesday.AddDays(-60), To: wednesday.AddDays(7*MostWeeks - 61)})
		})
	}
}

func benchmark(b *testing.B, request Request) {
	plan, words := person(b), formatter(b)
	var size counter
	for b.Loop() {
		document, err := Build(b.Context(), plan, words, request)
		if err != nil {
			b.Fatal(err)
		}
		size = 0
		if err := document.Write(&size); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size)/1000, "KB")
}

// counter counts what is written to it.
type counter int

var _ io.Writer = new(counter)

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
