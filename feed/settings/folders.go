package settings

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// SeedsThere returns an error that says what to do if the seeds folder is missing.
func (c *Config) SeedsThere() error {
	info, err := os.Stat(c.Seeds)
	if err != nil {
		return fmt.Errorf("seeds folder: %w; make it or name another with --seeds", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("seeds folder: %s is no folder; name one with --seeds", c.Seeds)
	}
	return nil
}

// Folders are the folders of the state.
type Folders struct{ Ledger, Cache string }

// Places finds the folders of the state. The ledger is kept beside the articles, so that identities travel with them; the
// digests, which can be made again, in the user's cache folder.
func (c *Config) Places() (at Folders, err error) {
	if c.State != "" {
		if err := writable(c.State); err != nil {
			return at, fmt.Errorf("--state %s: %w; name a folder that this user can write", c.State, err)
		}
		return Folders{c.State, filepath.Join(c.State, "cache")}, nil
	}
	at.Ledger = filepath.Join(c.Seeds, ".seedfeed")
	if err := writable(at.Ledger); err != nil {
		return at, fmt.Errorf("the state cannot be kept in the seeds folder: %w; name a folder that this user can write with --state", err)
	}
	at.Cache = filepath.Join(at.Ledger, "cache")
	if dir := c.userCache(); dir != "" && writable(dir) == nil {
		at.Cache = dir
	}
	return at, nil
}

// UsedPlaces are the folders that Places has found earlier, as far as they are there. It makes nothing.
func (c *Config) UsedPlaces() Folders {
	if c.State != "" {
		return Folders{c.State, filepath.Join(c.State, "cache")}
	}
	at := Folders{Ledger: filepath.Join(c.Seeds, ".seedfeed")}
	at.Cache = filepath.Join(at.Ledger, "cache")
	if dir := c.userCache(); dir != "" {
		if _, err := os.Stat(dir); err == nil {
			at.Cache = dir
		}
	}
	return at
}

// userCache is the folder for this seeds folder in the user's cache folder, "" if there is none.
func (c *Config) userCache() string {
	abs, err := filepath.Abs(c.Seeds)
	if err != nil {
		return ""
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(abs))
	return filepath.Join(dir, "seedfeed", hex.EncodeToString(sum[:8]))
}

// writable makes the folder where it is missing and tries whether a file can be made in it.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".probe-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// StatusPath returns the path of the status page below the seeds folder; "" if it is not there.
func (c *Config) StatusPath() string {
	if c.Status == "" {
		return ""
	}
	seeds, err := filepath.EvalSymlinks(c.Seeds)
	dir, err2 := filepath.EvalSymlinks(filepath.Dir(c.Status))
	if err != nil || err2 != nil {
		return ""
	}
	if seeds, err = filepath.Abs(seeds); err != nil {
		return ""
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return ""
	}
	below, err := filepath.Rel(seeds, filepath.Join(dir, filepath.Base(c.Status)))
	if err != nil || !filepath.IsLocal(below) {
		return ""
	}
	return filepath.ToSlash(below)
}
