package ui_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// This file holds the tree to the house plan: which package may import which,
// where the clock and go statements are, and what may lie at the top.

// module is the path that every import of our own begins with.
const module = "github.com/kneewise/kneewise"

// topLevel is everything that may lie at the top, beside what .gitignore names.
var topLevel = []string{
	"main.go", "main_test.go", "main_linux_test.go", "ui", "planner", "model", "assets", "FyneApp.toml", "go.mod", "go.sum",
	"README.md", "CHANGELOG.md", "LICENSE", "Makefile", "docs",
	".ci", ".git", ".gitattributes", ".gitignore", ".golangci.yml", "staticcheck.conf",
}

// support are the packages of ui/ that its pages share, each with what it may
// import of ours. Every other package of ui/ is a page.
var support = map[string][]string{
	"ui/figure":           {"assets"},
	"ui/kit":              {"assets", "ui/chart", "ui/figure", "ui/theme"},
	"ui/chart":            nil,
	"ui/theme":            {"assets"},
	"ui/format":           {"assets", "model", "planner/..."},
	"ui/task":             nil,
	"ui/screen":           nil,
	"ui/desktop":          nil,
	"ui/desktop/printing": nil,
	"ui/wayon":            {"model", "planner/...", "ui/format", "ui/kit"},
	"ui/ask":              {"model", "planner/...", "ui/format", "ui/kit"},
	"ui/logbook":          {"model", "planner/...", "ui/ask", "ui/format", "ui/kit", "ui/mark", "ui/theme"},
	"ui/mark":             {"model", "planner/rule", "ui/theme"},
	"ui/paper":            {"model", "planner/...", "ui/chart", "ui/figure", "ui/format", "ui/paper/sheet"},
	"ui/paper/sheet":      {"assets"},
	"ui/uitest":           {"assets", "model", "model/store", "planner/...", "ui/..."},
}

// noFyne are the folders that work without a window.
var noFyne = []string{"assets", "model", "planner", "ui/chart", "ui/cli", "ui/desktop/printing", "ui/figure", "ui/format", "ui/paper"}

// sqlLibraries are what only the store knows.
var sqlLibraries = []string{"gorm.io", "github.com/go-gormigrate", "github.com/glebarez", "modernc.org", "database/sql"}

// mayImport lists what of ours a package may import; "x/..." is x and
// everything below it.
func mayImport(dir string) []string {
	allowed, shared := support[dir]
	switch {
	case shared:
		return allowed
	case dir == ".":
		return []string{"assets", "model", "model/store", "model/exchange/...", "planner/...", "ui", "ui/cli", "ui/format", "ui/screen"}
	case dir == "assets", dir == "model":
		return nil
	case dir == "model/store", within(dir, "model/exchange"):
		return []string{"model"}
	case dir == "planner":
		return []string{"model", "planner/..."}
	case dir == "planner/rule", dir == "planner/example":
		return []string{"model"}
	case within(dir, "planner"):
		return []string{"model", "planner/rule"}
	case dir == "ui":
		return []string{"assets", "model", "planner/...", "ui/..."}
	default: // a page
		return slices.AppendSeq([]string{"assets", "model", "planner/..."}, maps.Keys(support))
	}
}

// testsMayImport lists what the tests of a package may import beside it and
// what it imports itself.
func testsMayImport(dir string) []string {
	switch {
	case dir == "model":
		return nil
	case dir == "assets", within(dir, "model"):
		return []string{"model", "assets"}
	case within(dir, "planner"):
		return []string{"model", "model/store", "assets", "planner/..."}
	default:
		return []string{"model", "model/store", "assets", "planner/...", "ui/uitest"}
	}
}

// within says whether a folder or an import path is root or lies below it.
func within(name, root string) bool { return name == root || strings.HasPrefix(name, root+"/") }

func allows(list []string, name string) bool {
	return slices.ContainsFunc(list, func(allowed string) bool {
		if root, all := strings.CutSuffix(allowed, "/..."); all {
			return within(name, root)
		}
		return name == allowed
	})
}

// source is one Go file of the tree.
type source struct {
	name string // with its folder
	dir  string
	test bool
	file *ast.File
}

