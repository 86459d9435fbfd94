package format

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
)

// english returns a formatter in kilometres and kilograms.
func english(t testing.TB) *Formatter {
	t.Helper()
	words, err := New("en-GB")
	if err != nil {
		t.Fatal(err)
	}
	return &Formatter{Words: words}
}

func TestSayIsLoudAboutAnUnknownKey(t *testing.T) {
	f := english(t)
	if got := f.Words.Say("no.such.key"); got != "!no.such.key!" {
		t.Errorf("unknown key: %q", got)
	}
	if got := f.Words.Say("unit.km"); got != "!unit.km!" {
		t.Errorf("a sentence without its value: %q", got)
	}
}

func TestSayChoosesThePlural(t *testing.T) {
	f := english(t)
	for n, want := range map[int]string{0: "0 sets", 1: "1 set", 2: "2 sets"} {
		if got := f.Words.Say("load.sets", "Count", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestUnknownLanguageIsEnglish(t *testing.T) {
	for _, lang := range []string{"", "xx", "not a tag", "pt-BR"} {
		words, err := New(lang)
		if err != nil {
			t.Fatal(err)
		}
		if got := words.Say("week.this"); got != "this week" {
			t.Errorf("%q: %q", lang, got)
		}
	}
}

// TestALanguageIsAFile adds one: what it says is said, English stands in for the
// rest, and the built-in library has its names.
func TestALanguageIsAFile(t *testing.T) {
	english, err := fs.ReadFile(assets.Translations, "translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	words, err := NewFrom(fstest.MapFS{
		"translations/en.json": {Data: english},
		"translations/de.json": {Data: []byte(`{"week.this": "diese Woche", "load.sets": {"one": "{{.Count}} Satz", "other": "{{.Count}} Sätze"},
			"named.exercise.leg-press": "Beinpresse", "named.activity.run": "Laufen", "named.template.easy-run": "Lockerer Lauf"}`)},
	}, "de-AT")
	if err != nil {
		t.Fatal(err)
	}
	library, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		t.Fatal(err)
	}
	words.Name(&library)
	press, _ := library.Exercise("leg-press")
	curl, _ := library.Exercise("leg-curl")
	run, _ := library.Activity("run")
	easy, _ := library.Template("easy-run")
	got := []string{words.Say("week.this"), words.Say("load.sets", "Count", 2), words.Say("rail.week"), press.Name, curl.Name, run.Name, easy.Title}
	if want := []string{"diese Woche", "2 Sätze", "Week", "Beinpresse", "Leg curl", "Laufen", "Lockerer Lauf"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// catalogue returns each key with all the text of its forms.
func catalogue(t *testing.T) map[string]string {
	t.Helper()
	file, err := assets.Translations.ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var entries map[string]any
	if err := json.Unmarshal(file, &entries); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for key, entry := range entries {
		switch entry := entry.(type) {
		case string:
			texts[key] = entry
		case map[string]any:
			for form, text := range entry {
				if form != "one" && form != "other" {
					t.Errorf("%s: unknown form %q", key, form)
				}
				texts[key] += text.(string)
			}
		default:
			t.Errorf("%s: neither a sentence nor forms of one", key)
		}
	}
	return texts
}

// uses is what the Go sources say: keys and beginnings of keys given to Say,
// and every other string that may be handed on to it.
type uses struct {
	said     map[string][]said
	prefixes map[string]string // beginning of a key -> where
	strings  map[string]bool
}

// sentence is what only a person reads: two words with a space between them.
var sentence = regexp.MustCompile(`\pL{2,}[,.:]? \pL{2,}`)

// unsaid are the calls whose words nobody reads in the window or on paper: they
// go to the log, or to a programmer.
var unsaid = []string{"errors.New", "fmt.Errorf", "panic", "log.Error", "Log.Error"}

// unread are files of words that are for a machine.
var unread = regexp.MustCompile(`/ui/(uitest/|desktop/printing/|kit/slab\.go)`)

// commandLine is what a person types and reads in any language.
var commandLine = regexp.MustCompile(`^kneewise( [A-Z]+| --?[a-z]+| [a-z]+)*$`)

// TestEverySentenceIsInTheCatalogue finds words in the sources, which no
// catalogue of another language could replace.
func TestEverySentenceIsInTheCatalogue(t *testing.T) {
	for _, file := range parsed(t) {
		if unread.MatchString(file.path) {
			continue
		}
		ast.Inspect(file.File, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				return !slices.ContainsFunc(unsaid, func(name string) bool { return strings.HasSuffix(called(n), name) })
			case *ast.ImportSpec:
				return false
			case *ast.BasicLit:
				if text, ok := literal(n); ok && sentence.MatchString(text) && !commandLine.MatchString(text) {
					t.Errorf("%s: %q stands in the sources", file.positions.Position(n.Pos()), text)
				}
			}
			return true
		})
	}
}

// called is the name of what is called, with what stands before it.
func called(call *ast.CallExpr) string {
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		return fn.Name
	case *ast.SelectorExpr:
		if of, ok := fn.X.(*ast.SelectorExpr); ok {
			return of.Sel.Name + "." + fn.Sel.Name
		}
		if of, ok := fn.X.(*ast.Ident); ok {
			return of.Name + "." + fn.Sel.Name
		}
	}
	return ""
}

