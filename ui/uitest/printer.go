package uitest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// PrintService is a print service for one test, with the printer Office, which
// is the default, and another one called Attic. Where this machine can, it is a
// CUPS of its own, started for the test, whose Office writes what it prints as
// PDF: that takes root, cupsd and cups-pdf. Elsewhere it is a stand-in for the
// commands lp and lpstat, whose Office copies what it is given. The Attic is
// switched off, so that what is sent there waits.
type PrintService struct {
	Real   bool
	folder string   // in which the PDFs appear
	vars   []string // what a program needs in its environment
}

// NewPrintService starts one, which ends with the test.
func NewPrintService(t testing.TB) *PrintService {
	t.Helper()
	if s := startCUPS(t); s != nil {
		return s
	}
	return NewStandIn(t, "job-completed-successfully")
}

// Environ is what a program has to find in its environment to print there,
// like os.Environ. A PATH among it goes on with that of the test.
func (s *PrintService) Environ() []string { return slices.Clone(s.vars) }

// Use makes the test itself print there.
func (s *PrintService) Use(t testing.TB) {
	t.Helper()
	for _, name := range []string{"LPDEST", "PRINTER"} { // a default of the person
		t.Setenv(name, "") // so that it is put back
		os.Unsetenv(name)
	}
	for _, v := range s.vars {
		name, value, _ := strings.Cut(v, "=")
		t.Setenv(name, value)
	}
}

// Printed are the PDFs that have come out of Office, in order of their names.
func (s *PrintService) Printed(t testing.TB) []string {
	t.Helper()
	printed, err := filepath.Glob(filepath.Join(s.folder, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return printed
}

// lpstat and lp are the stand-ins, written anew: just what the program asks of
// them. A job for the Attic stays in the queue.
const (
	lpstat = `#!/bin/sh
cd "$(dirname "$0")" || exit 1
case "$*" in
-e) printf 'Attic\nOffice\n' ;;
-d) echo 'system default destination: Office' ;;
'-p Attic') printf 'printer Attic disabled since today -\n\tOut of toner\n' ;;
'-p Office') echo 'printer Office is idle.  enabled since today' ;;
'-l -W not-completed -o Attic') cat waiting ;;
'-l -W completed -o Office') cat over ;;
esac
`
	lp = `#!/bin/sh
printf '%s\n' "$@" >"$(dirname "$0")/arguments"
printer=$2
while [ "$1" != -- ]; do shift; done
n=$(($(ls "$(dirname "$0")" | grep -c 'pdf$') + 1))
cp "$2" "$(dirname "$0")/$n.pdf" || exit 1
cd "$(dirname "$0")" || exit 1
case $printer in
Office) printf 'Office-%s   me   1   today\n\tStatus: \n\tAlerts: %s\n\tqueued for Office\n' $n "$(cat alerts)" >over ;;
*) mv $n.pdf $n.waiting; printf '%s-%s   me   1   today\n\tAlerts: none\n' "$printer" $n >waiting ;;
esac
echo "request id is $printer-$n (1 file(s))"
`
)

// NewStandIn is always the stand-in, whose printed jobs end with a reason of
// IPP.
func NewStandIn(t testing.TB, alerts string) *PrintService {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{"lpstat": lpstat, "lp": lp, "alerts": alerts, "waiting": "", "over": ""} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return &PrintService{folder: folder, vars: []string{"PATH=" + folder + string(os.PathListSeparator) + os.Getenv("PATH")}}
}

// Arguments are those of the last call of lp; only the stand-in knows them.
func (s *PrintService) Arguments(t testing.TB) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.folder, "arguments"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}
