"""Serves the museum on this machine: web, worker and scheduler, started together and stopped together.

A worker or scheduler that dies is started again, after a pause that doubles while it keeps dying. When the web dies,
or on Ctrl-C, SIGTERM or a closed terminal, all three are stopped and nothing they started is left behind: each runs in
a process group of its own, and what is left of a group when its leader has gone is killed. On Linux the three also end
when this process itself is killed.
"""

import asyncio
import contextlib
import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from museum.operations.environment import HOST, WrongEnvironment, serving_environment
from museum.operations.install import ROOT

FIRST_PAUSE = 1.0  # seconds before the first restart
LONGEST_PAUSE = 60.0
HEALTHY_AFTER = 60.0  # a process that ran this long was not failing at its start
GRACE = 10.0  # seconds a process may take to end by itself
OPENING_POLL = 0.1
PR_SET_PDEATHSIG = 1  # prctl(2)


class PortTaken(Exception):
    """Another program listens where the museum should; the message says what to do."""


@dataclass(frozen=True)
class Role:
    """One of the processes of the museum; when an essential one ends, all end."""

    name: str
    command: list[str]
    essential: bool = False


def roles(port: int) -> list[Role]:
    manage = [sys.executable, "manage.py"]
    web = [sys.executable, "-m", "gunicorn", "museum.wsgi:application", "--bind", f"{HOST}:{port}"]
    # Preloaded: a fault in the settings ends the web at once, and the workers share the memory of the code.
    web += ["--workers", "2", "--threads", "2", "--preload", "--graceful-timeout", "5", "--timeout", "60"]
    # No header of a visitor's, such as SCRIPT_NAME, tells the museum where it stands.
    web += ["--log-level", "warning", "--no-control-socket", "--forwarder-headers", ""]
    return [
        Role("web", web, essential=True),
        # Silent: what a job did and why it failed stands in the ledger, not between the lines of this console.
        Role("worker", [*manage, "db_worker", "--queue-name", "*", "--no-reload", "--verbosity", "0"]),
        Role("scheduler", [*manage, "scheduler"]),
    ]


def check_port_is_free(port: int) -> None:
    try:
        socket.create_server((HOST, port)).close()
    except PermissionError:
        raise PortTaken(f"Port {port} is reserved for the system. Choose one above 1023: make run PORT=8000") from None
    except OSError:
        raise PortTaken(
            f"Port {port} is in use, perhaps by a museum that is already running.\n"
            f"Stop that program, or choose another port: make run PORT={port + 1}"
        ) from None


def next_pause(pause: float, ran: float) -> float:
    """Seconds to wait before a process that ran for ``ran`` seconds is started again, ``pause`` being the last wait."""
    return FIRST_PAUSE if ran >= HEALTHY_AFTER else min(max(FIRST_PAUSE, pause * 2), LONGEST_PAUSE)


def ending(code: int) -> str:
    """How a process ended, in words."""
    return f"was stopped by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


def end_with_parent() -> None:
    """Asks Linux to stop this process when the one that started it is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


class Supervisor:
    """Keeps the roles running until one that is essential ends, or until it is told to stop."""

    def __init__(
        self,
        roles: list[Role],
        say: Callable[[str], None] = print,
        pause_after: Callable[[float, float], float] = next_pause,
    ):
        self.roles = roles
        self.say = say
        self.pause_after = pause_after
        self.running: dict[str, asyncio.subprocess.Process] = {}
        self.stopping = asyncio.Event()

    async def run(self) -> int:
        """Runs everything; 0 when it was told to stop, 1 when an essential process ended."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.stopping.set)
        told = asyncio.create_task(self.stopping.wait())
        keepers = [asyncio.create_task(self.keep(role)) for role in self.roles]
        try:
            await asyncio.wait([told, *keepers], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (told, *keepers):
                task.cancel()
            results = await asyncio.gather(*keepers, return_exceptions=True)
            await self.stop()
        for result in results:
            if isinstance(result, Exception):
                raise result
        return 0 if self.stopping.is_set() else 1

    async def keep(self, role: Role) -> None:
        """Runs a role for as long as the museum runs; returns only when an essential one has ended."""
        pause = 0.0
        while True:
            began = time.monotonic()
            process = await self.start(role)
            code = await process.wait()
            kill_group(process.pid)
            del self.running[role.name]
            if role.essential:
                self.say(f"The {role.name} {ending(code)}: stopping the museum.")
                return
            pause = self.pause_after(pause, time.monotonic() - began)
            self.say(f"The {role.name} {ending(code)}; it is started again in {pause:.0f} s.")
            await asyncio.sleep(pause)

    async def start(self, role: Role) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *role.command,
            cwd=ROOT,
            stdin=asyncio.subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent,
        )
        self.running[role.name] = process
        return process

    async def stop(self) -> None:
        """Asks every process to end, waits up to GRACE seconds, and kills what is left of their groups."""
        for process in self.running.values():
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        endings = [asyncio.create_task(process.wait()) for process in self.running.values()]
        if endings:
            await asyncio.wait(endings, timeout=GRACE)
        for process in self.running.values():
            kill_group(process.pid)
            await process.wait()
        self.running.clear()


async def announce_opening(port: int, address: str) -> None:
    """Says that the museum is open once its port answers."""
    while True:
        try:
            _, writer = await asyncio.open_connection(HOST, port)
        except OSError:
            await asyncio.sleep(OPENING_POLL)
        else:
            writer.close()
            print(f"Open: {address}  (Ctrl-C closes it)", flush=True)
            return


async def serve(port: int, address: str) -> int:
    opening = asyncio.create_task(announce_opening(port, address))
    try:
        return await Supervisor(roles(port)).run()
    finally:
        opening.cancel()


def main() -> int:
    try:
        environment = serving_environment(dict(os.environ))
        check_port_is_free(int(environment["PORT"]))
    except (WrongEnvironment, PortTaken) as problem:
        print(problem, file=sys.stderr)
        return 1
    # Needed to load the demonstration museum only: no business of the processes that serve.
    environment.pop("EDITOR_PASSWORD", None)
    os.environ.clear()
    os.environ.update(environment)
    return asyncio.run(serve(int(environment["PORT"]), environment["BASE_URL"]))


if __name__ == "__main__":
    sys.exit(main())
