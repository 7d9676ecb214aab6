"""Work that cannot wait until a long recording is ready: done beside the worker, by whoever looks after the clock."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from .tasks import URGENT, perform


def take_urgent() -> None:
    """Do the urgent work that waits, if there is any. One query where there is none."""
    if DBTaskResult.objects.ready().filter(queue_name=URGENT).exists():
        worker = Worker(
            queue_names=[URGENT],
            interval=0,
            batch=True,
            backend_name=perform.backend,
            startup_delay=False,
            max_tasks=None,
            worker_id="urgent",
            excluded_queue_names=[],
        )
        worker.run()