type said struct {
	where string
	args  []string // names of values; nil if they are not written out
	fixed bool
}

// source is a Go file that is not a test.
type source struct {
	*ast.File
	path      string
	positions *token.FileSet
}

// parsed are the Go files of ui/ and main.go.
func parsed(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	files := []string{filepath.Join(root, "main.go")}
	err := filepath.WalkDir(filepath.Join(root, "ui"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []source
	for _, path := range files {
		positions := token.NewFileSet()
		file, err := parser.ParseFile(positions, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, source{file, filepath.ToSlash(path), positions})
	}
	return all
}

// sources reads what the Go files say.
func sources(t *testing.T) uses {
	t.Helper()
	found := uses{map[string][]said{}, map[string]string{}, map[string]bool{}}
	for _, file := range parsed(t) {
		ast.Inspect(file.File, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if text, ok := literal(n); ok {
					found.strings[text] = true
				}
			case *ast.CallExpr:
				if says(n) {
					found.call(file.positions.Position(n.Pos()).String(), n)
				}
			}
			return true
		})
	}
	return found
}

// says tells calls of Say, and of a page's own say, from all others.
func says(call *ast.CallExpr) bool {
	switch fn := call.Fun.(type) {
	case *ast.SelectorExpr:
		return len(call.Args) > 0 && strings.EqualFold(fn.Sel.Name, "say")
	case *ast.Ident:
		return len(call.Args) > 0 && strings.EqualFold(fn.Name, "say")
	default:
		return false
	}
}

// keyLike tells keys from sentences, which a status line is given to say.
var keyLike = regexp.MustCompile(`^[a-z][a-z0-9.-]*$`)

func (u *uses) call(where string, call *ast.CallExpr) {
	if key, ok := literal(call.Args[0]); ok {
		if !keyLike.MatchString(key) {
			return
		}
		use := said{where: where, fixed: !call.Ellipsis.IsValid()}
		for i := 1; i < len(call.Args); i += 2 {
			name, ok := literal(call.Args[i])
			use.fixed = use.fixed && ok
			use.args = append(use.args, name)
		}
		u.said[key] = append(u.said[key], use)
		return
	}
	// "prefix." + code, perhaps + ".suffix": the leftmost operand.
	expression := call.Args[0]
	for {
		sum, ok := expression.(*ast.BinaryExpr)
		if !ok {
			break
		}
		expression = sum.X
	}
	if prefix, ok := literal(expression); ok && keyLike.MatchString(prefix) {
		u.prefixes[prefix] = where
	}
}

func literal(n ast.Expr) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

var place = regexp.MustCompile(`{{\.(\w+)}}`)

func TestEveryKeySaidIsInTheCatalogue(t *testing.T) {
	texts, found := catalogue(t), sources(t)
	if len(found.said) < 50 {
		t.Fatalf("found %d keys in the sources: the scan is broken", len(found.said))
	}
	for key, calls := range found.said {
		text, ok := texts[key]
		if !ok {
			t.Errorf("%s: Say(%q): no such key", calls[0].where, key)
		}
		for _, m := range place.FindAllStringSubmatch(text, -1) {
			for _, use := range calls {
				if use.fixed && !slices.Contains(use.args, m[1]) {
					t.Errorf("%s: Say(%q) gives no %s", use.where, key, m[1])
				}
			}
		}
	}
	for prefix, where := range found.prefixes {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(texts)), func(key string) bool { return strings.HasPrefix(key, prefix) }) {
			t.Errorf("%s: no key begins with %q", where, prefix)
		}
	}
}

