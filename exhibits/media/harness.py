"""``python harness.py NICE SECONDS MEGABYTES PROGRAM ARGUMENT...``: becomes the program, kept within bounds.

It gives way to others, may use so many seconds of processor and megabytes of memory, and ends when whoever started it
ends, however that comes about: a worker that is killed leaves nothing running. Imports nothing of the museum: it starts
in the time that Python takes to start.
"""

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1  # prctl(2); Linux only


def main(niceness: str, seconds: str, megabytes: str, *command: str) -> None:
    os.nice(int(niceness))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_DATA, (int(megabytes) << 20, int(megabytes) << 20))
    if sys.platform == "linux":
        starter = os.getppid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != starter:  # it was gone before it could be watched
            return
    os.execv(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
