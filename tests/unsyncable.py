"""Becomes another program, for which no file can be brought onto the disk: fsync and fdatasync fail with EIO.

    python tests/unsyncable.py PROGRAM ARGUMENT …

The kernel refuses the calls (seccomp, Linux 3.17 or later; no rights are needed); all else goes on as usual.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

# The calls' numbers, by machine.
FSYNC, FDATASYNC = {"x86_64": (74, 75), "aarch64": (82, 83)}[platform.machine()]
# prctl(2), and what a filter is written in and answers, from linux/filter.h and linux/seccomp.h.
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, ERRNO = 0x7FFF0000, 0x00050000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def refuse_to_sync() -> None:
    """From now on, for this process and what it becomes."""
    steps = [
        (LOAD, 0, 0, 0),
        (JUMP_IF_EQUAL, 1, 0, FSYNC),
        (JUMP_IF_EQUAL, 0, 1, FDATASYNC),
        (RETURN, 0, 0, ERRNO | errno.EIO),
        (RETURN, 0, 0, ALLOW),
    ]
    written = b"".join(struct.pack("HBBI", *step) for step in steps)
    kernel = ctypes.CDLL(None, use_errno=True)
    for call in ((NO_NEW_PRIVILEGES, 1, 0, 0, 0), (SECCOMP, FILTER, ctypes.byref(_Program(len(steps), written)), 0, 0)):
        if kernel.prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


if __name__ == "__main__":
    refuse_to_sync()
    os.execv(sys.argv[1], sys.argv[1:])
