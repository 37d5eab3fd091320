package commandline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/suggest"
	"seedfeed/feed/push"
)

// envPrefix begins the names of environment variables that are settings.
const envPrefix = "SEEDFEED_"

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
			suggest.DidYouMean(bare, known, envPrefix, "see seedfeed help settings")))
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
