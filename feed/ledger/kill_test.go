package ledger

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"seedfeed/feed/journal"
)

// childVariable names the folder to a process of this test that lives to be killed.
const childVariable = "LEDGER_TEST_CHILD"

// TestMain turns the process into one that commits without end and prints each id once it is committed.
func TestMain(m *testing.M) {
	folder := os.Getenv(childVariable)
	if folder == "" {
		os.Exit(m.Run())
	}
	l, err := open(journal.Disk{}, folder, 10)
	for i := 0; err == nil; i++ {
		n := l.Index().Len()
		if err = l.Commit(samples(n, n+2), &State{Modified: day(n)}); err == nil {
			fmt.Println(n + 2)
		}
	}
	fmt.Println(err)
	os.Exit(1)
}

// TestKill kills a process with SIGKILL while it commits, again and again on the same ledger.
func TestKill(t *testing.T) {
	folder := t.TempDir()
	for round := range 12 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childVariable+"="+folder)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		var acked int
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			if _, err := fmt.Sscan(lines.Text(), &acked); err != nil {
				t.Fatalf("child: %s", lines.Text())
			}
			if n == 5*round {
				child.Process.Kill() // what it prints until it is dead is read as well
			}
		}
		child.Wait()
		l, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		// The kill may come between the writes of the two copies, or tear one of them (1 in 500 rounds here).
		if w := l.TakeWarnings(); len(w) > 1 || len(w) == 1 && !strings.Contains(w[0], "differed") && !strings.Contains(w[0], "damaged in 1 places: restored from the other copy") {
			t.Errorf("round %d: %q", round, w)
		}
		if l.Index().Len() < acked {
			t.Fatalf("round %d: %d records, %d were acknowledged", round, l.Index().Len(), acked)
		}
		for i := range l.Index().Len() {
			want := sample(i)
			want.Seq = int64(i + 1)
			if got, ok := l.Index().ByID(want.ID); !ok || got != want {
				t.Fatalf("round %d: %+v, want %+v", round, got, want)
			}
		}
		l.Close()
	}
}