// violations says what in a tree is against the house plan, in order of the
// files.
func violations(tree fs.FS) ([]string, error) {
	found, err := misplaced(tree)
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s := source{name: name, dir: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), file: file}
		for _, check := range []func(source) []string{checkName, checkImports, checkCode} {
			for _, wrong := range check(s) {
				found = append(found, name+": "+wrong)
			}
		}
		return nil
	})
	return found, err
}

// misplaced says what lies at the top and should not.
func misplaced(tree fs.FS) ([]string, error) {
	ignored, err := fs.ReadFile(tree, ".gitignore")
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(tree, ".")
	if err != nil {
		return nil, err
	}
	var found []string
	for _, e := range entries {
		out := slices.ContainsFunc(strings.Fields(string(ignored)), func(pattern string) bool {
			match, err := path.Match(strings.Trim(pattern, "/"), e.Name())
			return err == nil && match
		})
		if !out && !slices.Contains(topLevel, e.Name()) {
			found = append(found, e.Name()+": is not in the house plan")
		}
	}
	return found, nil
}

var (
	// fileName is lower-case; only what Go itself reads out of a name follows
	// an underscore.
	fileName = regexp.MustCompile(`^[a-z0-9]+(_(linux|darwin|windows|unix|other))?(_test)?\.go$`)
	vague    = regexp.MustCompile(`^(utils?|helpers?|common|misc)$`)
)

func checkName(s source) []string {
	var wrong []string
	if !fileName.MatchString(path.Base(s.name)) {
		wrong = append(wrong, "the name is not lower-case without underscores")
	}
	for _, name := range append(strings.Split(s.dir, "/"), strings.TrimSuffix(s.file.Name.Name, "_test")) {
		if vague.MatchString(name) {
			wrong = append(wrong, name+" says nothing")
		}
	}
	return slices.Compact(wrong)
}

func checkImports(s source) []string {
	var wrong []string
	for _, spec := range s.file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err == nil {
			if why := checkImport(s, name); why != "" {
				wrong = append(wrong, "imports "+name+": "+why)
			}
		}
	}
	return wrong
}

func checkImport(s source, name string) string {
	own, ours := strings.CutPrefix(name, module+"/")
	inside := func(folder string) bool { return within(s.dir, folder) }
	switch {
	case own == "ui/uitest" && !s.test:
		return "only tests use it"
	case ours && !allows(mayImport(s.dir), own) && !(s.test && (own == s.dir || allows(testsMayImport(s.dir), own))):
		return "this arrow is not in the house plan"
	case ours:
		return ""
	case within(name, "fyne.io/fyne/v2/app") && s.name != "main.go":
		return "only main.go makes an app"
	case strings.HasPrefix(name, "fyne.io/") && slices.ContainsFunc(noFyne, inside):
		return "works without a window"
	case slices.ContainsFunc(sqlLibraries, func(library string) bool { return within(name, library) }) && !inside("model/store") && !s.test:
		return "only model/store knows SQL"
	case within(name, "gorm.io") && !inside("model/store"):
		return "only model/store knows GORM"
	case s.test:
		return ""
	case s.dir == "assets" && name != "embed":
		return "assets only embeds"
	case s.dir == "model" && strings.Contains(name, ".") && name != "cloud.google.com/go/civil":
		return "model knows the standard library and civil dates only"
	}
	return ""
}

// checkCode looks for go statements and for the clock.
func checkCode(s source) []string {
	if s.test || s.dir == "ui/task" {
		return nil
	}
	var wrong []string
	clock := importedAs(s.file, "time")
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			if within(s.dir, "ui") {
				wrong = append(wrong, "a go statement outside ui/task")
			}
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			reads := n.Sel.Name == "Now" || n.Sel.Name == "Since" || n.Sel.Name == "Until"
			if ok && x.Name == clock && reads && s.name != "main.go" {
				wrong = append(wrong, "reads the clock with time."+n.Sel.Name)
			}
		}
		return true
	})
	if clock == "." {
		wrong = append(wrong, "imports time into its own names")
	}
	return wrong
}

// importedAs is the name that a file has for a package, empty for none.
func importedAs(file *ast.File, name string) string {
	for _, spec := range file.Imports {
		if spec.Path.Value == strconv.Quote(name) {
			if spec.Name != nil {
				return spec.Name.Name
			}
			return path.Base(name)
		}
	}
	return ""
}

