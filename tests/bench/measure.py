"""``python measure.py SETTINGS TIMES ADDRESS...``: what one request costs a Django site, by its WSGI application.

It imports nothing of the museum, so that the same lines measure another site in that site's own environment. DEBUG is
off; between requests only that is kept which a serving process keeps. Prints JSON: for every address its status, bytes,
SQL queries, and the median of the milliseconds of CPU.
"""

import io
import json
import os
import statistics
import sys
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection

WARM_UP = 3


def environ(address: str) -> dict:
    parts = urlsplit(address)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


class Asked:
    """One request: its answer, and how often the database was asked for it."""

    def __init__(self, application, address: str):
        self.queries = 0
        self.status = ""
        with connection.execute_wrapper(self.count):
            began = time.process_time()
            answer = application(environ(address), self.start)
            self.bytes = sum(len(part) for part in answer)
            answer.close()
            self.cpu = (time.process_time() - began) * 1000

    def count(self, execute, sql, params, many, context):
        self.queries += 1
        return execute(sql, params, many, context)

    def start(self, status, headers, error=None):
        self.status = status.partition(" ")[0]


def measured(application, address: str, times: int) -> dict:
    for _ in range(WARM_UP):
        Asked(application, address)
    asked = [Asked(application, address) for _ in range(times)]
    return {
        "address": address,
        "status": int(asked[-1].status),
        "bytes": asked[-1].bytes,
        "queries": max(one.queries for one in asked),
        "cpu": statistics.median(one.cpu for one in asked),
    }


if __name__ == "__main__":
    module, times, *addresses = sys.argv[1:]
    os.environ["DJANGO_SETTINGS_MODULE"] = module
    settings.DEBUG = False
    site = get_wsgi_application()
    print(json.dumps([measured(site, address, int(times)) for address in addresses]))
