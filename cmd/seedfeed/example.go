package main

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"seedfeed/cmd/seedfeed/internal/streams"
)

//go:embed example
var exampleFiles embed.FS

// examples are the programs with example files, and where each file belongs.
var examples = []struct {
	name  string
	files []exampleFile
}{
	{"systemd", []exampleFile{{"seedfeed.service", "/etc/systemd/system/"}, {"seedfeed.socket", "/etc/systemd/system/"}}},
	{"caddy", []exampleFile{{"Caddyfile", "/etc/caddy/"}}},
	{"nginx", []exampleFile{{"seedfeed.conf", "/etc/nginx/conf.d/"}}},
	{"docker", []exampleFile{{"Dockerfile", ""}}},
	{"mastodon", []exampleFile{{"mastodon.sh", "/usr/local/bin/"}}},
	{"listmonk", []exampleFile{{"listmonk.sh", "/usr/local/bin/"}}},
	{"mail", []exampleFile{{"digest.sh", "/usr/local/bin/"}}},
}

// exampleNames are the names of the examples, for completion.
func exampleNames() (names [][2]string) {
	for _, e := range examples {
		names = append(names, [2]string{e.name, ""})
	}
	return names
}

type exampleFile struct {
	name   string
	folder string // where to install it, with a slash at the end; "" for the root of a clone
}

type exampleCommand struct {
	Name string `arg:"" optional:"" help:"systemd, caddy, nginx, docker, mastodon, listmonk or mail; or the name of a single file." examples:""`
}

// Run prints the files of an example as they are. A line before each tells its name if there is more than one.
func (c *exampleCommand) Run(std streams.Std) error {
	var names []string
	for _, e := range examples {
		var chosen []exampleFile
		for _, f := range e.files {
			if c.Name == e.name || c.Name == f.name {
				chosen = append(chosen, f)
			}
			names = append(names, f.name)
		}
		if chosen != nil {
			return printExample(std, e.name, chosen)
		}
	}
	if c.Name != "" {
		return usageError{fmt.Errorf("example: no %q; use systemd, caddy, nginx, docker, mastodon, listmonk, mail, or the name of a file: %s", c.Name, strings.Join(names, ", "))}
	}
	for _, e := range examples {
		for _, f := range e.files {
			fmt.Fprintf(std.Out, "seedfeed example %-8s %s%s\n", e.name, f.folder, f.name)
		}
	}
	return nil
}

func printExample(std streams.Std, folder string, files []exampleFile) error {
	for _, f := range files {
		text, err := fs.ReadFile(exampleFiles, path.Join("example", folder, f.name))
		if err != nil {
			return err
		}
		if len(files) > 1 {
			fmt.Fprintf(std.Out, "# ==== %s%s ====\n", f.folder, f.name)
		}
		if _, err := std.Out.Write(text); err != nil {
			return err
		}
	}
	return nil
}
