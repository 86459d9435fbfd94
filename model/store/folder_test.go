package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestDefaultFolder(t *testing.T) {
	home := func() (string, error) { return filepath.FromSlash("/home/ada"), nil }
	for name, c := range map[string]struct {
		system string
		env    map[string]string
		want   string
	}{
		"linux":                {"linux", nil, "/home/ada/.local/share/kneewise"},
		"linux, XDG":           {"linux", map[string]string{"XDG_DATA_HOME": "/data"}, "/data/kneewise"},
		"linux, relative XDG":  {"linux", map[string]string{"XDG_DATA_HOME": "data"}, "/home/ada/.local/share/kneewise"},
		"another unix":         {"freebsd", nil, "/home/ada/.local/share/kneewise"},
		"mac":                  {"darwin", map[string]string{"XDG_DATA_HOME": "/data"}, "/home/ada/Library/Application Support/Kneewise"},
		"windows":              {"windows", map[string]string{"LOCALAPPDATA": "/users/ada/local"}, "/users/ada/local/Kneewise"},
		"windows without home": {"windows", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := defaultFolder(c.system, func(key string) string { return c.env[key] }, home)
			if got != filepath.FromSlash(c.want) || (err != nil) != (c.want == "") {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
	homeless := errors.New("no home")
	for _, system := range []string{"linux", "darwin"} {
		_, err := defaultFolder(system, func(string) string { return "" }, func() (string, error) { return "", homeless })
		if !errors.Is(err, homeless) {
			t.Errorf("%s without a home: %v", system, err)
		}
	}
}

func TestDefaultFolderHere(t *testing.T) {
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	t.Setenv("LOCALAPPDATA", data)
	t.Setenv("HOME", data)
	folder, err := DefaultFolder()
	if err != nil {
		t.Fatal(err)
	}
	if rel, err := filepath.Rel(data, folder); err != nil || !filepath.IsLocal(rel) || rel == "." {
		t.Errorf("%s is not below %s", folder, data)
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("asking for the folder made it: %v", err)
	}
}
