package format

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
)

// Words is the catalogue of one language. It is safe for use by several
// goroutines.
type Words struct{ localizer *i18n.Localizer }

// strictTemplates refuses a sentence that asks for something it was not given.
var strictTemplates = &template.TextParser{Option: "missingkey=error"}

// New loads the catalogues and chooses lang, a BCP 47 tag such as "en-GB";
// English stands in where a language or a sentence is missing. The error says
// which catalogue cannot be read.
func New(lang string) (*Words, error) { return NewFrom(assets.Translations, lang) }

// NewFrom is [New] with the catalogues of another folder, translations/*.json.
func NewFrom(catalogues fs.FS, lang string) (*Words, error) {
	files, err := fs.Glob(catalogues, "translations/*.json")
	if err != nil {
		return nil, fmt.Errorf("list catalogues: %w", err)
	}
	bundle := i18n.NewBundle(language.English)
	for _, file := range files {
		if _, err := bundle.LoadMessageFileFS(catalogues, file); err != nil {
			return nil, fmt.Errorf("read catalogue %s: %w", file, err)
		}
	}
	return &Words{localizer: i18n.NewLocalizer(bundle, lang)}, nil
}

// Say returns the sentence under key. The args are names and values in turn,
// for the places {{.Name}} of the sentence; a "Count" also chooses the plural.
// A key that is not there, or a sentence that lacks a value, gives "!key!".
func (w *Words) Say(key string, args ...any) string {
	values := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		values[fmt.Sprint(args[i])] = args[i+1]
	}
	said, err := w.localizer.Localize(&i18n.LocalizeConfig{
		MessageID:      key,
		TemplateData:   values,
		PluralCount:    values["Count"],
		TemplateParser: strictTemplates,
	})
	if said == "" && err != nil {
		return "!" + key + "!"
	}
	return said
}

// Has says whether there is a sentence under key.
func (w *Words) Has(key string) bool {
	// In another language than English, a sentence comes with an error.
	said, _ := w.localizer.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateParser: template.IdentityParser{}})
	return said != ""
}

// Name gives the entries of the built-in library, which have English names, those
// that the catalogue of another language has for them under their IDs.
func (w *Words) Name(built *model.Library) {
	name := func(of string, id model.ID, name *string) {
		if key := "named." + of + "." + string(id); w.Has(key) {
			*name = w.Say(key)
		}
	}
	for i := range built.Activities {
		name("activity", built.Activities[i].ID, &built.Activities[i].Name)
	}
	for i := range built.Exercises {
		name("exercise", built.Exercises[i].ID, &built.Exercises[i].Name)
	}
	for i := range built.Templates {
		name("template", built.Templates[i].ID, &built.Templates[i].Title)
	}
}

// Capital writes the first letter of a sentence large.
func Capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
