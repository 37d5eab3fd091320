package watch

import (
	"os"

	"golang.org/x/sys/unix"
)

// File systems whose writers may be on another machine, or behind a daemon: a lease says nothing about those, and NFS
// and CIFS answer EAGAIN where there is no delegation, writer or not. Numbers from linux/magic.h and the systems' own
// sources.
var remote = map[int64]bool{
	unix.NFS_SUPER_MAGIC: true, unix.SMB_SUPER_MAGIC: true, unix.SMB2_SUPER_MAGIC: true, unix.CIFS_SUPER_MAGIC: true,
	unix.FUSE_SUPER_MAGIC: true, unix.V9FS_MAGIC: true, unix.CEPH_SUPER_MAGIC: true, unix.AFS_SUPER_MAGIC: true,
	unix.AFS_FS_MAGIC: true, unix.CODA_SUPER_MAGIC: true, unix.NCP_SUPER_MAGIC: true,
	0x786f4256: true, // VirtualBox shared folder
	0xbacbacbc: true, // VMware shared folder
	0x0bd00bd0: true, // Lustre
	0x01161970: true, // GFS2
	0x7461636f: true, // OCFS2
	0x47504653: true, // GPFS
	0x19830326: true, // BeeGFS
}

// lease asks whether anyone has f open or mapped for writing: the kernel grants a read lease only if nobody has
// (fcntl(2), F_SETLEASE). It is given back at once, for a writer that comes blocks while it is held. Others than the
// file's owner and root get EACCES, and some file systems have no leases: then the answer is unsure.
func lease(f *os.File) writer {
	answer := unsure
	c, err := f.SyscallConn()
	if err != nil {
		return unsure
	}
	err = c.Control(func(fd uintptr) {
		var s unix.Statfs_t
		if unix.Fstatfs(int(fd), &s) != nil || remote[int64(s.Type)&0xffffffff] {
			return
		}
		switch _, err := unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_RDLCK); err {
		case nil:
			unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_UNLCK)
			answer = none
		case unix.EAGAIN:
			answer = writing
		}
	})
	if err != nil {
		return unsure
	}
	return answer
}
