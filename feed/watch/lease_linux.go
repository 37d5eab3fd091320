package watch

import (
	"os"

	"golang.org/x/sys/unix"
)

// remote are file systems whose writers may be on another machine or behind a daemon. A lease says nothing about those,
// and NFS and CIFS answer EAGAIN without a delegation, whether there is a writer or not. The numbers are from
// linux/magic.h and the file systems' own sources.
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

// lease asks whether anyone has f open or mapped for writing. The kernel grants a read lease only if nobody has
// (fcntl(2), F_SETLEASE). The lease is released at once, because a writer that opens the file blocks while it is held. The
// answer is unsure if the file has another owner (EACCES, except for root) or the file system has no leases.
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
