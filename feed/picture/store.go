package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// settings names how forms are made. A change of it makes every picture anew. It is no part of Made.Source: articles get
// no new date by it.
const settings = "forms 1"

// Store is a folder of forms. It may be deleted at any time; what is missing or damaged is made anew.
// Nothing else may write to the folder. A Store may be used concurrently.
//
// Each form is a file with the form's name. Beside them stands an index for each source, SOURCE.json.
type Store struct {
	dir string

	sweeping sync.RWMutex // held for reading while forms and their index are written

	mu     sync.Mutex
	making map[string]*sync.WaitGroup // sources that are being made
}

// Made is what was made of a picture.
type Made struct {
	Source string // hex digits of the hash of the original
	Forms  []Form // largest first, without Body
}

// index is the file of a source.
type index struct {
	Forms []Form `json:"forms"`
	Sum   string `json:"sum"` // of the settings, the source and the forms, so that damage and older forms show
}

// Open opens the folder, which it makes where it is missing, and deletes files that a crash left half-written.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open picture store: %w", err)
	}
	s := &Store{dir: dir, making: map[string]*sync.WaitGroup{}}
	return s, s.each(func(name string) error {
		if strings.HasPrefix(name, tempPrefix) {
			return s.remove(name)
		}
		return nil
	})
}

// Make returns the forms of the picture in data. It makes them where the store does not have them.
func (s *Store) Make(data []byte) (Made, error) {
	hash := sha256.Sum256(data)
	source := hex.EncodeToString(hash[:])
	defer s.turn(source)()
	if made, ok := s.Find(source); ok {
		return made, nil
	}
	forms, err := Make(data)
	if err != nil {
		return Made{}, err
	}
	s.sweeping.RLock()
	defer s.sweeping.RUnlock()
	for i, f := range forms {
		if err := s.write(f.Name, f.Body); err != nil {
			return Made{}, err
		}
		forms[i].Body = nil
	}
	if err := s.write(source+".json", indexOf(source, forms)); err != nil {
		return Made{}, err
	}
	return Made{source, forms}, nil
}

// turn waits until nobody else makes the source, and returns the function that lets the next one in.
func (s *Store) turn(source string) (done func()) {
	for {
		s.mu.Lock()
		other := s.making[source]
		if other == nil {
			break
		}
		s.mu.Unlock()
		other.Wait()
	}
	defer s.mu.Unlock()
	mine := new(sync.WaitGroup)
	mine.Add(1)
	s.making[source] = mine
	return func() {
		s.mu.Lock()
		delete(s.making, source)
		s.mu.Unlock()
		mine.Done()
	}
}

var (
	sourceName = regexp.MustCompile(`^[0-9a-f]{64}$`)
	formName   = regexp.MustCompile(`^[0-9a-f]{32}\.(jpg|png|gif)$`)
)

// Find returns what was made of a source earlier. It reads the index and checks that the files of the forms are there
// with their lengths; ok is false where anything is missing or damaged.
func (s *Store) Find(source string) (made Made, ok bool) {
	if !sourceName.MatchString(source) {
		return Made{}, false
	}
	text, err := os.ReadFile(filepath.Join(s.dir, source+".json"))
	if err != nil {
		return Made{}, false
	}
	var i index
	if json.Unmarshal(text, &i) != nil || !bytes.Equal(text, indexOf(source, i.Forms)) {
		return Made{}, false
	}
	for _, f := range i.Forms {
		info, err := os.Stat(filepath.Join(s.dir, f.Name))
		if err != nil || info.Size() != f.Bytes {
			return Made{}, false
		}
	}
	return Made{source, i.Forms}, true
}

// indexOf returns the index file of a source.
func indexOf(source string, forms []Form) []byte {
	text, err := json.Marshal(forms)
	if err != nil {
		panic(err) // strings and numbers only
	}
	sum := sha256.Sum256(append([]byte(settings+source), text...))
	text, err = json.Marshal(index{forms, hex.EncodeToString(sum[:])})
	if err != nil {
		panic(err)
	}
	return append(text, '\n')
}

// Read returns a form and its media type. A form that is damaged is deleted, so that the next [Store.Make] makes it
// anew. The error is [fs.ErrNotExist] for such a form, for a missing one, and for what is not the name of a form.
func (s *Store) Read(name string) (body []byte, kind string, err error) {
	if !formName.MatchString(name) {
		return nil, "", fmt.Errorf("read picture %q: no such name: %w", name, fs.ErrNotExist)
	}
	body, err = os.ReadFile(filepath.Join(s.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", fmt.Errorf("read picture %s: %w", name, fs.ErrNotExist)
	}
	if err != nil {
		return nil, "", fmt.Errorf("read picture %s: %w", name, err)
	}
	if sum := sha256.Sum256(body); hex.EncodeToString(sum[:16]) != name[:32] {
		return nil, "", errors.Join(fmt.Errorf("read picture %s: damaged: %w", name, fs.ErrNotExist), s.remove(name))
	}
	return body, map[string]string{".jpg": kindJPEG, ".png": kindPNG, ".gif": kindGIF}[name[32:]], nil
}

// Sweep deletes what is needed by no source for which keep returns true. A picture that is being made while
// Sweep runs may be deleted when keep does not know its source yet; Find then says that it is missing.
func (s *Store) Sweep(keep func(source string) bool) error {
	s.sweeping.Lock()
	defer s.sweeping.Unlock()
	needed := map[string]bool{}
	err := s.each(func(name string) error {
		source, isIndex := strings.CutSuffix(name, ".json")
		if !isIndex || !sourceName.MatchString(source) || !keep(source) {
			return nil
		}
		if made, ok := s.Find(source); ok {
			needed[name] = true
			for _, f := range made.Forms {
				needed[f.Name] = true
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.each(func(name string) error {
		if needed[name] {
			return nil
		}
		return s.remove(name)
	})
}

// each calls do with the name of each file of the folder. It goes on after an error and returns them all.
func (s *Store) each(do func(name string) error) error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return fmt.Errorf("list picture store: %w", err)
	}
	var errs []error
	for _, e := range entries {
		if e.Type().IsRegular() {
			errs = append(errs, do(e.Name()))
		}
	}
	return errors.Join(errs...)
}

func (s *Store) remove(name string) error {
	if err := os.Remove(filepath.Join(s.dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("sweep picture store: %w", err)
	}
	return nil
}

const tempPrefix = "new-"

// write writes a file whole or not at all. Nothing is synced to disk: after a crash a file may be empty or damaged, which
// its length and its hash show.
func (s *Store) write(name string, body []byte) error {
	temp, err := os.CreateTemp(s.dir, tempPrefix+"*")
	if err != nil {
		return fmt.Errorf("write picture: %w", err)
	}
	_, err = temp.Write(body)
	err = errors.Join(err, temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), filepath.Join(s.dir, name))
	}
	if err != nil {
		return fmt.Errorf("write picture %s: %w", name, errors.Join(err, os.Remove(temp.Name())))
	}
	return nil
}