func TestTheHouseIsBuiltAsPlanned(t *testing.T) {
	found, err := violations(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range found {
		t.Error(wrong)
	}
}

// TestThePlanIsAboutThisModule fails if the module is renamed and every arrow
// would be a stranger's.
func TestThePlanIsAboutThisModule(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(text), "module "+module+"\n") {
		t.Errorf("go.mod is not that of %s", module)
	}
}

// TestEveryGuardCanFail builds small trees with one file against the plan, and
// beside each one that is as it should be.
func TestEveryGuardCanFail(t *testing.T) {
	imports := func(paths ...string) string {
		text := "package x\n"
		for _, p := range paths {
			if rest, ours := strings.CutPrefix(p, "@/"); ours {
				p = module + "/" + rest
			}
			text += fmt.Sprintf("import _ %q\n", p)
		}
		return text
	}
	goes := "package x\nfunc f() { go f() }\n"
	now := "package x\nimport \"time\"\nvar now = time.Now\n"
	for _, c := range []struct{ name, code, good string }{
		// The app and the store.
		{"ui/app.go", imports("fyne.io/fyne/v2/app"), imports("fyne.io/fyne/v2")},
		{"ui/app_test.go", imports("fyne.io/fyne/v2/app"), imports("fyne.io/fyne/v2/test")},
		{"ui/app.go", imports("@/model/store"), imports("@/planner")},
		{"planner/planner.go", imports("@/model/store"), imports("@/model")},
		{"ui/week/page.go", imports("@/model/store"), imports("@/planner/rule")},
		{"ui/cli/run.go", imports("@/model/store"), imports("@/planner/example")},
		// Windows.
		{"planner/rule/rule.go", imports("fyne.io/fyne/v2"), imports("@/model")},
		{"planner/rule/rule_test.go", imports("fyne.io/fyne/v2/test"), imports("testing")},
		{"model/week.go", imports("fyne.io/fyne/v2"), imports("time")},
		{"model/store/store.go", imports("fyne.io/fyne/v2/storage"), imports("gorm.io/gorm")},
		{"ui/paper/week.go", imports("fyne.io/fyne/v2"), imports("codeberg.org/go-pdf/fpdf")},
		{"ui/cli/run.go", imports("fyne.io/fyne/v2"), imports("@/ui/paper")},
		{"ui/format/day.go", imports("fyne.io/fyne/v2/lang"), imports("@/assets")},
		{"ui/figure/draw.go", imports("fyne.io/fyne/v2/canvas"), imports("math")},
		{"ui/desktop/printing/job.go", imports("fyne.io/fyne/v2"), imports("os/exec")},
		{"ui/chart/scale.go", imports("fyne.io/fyne/v2"), imports("cloud.google.com/go/civil")},
		// SQL.
		{"planner/state.go", imports("gorm.io/gorm"), imports("@/planner/progress")},
		{"planner/state_test.go", imports("gorm.io/gorm"), imports("@/model/store")},
		{"ui/app.go", imports("database/sql"), imports("errors")},
		{"model/exchange/ics/decode.go", imports("github.com/glebarez/sqlite"), imports("@/model")},
		// Downwards only.
		{"assets/embed.go", imports("bytes"), imports("embed")},
		{"assets/embed.go", imports("@/model"), imports("embed")},
		{"model/week.go", imports("github.com/google/go-cmp/cmp"), imports("cloud.google.com/go/civil")},
		{"model/week.go", imports("@/assets"), imports("strings")},
		{"model/week_test.go", imports("@/planner"), imports("@/model", "pgregory.net/rapid")},
		{"model/store/store.go", imports("@/planner"), imports("@/model")},
		{"planner/planner.go", imports("@/ui/format"), imports("@/planner/arrange")},
		{"planner/planner.go", imports("@/assets"), imports("@/planner/rule")},
		{"planner/rule/rule.go", imports("@/planner/progress"), imports("@/model")},
		{"planner/rule/rule_test.go", imports("@/ui/format"), imports("@/planner/rule")},
		{"planner/arrange/week.go", imports("@/planner"), imports("@/planner/rule")},
		{"planner/adapt/gate.go", imports("@/planner/progress"), imports("@/planner/rule")},
		{"planner/example/person.go", imports("@/planner/rule"), imports("@/model")},
		// Pages and what they share.
		{"ui/week/page.go", imports("@/ui/month"), imports("@/ui/kit", "@/ui/format", "@/ui/task")},
		{"ui/week/page_test.go", imports("@/ui/month"), imports("@/model/store")},
		{"ui/month/page.go", imports("@/ui/week"), imports("@/ui/paper")},
		{"ui/week/page.go", imports("@/ui"), imports("@/ui/theme")},
		{"ui/kit/bar.go", imports("@/planner"), imports("@/ui/theme")},
		{"ui/kit/bar.go", imports("@/model"), imports("@/assets")},
		{"ui/theme/theme.go", imports("@/model"), imports("@/assets")},
		{"ui/format/day.go", imports("@/ui/kit"), imports("@/planner/rule")},
		{"ui/task/task.go", imports("@/planner"), imports("fyne.io/fyne/v2")},
		{"ui/app.go", imports("@/ui/uitest"), imports("@/ui/week")},
		{"main.go", imports("@/ui/week"), imports("@/ui", "@/ui/cli", "@/model/store", "fyne.io/fyne/v2/app")},
		// Go statements and the clock.
		{"ui/save.go", goes, "package x\n"},
		{"ui/week/page.go", goes, "package x\n"},
		{"ui/week/page.go", now, "package x\nimport \"time\"\nvar day = 24 * time.Hour\n"},
		{"planner/planner.go", now, "package x\nimport \"time\"\ntype P struct{ Now func() time.Time }\nfunc f(p P) { p.Now() }\n"},
		{"model/week.go", "package x\nimport t \"time\"\nfunc f(at t.Time) t.Duration { return t.Since(at) }\n", "package x\nimport t \"time\"\nfunc f(at t.Time) int { return at.Day() }\n"},
		{"planner/planner.go", "package x\nimport . \"time\"\nvar now = Now\n", "package x\n"},
		// Names.
		{"ui/utils/text.go", "package utils\n", ""},
		{"planner/helpers/week.go", "package week\n", ""},
		{"model/week.go", "package common\n", "package model\n"},
		{"ui/week/card_view.go", "package week\n", ""},
		{"ui/week/cardView.go", "package week\n", ""},
		{"internal/week/week.go", "package week\n", ""},
		{"cmd/kneewise/main.go", "package main\n", ""},
		{"notes.txt", "", ""},
	} {
		tree := fstest.MapFS{".gitignore": {Data: []byte("/kneewise\n/dist/\n*.test\n")}, c.name: {Data: []byte(c.code)}}
		found, err := violations(tree)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != 1 {
			t.Errorf("%s: found %q in\n%s", c.name, found, c.code)
		}
		if c.good == "" {
			continue
		}
		tree[c.name] = &fstest.MapFile{Data: []byte(c.good)}
		if found, err := violations(tree); err != nil || len(found) > 0 {
			t.Errorf("%s: found %q, %v in\n%s", c.name, found, err, c.good)
		}
	}
}

