package main

import (
	"io"

	"seedfeed/cmd/seedfeed/internal/completion"
	"seedfeed/cmd/seedfeed/internal/streams"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"The shell: bash, zsh or fish."`
}

// Help serves kong.
func (completionCommand) Help() string {
	return `Put the line of your shell into its start file, and open another shell:
  bash  source <(seedfeed completion bash)  in ~/.bashrc
  zsh   source <(seedfeed completion zsh)   in ~/.zshrc, below compinit
  fish  seedfeed completion fish | source   in ~/.config/fish/config.fish`
}

// Run prints the script of a shell.
func (c *completionCommand) Run(std streams.Std) error {
	script, err := completion.Script(c.Shell)
	if err != nil {
		return err
	}
	_, err = std.Out.Write(script)
	return err
}

// completeWord is the first argument by which a shell asks what may follow the others.
const completeWord = "__complete"

// complete answers a shell, which gives the words up to the one to be completed.
func complete(args []string, std streams.Std) (status int) {
	_, r, err := newReading(std, false)
	if err == nil {
		_, err = io.WriteString(std.Out, completion.Answer(r.Model(), completion.Words{Topics: topics, Examples: exampleNames()}, args))
	}
	if err != nil {
		return exitFailed
	}
	return 0
}
