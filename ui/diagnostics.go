package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/desktop/printing"
)

// services are what the desktop offers.
type services struct{ tray, notifications, sound, printing bool }

// copyDiagnostics puts on the clipboard what helps to find a fault: of the program,
// the computer and the file's size and shape; nothing of what the person has
// entered.
func (w *Window) copyDiagnostics() {
	var has services
	var facts model.FileFacts
	w.task.Run(func(ctx context.Context) (err error) {
		has = w.services(ctx)
		if w.options.File != nil {
			facts, err = w.options.File.Facts()
		}
		return err
	}, func(err error) {
		if err != nil {
			w.fail(err)
			return
		}
		w.copyText(strings.Join(w.diagnostics(has, &facts), "\n") + "\n")
	})
}

// services asks the desktop what it has.
func (w *Window) services(ctx context.Context) services {
	has := services{tray: w.tray != nil, notifications: desktop.HasNotifications(ctx)}
	if s, ok := w.attention.Attention.(interface{ HasSound(context.Context) bool }); ok {
		has.sound = s.HasSound(ctx)
	}
	_, err := printing.Printers(ctx)
	has.printing = err == nil
	return has
}

// diagnostics are lines in English, whatever the window speaks: those who find
// faults read them.
func (w *Window) diagnostics(has services, facts *model.FileFacts) []string {
	size := w.window.Canvas().Size()
	lines := []string{
		"Kneewise " + w.options.Version,
		fmt.Sprintf("%s/%s, %s, Fyne %s", runtime.GOOS, runtime.GOARCH, runtime.Version(), modules()["fyne.io/fyne/v2"]),
		fmt.Sprintf("window=%.0fx%.0f scale=%.2f theme=%s density=%s", size.Width, size.Height, w.window.Canvas().Scale(), w.appearance, w.density),
		fmt.Sprintf("tray=%t notifications=%t sound=%t printing=%t", has.tray, has.notifications, has.sound, has.printing),
	}
	if w.options.File == nil {
		return lines
	}
	lines = append(lines, fmt.Sprintf("folder=%s bytes=%d schema=%s", discreet(w.options.File.Folder()), facts.Bytes, facts.Schema))
	for _, table := range facts.Tables {
		lines = append(lines, fmt.Sprintf("rows.%s=%d", table.Name, table.Rows))
	}
	return lines
}

// discreet is a folder without what may be a name: what is below the person's home
// after a tilde, and of any other place only that it is one.
func discreet(folder string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "other"
	}
	below, err := filepath.Rel(home, folder)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return "other"
	}
	return filepath.Join("~", below)
}
