package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"seedfeed/feed/seed"
)

// settingsName is the file in the seeds folder that sets flags.
const settingsName = "feed.yaml"

// settingsFile resolves flags that stand neither on the command line nor in the environment from feed.yaml.
type settingsFile struct {
	path   string
	values map[string][]string
	err    error
}

// Validate has nothing to look at: which file it is comes from a flag. It serves kong.Resolver, as Resolve does.
func (s *settingsFile) Validate(*kong.Application) error { return nil }

// Resolve gives the setting for a flag, nil where the file does not have it.
func (s *settingsFile) Resolve(ctx *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if s.values == nil {
		s.err = s.read(ctx)
	}
	if s.err != nil {
		return nil, nil // told by complaints: kong would blame the flag
	}
	for _, name := range flag.Envs {
		if _, ok := os.LookupEnv(name); ok {
			return nil, nil // kong would let the file win
		}
	}
	values, ok := s.values[flag.Name]
	if !ok || flag.Name == "seeds" { // the file lies in that folder: too late to move it
		return nil, nil
	}
	value := strings.Join(values, ",")
	if err := try(flag, value); err != nil {
		s.err = fmt.Errorf("%s: %s: %w", s.path, flag.Name, err)
		return nil, nil
	}
	return value, nil
}

// try parses a value as the flag would, to name the file where it cannot be.
func try(flag *kong.Flag, value string) error {
	target := reflect.New(flag.Target.Type()).Elem()
	if err := flag.Parse(kong.ScanFromTokens(kong.Token{Type: kong.FlagValueToken, Value: value}), target); err != nil {
		return err
	}
	if flag.Enum != "" && !slices.Contains(strings.Split(flag.Enum, ","), value) {
		return fmt.Errorf("%q is none of %s", value, flag.Enum)
	}
	return nil
}

func (s *settingsFile) read(ctx *kong.Context) error {
	s.values = map[string][]string{}
	for _, flag := range ctx.Model.Flags {
		if flag.Name == "seeds" {
			s.path = filepath.Join(fmt.Sprint(ctx.FlagValue(flag)), settingsName)
		}
	}
	data, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil // who needs the folder says so
	}
	if err != nil {
		return err
	}
	values, err := seed.Settings(data)
	if err != nil {
		return fmt.Errorf("%s: %w", s.path, err)
	}
	s.values = values
	return nil
}

// complaints says what is wrong with the file, and names the settings that no flag goes with: a typing error should
// not pass in silence.
func (s *settingsFile) complaints(app *kong.Application) (complaints []string) {
	if s.err != nil {
		return []string{s.err.Error()}
	}
	var known []string
	for _, flag := range app.Flags {
		if flag.Name != "help" && flag.Name != "seeds" {
			known = append(known, flag.Name)
		}
	}
	for key := range s.values {
		if !slices.Contains(known, key) {
			complaints = append(complaints, fmt.Sprintf("%s: unknown setting %q (known: %s)", s.path, key, strings.Join(known, ", ")))
		}
	}
	slices.Sort(complaints)
	return complaints
}

// size is a number of bytes, read as 4194304, 4096KiB or 4MiB.
type size int64

// UnmarshalText serves kong.
func (s *size) UnmarshalText(text []byte) error {
	number, factor := string(text), int64(1)
	for unit, f := range map[string]int64{"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30} {
		if n, ok := strings.CutSuffix(number, unit); ok {
			number, factor = strings.TrimSpace(n), f
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 || n > (1<<62)/factor {
		return fmt.Errorf("%q is no size: use bytes, or a number with KiB, MiB or GiB", text)
	}
	*s = size(n * factor)
	return nil
}
