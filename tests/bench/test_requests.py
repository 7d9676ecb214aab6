"""How many requests a second the served museum answers, by gunicorn with its two workers, on loopback."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from urllib.parse import urlsplit

from tests.browser.pieces import one_of_each
from tests.browser.tables import table

READERS = 4
EACH = 50
KINDS = ("home", "exhibit", "story", "chapter", "search", "exhibitindex")


def test_requests_a_second(museum):
    rows = []
    for kind in KINDS:
        path = one_of_each(museum)[kind]["nb"]
        _read(museum.address, path, READERS)
        began = time.perf_counter()
        with ThreadPoolExecutor(READERS) as readers:
            parts = readers.map(_read, [museum.address] * READERS, [path] * READERS, [EACH] * READERS)
            times = sorted(chain.from_iterable(parts))
        rate = len(times) / (time.perf_counter() - began)
        rows.append([kind, path, rate, times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000])
    head = ["page", "address", "requests/s", "median ms", "95 % ms"]
    table(f"gunicorn, {READERS} readers at once, {READERS * EACH} requests a page", head, rows)


def _read(address: str, path: str, count: int) -> list[float]:
    """Seconds for each of ``count`` requests over one connection."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    times = []
    for _ in range(count):
        began = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        times.append(time.perf_counter() - began)
        assert answer.status == 200, path
    connection.close()
    return times
