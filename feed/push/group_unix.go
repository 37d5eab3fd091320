//go:build unix

package push

import (
	"os/exec"
	"syscall"
)

// group makes cancelling a command kill the processes that it started as well.
func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
