package uitest

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Where Debian and its kin have the parts of CUPS; /usr/sbin is on no user's
// PATH.
const (
	cupsd    = "/usr/sbin/cupsd"
	lpadmin  = "/usr/sbin/lpadmin"
	cupsPDF  = "/usr/lib/cups/backend/cups-pdf"
	cupsPPD  = "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd"
	cupsWait = 1000 // times 20 ms
)

// startCUPS starts a CUPS that shares nothing with one that the machine may
// run, or returns nil where it cannot: cups-pdf works for root only.
func startCUPS(t testing.TB) *PrintService {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil
	}
	for _, needed := range []string{cupsd, lpadmin, cupsPDF, cupsPPD} {
		if _, err := os.Stat(needed); err != nil {
			return nil
		}
	}
	c := &cups{TB: t}
	c.furnish()
	c.start()
	c.addPrinters()
	return &PrintService{Real: true, folder: filepath.Join(c.room, "out"), vars: c.vars()}
}

// cups is one that is being started in a folder of its own.
type cups struct {
	testing.TB
	room string
}

func (c *cups) vars() []string {
	return []string{"CUPS_SERVER=" + filepath.Join(c.room, "socket"), "CUPS_SERVERROOT=" + filepath.Join(c.room, "root")}
}

// furnish makes the folders and what is written in them. The folder is not the
// test's own: the filters run as another user and have to get in.
func (c *cups) furnish() {
	c.Helper()
	room, err := os.MkdirTemp("", "kw-cups-")
	c.must(err)
	c.room = room
	c.Cleanup(func() { os.RemoveAll(room) })
	c.must(os.Chmod(room, 0o755))
	for _, name := range []string{"root", "state", "cache", "spool", "tmp", "out", "pdf", "log"} {
		c.must(os.Mkdir(filepath.Join(room, name), 0o755))
	}
	c.must(os.Chmod(filepath.Join(room, "tmp"), 0o1777|os.ModeSticky))
	c.write("cups-files.conf", fmt.Sprintf(`
ServerRoot %[1]s/root
StateDir %[1]s/state
CacheDir %[1]s/cache
RequestRoot %[1]s/spool
TempDir %[1]s/tmp
AccessLog %[1]s/log/access
ErrorLog %[1]s/log/error
PageLog %[1]s/log/page
Printcap %[1]s/state/printcap
SystemGroup root
FileDevice Yes
`, room))
	c.write("cupsd.conf", fmt.Sprintf(`
LogLevel info
Listen %s/socket
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
`, room))
	ppd, err := os.ReadFile(cupsPPD)
	c.must(err)
	// cups-pdf takes its settings from the printer's description too, but no
	// slash there; so they are relative to where cupsd is started.
	for option, folder := range map[string]string{"Out": "out", "Spool": "pdf", "GSTmp": "pdf", "Log": "log"} {
		ppd = fmt.Appendf(ppd, "*OpenUI *%[1]s: PickOne\n*Default%[1]s: %[2]s\n*%[1]s %[2]s: \"\"\n*CloseUI: *%[1]s\n", option, folder)
	}
	c.write("office.ppd", string(ppd))
}

func (c *cups) write(name, text string) {
	c.Helper()
	c.must(os.WriteFile(filepath.Join(c.room, name), []byte(text), 0o644))
}

func (c *cups) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatalf("print service: %v", err)
	}
}

func (c *cups) start() {
	c.Helper()
	server := exec.Command(cupsd, "-f", "-c", filepath.Join(c.room, "cupsd.conf"), "-s", filepath.Join(c.room, "cups-files.conf"))
	server.Dir = c.room
	server.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
	var said bytes.Buffer
	server.Stderr = &said
	c.must(server.Start())
	c.Cleanup(func() {
		if c.Failed() {
			log, _ := os.ReadFile(filepath.Join(c.room, "log", "error"))
			c.Logf("cupsd said: %s\n%s", said.Bytes(), log)
		}
		server.Process.Signal(syscall.SIGTERM) // it ends its filters too
		server.Wait()
	})
	for range cupsWait {
		if connection, err := net.Dial("unix", filepath.Join(c.room, "socket")); err == nil {
			connection.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	c.Fatal("print service: cupsd does not listen")
}

// addPrinters makes the Office print by poppler, which keeps text as text, and
// the Attic one that is not switched on.
func (c *cups) addPrinters() {
	c.Helper()
	for _, args := range [][]string{
		{"-p", "Office", "-E", "-v", "cups-pdf:/", "-P", filepath.Join(c.room, "office.ppd"), "-o", "pdftops-renderer-default=pdftops"},
		{"-p", "Attic", "-v", "file:/dev/null", "-o", "printer-is-accepting-jobs=true"},
		{"-d", "Office"},
	} {
		run := exec.Command(lpadmin, args...)
		run.Env = append(os.Environ(), c.vars()...)
		if out, err := run.CombinedOutput(); err != nil {
			c.Fatalf("print service: lpadmin %v: %v\n%s", args, err, out)
		}
	}
}
