package commandline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/suggest"
	"seedfeed/feed/header"
)

// settingsFile resolves flags that stand neither on the command line nor in the environment from feed.yaml.
type settingsFile struct {
	path   string
	data   []byte
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
	if !ok || flag.Name == "seeds" { // the file is in that folder: too late to move it
		return nil, nil
	}
	if flag.Tag.Get("file") == "no" {
		s.err = fmt.Errorf("%s%s: %s cannot be set here, since whoever can drop articles could run programs with it: use --%[3]s or the environment", s.path, s.line(flag.Name), flag.Name)
		return nil, nil
	}
	value := strings.Join(values, ",")
	if flag.IsSlice() {
		value = kong.JoinEscaped(values, ',')
	}
	err := try(flag, value)
	if len(values) > 1 && !flag.IsSlice() {
		err = errors.New("give one value, not a list")
	}
	if err != nil {
		reason := strings.TrimPrefix(err.Error(), "--"+flag.Name+": ")
		s.err = fmt.Errorf("%s%s: %s: %s", s.path, s.line(flag.Name), flag.Name, reason)
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
	if flag.Enum != "" && !slices.Contains(flag.EnumSlice(), value) {
		return fmt.Errorf("%q: %s", value, enumRemedy(value, flag.EnumSlice()))
	}
	return nil
}

func (s *settingsFile) read(ctx *kong.Context) error {
	s.values = map[string][]string{}
	dir := folderArgument(ctx)
	if dir == "" {
		dir, _ = siteOf(ctx)
	}
	for _, flag := range ctx.Model.Flags {
		if flag.Name == "seeds" && dir == "" {
			dir = fmt.Sprint(ctx.FlagValue(flag))
		}
	}
	s.path = filepath.Join(dir, options.FileName)
	data, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		other := strings.TrimSuffix(s.path, ".yaml") + ".yml"
		if _, err := os.Stat(other); err == nil {
			return fmt.Errorf("%s: rename it %s: nothing else is read", other, options.FileName)
		}
		return nil // who needs the folder says so
	}
	if err != nil {
		return err
	}
	values, err := header.Settings(data)
	if err != nil {
		return fmt.Errorf("%s: %w", s.path, err)
	}
	s.values, s.data = values, data
	return nil
}

// line says where a key stands, as far as the file is written plainly.
func (s *settingsFile) line(key string) string {
	number := 0
	for line := range bytes.Lines(s.data) {
		number++
		name, _, ok := strings.Cut(strings.TrimPrefix(string(line), "\ufeff"), ":")
		if ok && strings.Trim(strings.TrimRight(name, " "), `"'`) == key {
			return fmt.Sprintf(": line %d", number)
		}
	}
	return ""
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
		if key == "seeds" {
			complaints = append(complaints, fmt.Sprintf("%s%s: the file lies in the seeds folder, so it cannot name it: use --seeds", s.path, s.line(key)))
			continue
		}
		if !slices.Contains(known, key) {
			complaints = append(complaints, fmt.Sprintf("%s%s: unknown setting %q; %s", s.path, s.line(key), key,
				suggest.DidYouMean(key, known, "", "see seedfeed help settings")))
		}
	}
	slices.Sort(complaints)
	return complaints
}
