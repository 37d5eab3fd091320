package push

import (
	"os/exec"
	"syscall"
)

// group gives the command line to cmd.exe as it is written: os/exec would put backslashes before quotation marks, which
// cmd.exe does not understand. Cancelling kills the command alone.
func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `cmd /s /c "` + cmd.Args[len(cmd.Args)-1] + `"`}
}
