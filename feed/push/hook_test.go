package push

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRun: what a command may do, and what is said of it.
func TestRun(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("SKIPPED: no sh")
	}
	for _, c := range []struct {
		name, command, err string
	}{
		{"takes its input", `test "$(cat)" = '{"a":1}'`, ""},
		{"does not read", "true", ""},
		{"fails", "echo out; echo wrong >&2; exit 3", "exit status 3: out wrong"},
		{"is missing", "/none/none", "exit status 127"},
		{"prints megabytes and ends well", "head -c 3000000 /dev/zero | tr '\\0' x", ""},
		{"prints megabytes and fails", "head -c 3000000 /dev/zero | tr '\\0' x; exit 1", "exit status 1: xxxxx"},
		{"hangs", "sleep 100; true", "killed"},
		{"leaves a process that holds its output", "sleep 100 & exit 1", "exit status 1"},
		{"sees no secret", `test -z "$` + SecretEnv + `"`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv(SecretEnv, "hush")
			h := hook{target: c.command, most: 5 * time.Second}
			if c.name == "hangs" {
				h.most = 100 * time.Millisecond
			}
			began := time.Now()
			err := h.call(context.Background(), "key", []byte(`{"a":1}`))
			if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Errorf("%v, want %q", err, c.err)
			}
			if err != nil && len(err.Error()) > 2*outputKept {
				t.Errorf("%d bytes are said of it", len(err.Error()))
			}
			if d := time.Since(began); d > 30*time.Second {
				t.Errorf("it took %v", d)
			}
		})
	}
}

// TestRunLong: a message that is longer than a pipe holds goes to a command that does not read it.
func TestRunLong(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("SKIPPED: no sh")
	}
	h := hook{target: "cat > " + filepath.Join(t.TempDir(), "x") + " <&-; exit 0", most: 10 * time.Second}
	if err := h.call(context.Background(), "key", make([]byte, 4<<20)); err != nil {
		t.Error(err)
	}
}

// TestSign: the value of RFC 4231 section 4.3.
func TestSign(t *testing.T) {
	const want = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
	if got := Sign([]byte("Jefe"), []byte("what do ya want for nothing?")); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
