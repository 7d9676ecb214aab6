"""``python -m tests.bench.fill <count> <languages> [<way>]``: a synthetic collection for the museum that the
environment names, by the ``bulk`` path or, as ``api``, by Wagtail's own. Prints JSON: how many pages they are, seconds,
seconds of this process at work, megabytes at most.
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
    began, worked = time.perf_counter(), time.process_time()
    with transaction.atomic():
        pages = synthetic.make(count, languages) if way == "bulk" else synthetic.make_by_api(count, languages)
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"pages": pages, "seconds": seconds, "cpu": cpu, "before": before // 1024, "most": most // 1024}))
