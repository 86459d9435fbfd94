package uitest

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing/fstest"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/ui/format"
)

// englishFile is the catalogue that [LongWords] is made of.
const englishFile = "translations/en.json"

// LongWords is a catalogue whose words are each 35 % longer than in English, as
// those of German are at the most.
func LongWords(t T) *format.Words {
	t.Helper()
	words, err := format.NewFrom(longCatalogue(t), "en")
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// LongSentences are the sentences of that catalogue that are always the same.
func LongSentences(t T) []string {
	t.Helper()
	var all []string
	for _, sentence := range longSentences(t) {
		if sentence, plain := sentence.(string); plain && !strings.Contains(sentence, "{{") {
			all = append(all, sentence)
		}
	}
	return all
}

func longCatalogue(t T) fs.FS {
	t.Helper()
	file, err := json.Marshal(longSentences(t))
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{englishFile: {Data: file}}
}

func longSentences(t T) map[string]any {
	t.Helper()
	file, err := fs.ReadFile(assets.Translations, englishFile)
	if err != nil {
		t.Fatal(err)
	}
	var sentences map[string]any
	if err := json.Unmarshal(file, &sentences); err != nil {
		t.Fatal(err)
	}
	for key, sentence := range sentences {
		if sameEverywhere(key) {
			continue
		}
		switch sentence := sentence.(type) {
		case string:
			sentences[key] = lengthen(sentence)
		case map[string]any: // singular and plural
			for form, words := range sentence {
				sentence[form] = lengthen(words.(string))
			}
		}
	}
	return sentences
}

// sameEverywhere says whether words are as short in every language: units, and
// the names of weekdays and months.
func sameEverywhere(key string) bool {
	return strings.HasPrefix(key, "unit.") || strings.HasPrefix(key, "weekday.") || numberedMonth.MatchString(key)
}

var (
	numberedMonth = regexp.MustCompile(`^month\.\d+$`)
	wordOrPlace   = regexp.MustCompile(`\{\{[^}]*\}\}|[A-Za-z]{3,}(\+[A-Za-z]+)*`)
)

// lengthen makes each word of a sentence 35 % longer, but for the places of its
// values and the names of keys.
func lengthen(sentence string) string {
	return wordOrPlace.ReplaceAllStringFunc(sentence, func(word string) string {
		if strings.HasPrefix(word, "{{") || strings.Contains(word, "+") {
			return word
		}
		more := (len(word)*35 + 99) / 100
		return word + strings.Repeat("en", (more+1)/2)[:more]
	})
}
