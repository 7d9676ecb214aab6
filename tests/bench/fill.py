"""``python -m tests.bench.fill <count> <languages> [<way>]``: a synthetic collection for the museum that the
environment names. Prints JSON: pages, seconds, megabytes at most. The way is ``bulk``, or ``api`` for Wagtail's own.
"""

import json
import resource
import sys
import time

import django
from django.db import transaction

if __name__ == "__main__":
    django.setup()
    from tests.bench import synthetic  # needs the apps to be ready

    count, languages, way = int(sys.argv[1]), sys.argv[2].split(","), (sys.argv[3:] or ["bulk"])[0]
    synthetic.prepare()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    with transaction.atomic():
        pages = synthetic.make(count, languages) if way == "bulk" else synthetic.make_by_api(count, languages)
    seconds = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"pages": pages, "seconds": seconds, "before": before // 1024, "most": most // 1024}))
