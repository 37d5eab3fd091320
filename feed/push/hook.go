package push

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

const (
	commandTime = 30 * time.Second // a command that runs longer is killed
	outputKept  = 1 << 10          // bytes of a command's output that are logged
	killWait    = 2 * time.Second  // for the output of processes that a killed command left
)

// SecretEnv is the environment variable with the secret of the hook. Commands do not get it.
const SecretEnv = "SEEDFEED_ON_PUBLISH_SECRET"

// hook is what is called: an address that begins with http:// or https://, or a command of the shell.
type hook struct {
	target string
	secret []byte // of the signature; empty: none
	client *http.Client
	most   time.Duration // that a command may take
}

// IsAddress reports whether the target of a hook is a web address and no command.
func IsAddress(target string) bool {
	lower := strings.ToLower(target)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

// call hands a message over. Key is the same for each try of one message.
func (h *hook) call(ctx context.Context, key string, body []byte) error {
	if !IsAddress(h.target) {
		return h.run(ctx, body)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.target, bytes.NewReader(body))
	if err != nil {
		return errors.New("the address cannot be used")
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Idempotency-Key", key)
	if len(h.secret) > 0 {
		r.Header.Set("X-Hub-Signature-256", "sha256="+Sign(h.secret, body))
	}
	return post(h.client, r)
}

// Sign returns the HMAC-SHA256 of a message in hexadecimal digits. It stands in X-Hub-Signature-256, behind "sha256=".
func Sign(secret, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

// run gives the message to the command on its standard input. A command that does not end in time is killed, with the
// processes that it started.
func (h *hook) run(ctx context.Context, body []byte) error {
	ctx, cancel := context.WithTimeout(ctx, h.most)
	defer cancel()
	shell := []string{"sh", "-c"}
	if runtime.GOOS == "windows" {
		shell = []string{"cmd", "/c"}
	}
	cmd := exec.CommandContext(ctx, shell[0], shell[1], h.target)
	cmd.Stdin = bytes.NewReader(body)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(s string) bool { return strings.HasPrefix(s, SecretEnv+"=") })
	var out head
	cmd.Stdout, cmd.Stderr = &out, &out
	cmd.WaitDelay = killWait
	group(cmd)
	err := cmd.Run()
	switch {
	case ctx.Err() == context.DeadlineExceeded:
		err = fmt.Errorf("it took longer than %v and was killed", h.most)
	case errors.Is(err, exec.ErrWaitDelay): // it ended well, and left processes behind that hold its output
		err = nil
	}
	if err != nil && len(out.kept) > 0 {
		err = fmt.Errorf("%w: %s", err, out.text())
	}
	return err
}

// head keeps the first bytes that are written, and takes all others too: a command that writes much must not fail for it.
type head struct{ kept []byte }

func (h *head) Write(p []byte) (int, error) {
	h.kept = append(h.kept, p[:min(len(p), outputKept-len(h.kept))]...)
	return len(p), nil
}

// text returns what was kept as one line of UTF-8.
func (h *head) text() string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(string(h.kept), "?")), " ")
}