func TestEveryKeyInTheCatalogueIsSaid(t *testing.T) {
	found := sources(t)
	for key := range catalogue(t) {
		used := found.strings[key]
		for prefix := range found.prefixes {
			used = used || strings.HasPrefix(key, prefix)
		}
		if !used {
			t.Errorf("%s is never said", key)
		}
	}
}

// TestNoKeyIsThereTwice reads the file itself: of two entries with one key the
// JSON decoder silently keeps the last.
func TestNoKeyIsThereTwice(t *testing.T) {
	file, err := assets.Translations.ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^  "([^"]+)":`).FindAllStringSubmatch(string(file), -1) {
		if seen[m[1]] {
			t.Errorf("%s is there twice", m[1])
		}
		seen[m[1]] = true
	}
	if len(seen) != len(catalogue(t)) {
		t.Errorf("%d keys at the start of a line, %d in all: one key a line, indented by two", len(seen), len(catalogue(t)))
	}
}

// TestWordsKeepTheirManners holds every sentence to the habits of the look:
// no exclamation marks, and rest is never "48 h advised".
func TestWordsKeepTheirManners(t *testing.T) {
	for key, text := range catalogue(t) {
		switch {
		case strings.Contains(text, "!"):
			t.Errorf("%s has an exclamation mark: %q", key, text)
		case strings.Contains(text, "48 h"):
			t.Errorf("%s says 48 h: %q", key, text)
		case text == "" || strings.TrimSpace(text) != text && key != "separator":
			t.Errorf("%s is empty or has spaces around it: %q", key, text)
		}
	}
}

// constants returns the values of all constants of a type in a package.
func constants(t *testing.T, dir, typeName string) []string {
	t.Helper()
	var values []string
	files, err := filepath.Glob(filepath.Join("..", "..", dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == typeName {
				for _, v := range spec.Values {
					if text, ok := literal(v); ok {
						values = append(values, text)
					}
				}
			}
			return true
		})
	}
	if len(values) == 0 {
		t.Fatalf("%s has no constants of %s: the scan is broken", dir, typeName)
	}
	return values
}

// TestEveryCodeHasWords goes through every code that keys are composed with.
func TestEveryCodeHasWords(t *testing.T) {
	texts := catalogue(t)
	need := func(key string) {
		t.Helper()
		if _, ok := texts[key]; !ok {
			t.Errorf("%s is missing", key)
		}
	}
	for _, code := range constants(t, "planner/rule", "Code") {
		need("rule." + code + ".text")
		need("rule." + code + ".reason" + map[string]string{"impact-adjacent": ".after"}[code])
		if code != "weekly-limit" { // says why its limit is what it is
			need("rule." + code + ".caption")
		}
	}
	for _, code := range constants(t, "planner/rule", "Reason") {
		if strings.HasPrefix(code, "RAMP") {
			code = "ramp"
		}
		need("limit." + slug(code))
	}
	for _, code := range constants(t, "planner/rule", "FixCode") {
		need("fix." + code)
		need("way." + code)
	}
	for _, code := range constants(t, "planner", "Action") {
		need("change." + code)
	}
	for _, code := range constants(t, "planner", "Setting") {
		need("setting." + code)
	}
	for _, code := range append(constants(t, "model", "Code"), string(CodeSyntax), string(CodePrecise), string(CodeWhole)) {
		need("invalid." + code)
	}
	for _, kind := range constants(t, "model", "Kind") {
		need("kind.long." + kind)
		need("kind.short." + kind)
	}
	for _, status := range constants(t, "model", "Status") {
		need("status." + status)
	}
	for _, mark := range Marks {
		need("mark." + mark)
	}
	for i := range 7 {
		need("weekday.long." + strconv.Itoa(i))
		need("weekday.short." + strconv.Itoa(i))
	}
	for i := 1; i <= 12; i++ {
		need("month." + strconv.Itoa(i))
	}
}

// TestEveryFieldHasAName reads the field names out of the model's checks.
func TestEveryFieldHasAName(t *testing.T) {
	field := regexp.MustCompile(`(?:c\.(?:add|within|text|date)\(|oneOf\(&c, )(?:indexed\()?"([A-Za-z]+)"`)
	files, err := filepath.Glob(filepath.Join("..", "..", "model", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	f, seen := english(t), 0
	for _, path := range files {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range field.FindAllStringSubmatch(string(source), -1) {
			seen++
			if got := f.Field(m[1]); strings.Contains(got, "!") {
				t.Errorf("%s: %s", path, got)
			}
		}
	}
	if seen < 50 {
		t.Fatalf("found %d fields: the scan is broken", seen)
	}
}
