"""An edition of 200 pages with 100 figures in both sizes: time, and memory of the process that prints it. No promise.

The museum asks for 40 seconds and 400 megabytes. PDF_PAGES and PDF_FIGURES make it another one.
"""

import os
import pickle
import resource
import subprocess
import sys
import time

from exhibits.publishing.pdf.checking import faults
from tests.browser.tables import table
from tests.publishing.printed import of_pages

PAGES, FIGURES = int(os.environ.get("PDF_PAGES", 200)), int(os.environ.get("PDF_FIGURES", 100))
BUILD = """
import pickle, resource, sys, django
django.setup()
from pathlib import Path
from exhibits.publishing.pdf.building import build
publication, size, target = pickle.load(sys.stdin.buffer)
printed = build(publication, size, Path(target))
used = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
print(printed.count, *used)
"""


def test_an_edition(tmp_path):
    publication, rows = of_pages(tmp_path, PAGES, FIGURES), []
    pictures = sum(one.source.stat().st_size for one in publication.resources) / 1e6
    for size in ("a5", "a4"):
        path, began = tmp_path / f"{size}.pdf", time.perf_counter()
        order = pickle.dumps((publication, size, str(path)))
        job = subprocess.run([sys.executable, "-c", BUILD], input=order, capture_output=True, check=True)
        between = time.perf_counter()
        assert faults(path) == []
        took = [f"{seconds:.1f}" for seconds in (between - began, time.perf_counter() - between)]
        rows.append([size, *map(int, job.stdout.split()), *took, f"{path.stat().st_size / 1e6:.1f}", f"{pictures:.1f}"])
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    head = ["size", "pages", "MB press", "MB worker", "printed s", "checked s", "MB file", "MB pictures"]
    table(f"An edition with {FIGURES} figures; the check, here, within {own} MB", head, rows)