// TestWhatThePlanAllows are the exceptions of the guards.
func TestWhatThePlanAllows(t *testing.T) {
	tree := fstest.MapFS{}
	for name, text := range map[string]string{
		".gitignore":                   "/kneewise\n/dist/\n*.test\n",
		"kneewise":                     "",
		"dist/kneewise.tar.gz":         "",
		"ui.test":                      "",
		"main.go":                      "package main\nimport \"time\"\nvar now = time.Now\n",
		"ui/task/task.go":              "package task\nimport \"time\"\nfunc f() { go f(); time.Now() }\n",
		"ui/week/page_test.go":         "package week\nimport \"time\"\nfunc f() { go f(); time.Now() }\n",
		"planner/interval/timer.go":    "package interval\nfunc f() { go f() }\n",
		"ui/desktop/open_windows.go":   "package desktop\n",
		"model/store/window_unix.go":   "package store\n",
		"model/store/testdata/bad.go":  "not Go at all",
		".ci/tools/main.go":            "package helpers\n",
		"planner/verdict_test.go":      "package planner_test\nimport _ \"" + module + "/model/store\"\nimport _ \"" + module + "/planner\"\n",
		"planner/rule/testdata/a.json": "{}",
	} {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	found, err := violations(tree)
	if err != nil || len(found) > 0 {
		t.Errorf("found %q, %v", found, err)
	}
}
