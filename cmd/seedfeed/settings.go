package main

import (
	"bytes"
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
	"time"

	"github.com/alecthomas/kong"

	"seedfeed/feed/header"
	"seedfeed/feed/push"
)

// settingsName is the file in the seeds folder that sets flags.
const settingsName = "feed.yaml"

// envPrefix begins the names of environment variables that are settings.
const envPrefix = "SEEDFEED_"

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
	s.path = filepath.Join(dir, settingsName)
	data, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		other := strings.TrimSuffix(s.path, ".yaml") + ".yml"
		if _, err := os.Stat(other); err == nil {
			return fmt.Errorf("%s: rename it %s: nothing else is read", other, settingsName)
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
				didYouMean(key, known, "", "see seedfeed help settings")))
		}
	}
	slices.Sort(complaints)
	return complaints
}

// strangers names the environment variables that look like settings but go with no flag.
func strangers(app *kong.Application, environ []string) (complaints []string) {
	flags := slices.Clone(app.Flags)
	for _, command := range app.Children {
		flags = append(flags, command.Flags...)
	}
	known := []string{strings.TrimPrefix(push.SecretEnv, envPrefix)} // without the prefix
	for _, flag := range flags {
		for _, name := range flag.Envs {
			known = append(known, strings.TrimPrefix(name, envPrefix))
		}
	}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		bare, ours := strings.CutPrefix(name, envPrefix)
		if !ours || slices.Contains(known, bare) || serviceLink(name, value) {
			continue
		}
		complaints = append(complaints, fmt.Sprintf("environment: unknown setting %s; %s", name,
			didYouMean(bare, known, envPrefix, "see seedfeed help settings")))
	}
	slices.Sort(complaints)
	return complaints
}

// serviceLink reports whether Kubernetes or Docker set the variable, to tell where a service called seedfeed is:
// SEEDFEED_SERVICE_HOST, SEEDFEED_PORT=tcp://10.0.0.11:8080, SEEDFEED_PORT_8080_TCP_ADDR and others.
// https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
func serviceLink(name, value string) bool {
	return strings.HasPrefix(name, "SEEDFEED_SERVICE_") || strings.HasPrefix(name, "SEEDFEED_PORT_") ||
		name == "SEEDFEED_PORT" && strings.Contains(value, "://")
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

// count is a number from 1 up.
type count int

// Decode serves kong. It takes the next word whatever it looks like: -1 is a wrong number and no flag.
func (n *count) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	v, err := strconv.ParseInt(word, 10, 32)
	if err != nil || v < 1 {
		return fmt.Errorf("%q: use a whole number from 1 up", word)
	}
	*n = count(v)
	return nil
}

// days is a number of days, or none.
type days int

// Decode serves kong, as for count.
func (n *days) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	v, err := strconv.ParseInt(word, 10, 16)
	if err != nil || v < 0 {
		return fmt.Errorf("%q: use a whole number of days, 0 for none", word)
	}
	*n = days(v)
	return nil
}

// time is what settings.Config calls it: less than zero for none.
func (n days) time() time.Duration {
	if n == 0 {
		return -1
	}
	return time.Duration(n) * 24 * time.Hour
}

// rest is a length of time above 0.
type rest time.Duration

// Decode serves kong, as for count.
func (r *rest) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	d, err := time.ParseDuration(word)
	switch {
	case err == nil && d > 0:
		*r = rest(d)
		return nil
	case err != nil:
		if d, err = time.ParseDuration(word + "s"); err == nil && d > 0 {
			return fmt.Errorf("%q has no unit: use %ss for seconds or %sms for thousandths", word, word, word)
		}
	}
	return fmt.Errorf("%q: use a time above 0, such as 500ms or 5s", word)
}

// span is a length of time, or none.
type span time.Duration

// Decode serves kong, as for count.
func (s *span) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	d, err := time.ParseDuration(word)
	if err == nil && d >= 0 {
		*s = span(d)
		return nil
	}
	if d, err = time.ParseDuration(word + "m"); err == nil && d > 0 {
		return fmt.Errorf("%q has no unit: use %sm for minutes or %ss for seconds", word, word, word)
	}
	return fmt.Errorf("%q: use a time such as 5m or 30s, 0 for none", word)
}

// zone is a time zone by its name in the IANA database; the zero value is that of the machine.
type zone struct{ at *time.Location }

// Decode serves kong, as for count.
func (z *zone) Decode(ctx *kong.DecodeContext) error {
	name, err := next(ctx)
	if err != nil {
		return err
	}
	if z.at, err = time.LoadLocation(name); err != nil || name == "" {
		return fmt.Errorf("%q: use the name of a time zone, such as Europe/Berlin, America/New_York or UTC", name)
	}
	return nil
}

// String names the zone: two values of one zone are not always deeply equal, because they hold the offset of the day.
func (z zone) String() string { return z.location().String() }

func (z zone) location() *time.Location {
	if z.at == nil {
		return time.Local
	}
	return z.at
}

func next(ctx *kong.DecodeContext) (string, error) {
	token := ctx.Scan.Pop()
	if token.IsEOL() {
		return "", errors.New("a value must follow")
	}
	return fmt.Sprint(token.Value), nil
}

// secret returns the secret of the hook: the content of its file, without the line break at its end, or what the
// environment says. It is no flag, because every user of the machine can read command lines.
func (o *options) secret() (string, error) {
	if o.SecretFile == "" {
		return os.Getenv(push.SecretEnv), nil
	}
	text, err := os.ReadFile(o.SecretFile)
	if err != nil {
		return "", fmt.Errorf("--on-publish-secret-file: %w", err)
	}
	secret := strings.TrimRight(string(text), "\r\n")
	if secret == "" {
		return "", fmt.Errorf("--on-publish-secret-file: %s is empty", o.SecretFile)
	}
	return secret, nil
}
