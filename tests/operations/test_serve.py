"""Web, worker and scheduler start together, stop together, and leave nothing behind."""

import asyncio
import os
import signal
import socket
import sys
from itertools import pairwise

import pytest

from museum.operations.serve import (
    LONGEST_PAUSE,
    PortTaken,
    Role,
    Supervisor,
    check_port_is_free,
    ending,
    next_pause,
    roles,
)

PATIENCE = 20  # seconds after which a test gives up
# A process that reports its name and number over a line it then holds open: the line closes when the process is gone.
REPORTING = """
import os, signal, socket, sys
def report(name):
    global line
    line = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    line.sendall(f"{name} {os.getpid()}\\n".encode())
name = sys.argv[2]
if name == "parent" and not os.fork():
    name = "child"
report(name)
signal.pause()
"""


class Reports:
    """Where the processes of a test report: who came, and whether it is gone."""

    async def open(self):
        self.lines = asyncio.Queue()
        self.server = await asyncio.start_server(self.receive, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]

    async def receive(self, reader, writer):
        name, number = (await reader.readline()).decode().split()
        await self.lines.put((name, int(number), reader))

    async def came(self):
        return await asyncio.wait_for(self.lines.get(), PATIENCE)

    async def gone(self, reader):
        return await asyncio.wait_for(reader.read(), PATIENCE) == b""

    def role(self, name, essential=False):
        return Role(name, [sys.executable, "-c", REPORTING, str(self.port), name], essential)


def supervised(scenario, *names, essential=()):
    """Runs ``scenario(reports, supervisor, running, said)`` with a supervisor of reporting processes."""

    async def run():
        reports, said = Reports(), []
        await reports.open()
        supervisor = Supervisor(
            [reports.role(name, name in essential) for name in names], said.append, pause_after=lambda pause, ran: 0.0
        )
        running = asyncio.create_task(supervisor.run())
        await scenario(reports, supervisor, running, said)
        reports.server.close()

    asyncio.run(run())


def test_a_killed_process_is_started_again_and_said_so():
    async def scenario(reports, supervisor, running, said):
        _, number, line = await reports.came()
        os.kill(number, signal.SIGKILL)
        assert await reports.gone(line)
        name, again, line = await reports.came()
        assert (name, said) == ("worker", ["The worker was stopped by SIGKILL; it is started again in 0 s."])
        assert again != number
        supervisor.stopping.set()
        assert await asyncio.wait_for(running, PATIENCE) == 0
        assert await reports.gone(line)

    supervised(scenario, "worker")


def test_when_the_web_dies_everything_stops():
    async def scenario(reports, supervisor, running, said):
        came = {name: (number, line) for name, number, line in [await reports.came() for _ in range(3)]}
        os.kill(came["web"][0], signal.SIGKILL)
        assert await asyncio.wait_for(running, PATIENCE) == 1
        assert said == ["The web was stopped by SIGKILL: stopping the museum."]
        for _, line in came.values():
            assert await reports.gone(line)

    supervised(scenario, "web", "worker", "scheduler", essential={"web"})


def test_the_children_of_a_killed_process_go_with_it():
    async def scenario(reports, supervisor, running, said):
        came = {name: (number, line) for name, number, line in [await reports.came() for _ in range(2)]}
        os.kill(came["parent"][0], signal.SIGKILL)
        assert await reports.gone(came["child"][1])
        supervisor.stopping.set()
        await asyncio.wait_for(running, PATIENCE)

    supervised(scenario, "parent")


def test_a_stop_signal_stops_everything():
    async def scenario(reports, supervisor, running, said):
        lines = [line for _, _, line in [await reports.came() for _ in range(2)]]
        os.kill(os.getpid(), signal.SIGTERM)
        assert await asyncio.wait_for(running, PATIENCE) == 0
        for line in lines:
            assert await reports.gone(line)

    supervised(scenario, "web", "worker", essential={"web"})


def test_a_program_that_is_not_there_is_an_error_and_leaves_nothing():
    with pytest.raises(FileNotFoundError):
        asyncio.run(Supervisor([Role("web", ["/no/such/program"], essential=True)]).run())


def test_the_pause_doubles_while_a_process_keeps_dying_and_is_short_after_a_healthy_time():
    pauses = [0.0]
    for _ in range(9):
        pauses.append(next_pause(pauses[-1], ran=0.2))
    assert pauses[1] == 1.0
    assert all(later in (earlier * 2, LONGEST_PAUSE) for earlier, later in pairwise(pauses[1:]))
    assert pauses[-1] == LONGEST_PAUSE
    assert next_pause(LONGEST_PAUSE, ran=3600) == 1.0


def test_an_ending_is_told_in_words():
    assert ending(3) == "ended with code 3"
    assert ending(-9) == "was stopped by SIGKILL"


def test_a_port_in_use_is_told_with_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"make run PORT={port + 1}"):
            check_port_is_free(port)
    check_port_is_free(port)


def test_only_the_web_is_essential_and_it_listens_to_this_machine_alone():
    assert [role.name for role in roles(8123) if role.essential] == ["web"]
    assert "127.0.0.1:8123" in roles(8123)[0].command
