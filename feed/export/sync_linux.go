package export

import "golang.org/x/sys/unix"

// syncAll brings everything that was written to the disk of the folder.
func (f *Folder) syncAll() (done bool, err error) {
	dir, err := f.root.Open(".")
	if err != nil {
		return true, err
	}
	defer dir.Close()
	return true, unix.Syncfs(int(dir.Fd()))
}
