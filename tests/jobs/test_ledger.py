"""Asking for work, and what the ledger makes of how it goes."""

import errno
import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from exhibits.jobs import registry
from exhibits.jobs.faults import Fault, JobError, fault_of
from exhibits.jobs.ledger import enqueue, run_again
from exhibits.jobs.models import Job, State, Superseded
from exhibits.jobs.tasks import perform

calls = []
script = {}


@registry.job("tests.call", label="Calling", attempts=3)
def call(run, page: int, language: str = "ro") -> None:
    """Notes that it was called, then does what the test wrote into the script."""
    calls.append((page, language))
    run.progress(1, 2, language)
    if act := script.get("act"):
        act(run)
    run.progress(2, 2, "ready")


@pytest.fixture(autouse=True)
def clean_slate():
    calls.clear()
    script.clear()


@pytest.fixture
def committed(db, django_capture_on_commit_callbacks):
    """A block whose transaction counts as committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def fail_with(error):
    def act(run):
        raise error

    return act


def attempt(job: Job) -> None:
    """What the worker does with a ticket."""
    perform.func(SimpleNamespace(task_result=SimpleNamespace(id="ticket")), str(job.pk))


def test_done_after_commit_and_not_before(committed):
    with committed():
        job = enqueue(call, page=7)
        assert (job.state, calls) == (State.QUEUED, [])
    job.refresh_from_db()
    assert calls == [(7, "ro")]
    assert (job.state, job.attempt, job.done, job.total, job.message) == (State.DONE, 1, 2, 2, "ready")
    assert job.created_at <= job.started_at <= job.finished_at


def test_rolled_back_work_is_never_done(committed):
    with committed(), transaction.atomic():
        enqueue(call, page=7)
        transaction.set_rollback(True)
    assert (calls, Job.objects.count()) == ([], 0)


def test_same_key_is_one_job_with_the_newest_arguments(committed):
    with committed():
        first = enqueue(call, key="page-7", page=7, language="nb")
        assert enqueue(call, key="page-7", page=7, language="en") == first
        assert enqueue(call, key="page-8", page=8) != first
    assert sorted(calls) == [(7, "en"), (8, "ro")]


def test_without_a_key_the_arguments_are_the_key(committed):
    with committed():
        assert enqueue(call, page=7, language="nb") == enqueue(call, language="nb", page=7)
        assert enqueue(call, page=7, language="en") != enqueue(call, page=7, language="nb")


def test_asked_for_again_while_running_it_runs_once_more(committed):
    def ask_again(run):
        if len(calls) == 1:
            assert enqueue(call, key="page", page=2) == enqueue(call, key="page", page=3) == run.job

    script["act"] = ask_again
    with committed():
        enqueue(call, key="page", page=1)
    assert calls == [(1, "ro"), (3, "ro")]
    assert list(Job.objects.values_list("state", flat=True)) == [State.DONE, State.DONE]


def test_after_it_is_done_the_same_key_is_new_work(committed):
    with committed():
        first = enqueue(call, page=7)
    with committed():
        assert enqueue(call, page=7) != first


@pytest.mark.parametrize(
    ("arguments", "error"), [({}, TypeError), ({"page": 1, "size": 2}, TypeError), ({"page": {1, 2}}, TypeError)]
)
def test_arguments_that_do_not_fit_are_refused_at_once(db, arguments, error):
    with pytest.raises(error):
        enqueue(call, **arguments)
    assert not Job.objects.exists()


def test_undeclared_functions_are_refused(db):
    with pytest.raises(registry.UnknownKind):
        enqueue(attempt, page=1)


def test_declarations_that_would_clash_are_refused():
    with pytest.raises(ImproperlyConfigured):
        registry.job("tests.call", label="Again")(lambda run: None)
    with pytest.raises(ImproperlyConfigured):
        registry.job("tests.reserved", label="Reserved")(lambda run, key: None)


def test_an_error_is_tried_again_up_to_the_last_attempt(committed):
    script["act"] = fail_with(FileNotFoundError(errno.ENOENT, "No such file or directory", "portrait.jpg"))
    with committed():
        job = enqueue(call, page=7)
    job.refresh_from_db()
    assert (len(calls), job.attempt, job.state, job.fault) == (3, 3, State.FAILED, Fault.FILE)
    assert "portrait.jpg" in job.error
    assert "Traceback" in job.detail


def test_a_second_attempt_may_succeed_and_leaves_no_error(committed):
    script["act"] = lambda run: fail_with(OSError("busy"))(run) if run.job.attempt == 1 else None
    with committed():
        job = enqueue(call, page=7)
    job.refresh_from_db()
    assert (job.state, job.attempt, job.fault, job.error, job.detail) == (State.DONE, 2, "", "", "")


def test_what_cannot_be_mended_is_not_tried_again(committed):
    script["act"] = fail_with(JobError("The picture\nhas no \0 pixels: \udcff"))
    with committed():
        job = enqueue(call, page=7)
    job.refresh_from_db()
    assert (len(calls), job.state, job.fault) == (1, State.FAILED, Fault.CONTENT)
    assert job.error == "The picture has no  pixels: \\udcff"


def test_a_kind_the_program_no_longer_knows_fails_at_once(db):
    job = Job.objects.create(kind="tests.gone", key="1", max_attempts=3)
    with pytest.raises(registry.UnknownKind):
        attempt(job)
    job.refresh_from_db()
    assert (job.state, job.label) == (State.FAILED, "tests.gone")


@pytest.mark.usefixtures("ledger_queue")
def test_retries_wait_longer_each_time(committed):
    script["act"] = fail_with(OSError("busy"))
    with committed():
        job = enqueue(call, page=7)
    for number, pause in enumerate([timedelta(seconds=30), timedelta(minutes=2)], start=1):
        with committed(), pytest.raises(OSError, match="busy"):
            attempt(job)
        job.refresh_from_db()
        wait = DBTaskResult.objects.get(pk=job.task_id).run_after - timezone.now()
        assert (job.state, job.attempt) == (State.QUEUED, number)
        assert pause - timedelta(seconds=10) < wait <= pause


def test_a_second_ticket_is_void(committed):
    with committed():
        job = enqueue(call, page=7)
    attempt(job)
    assert len(calls) == 1


def test_an_attempt_that_was_given_up_cannot_touch_the_next(db):
    job = Job.objects.create(kind="tests.call", key="1", max_attempts=3)
    old = Job.objects.claim(job.pk, "first")
    old.fail({"fault": Fault.LOST})
    new = Job.objects.claim(job.pk, "second")
    with pytest.raises(Superseded):
        old.complete(1, 1, "")
    assert new.complete(2, 2, "") is None
    job.refresh_from_db()
    assert (job.state, job.attempt, job.done) == (State.DONE, 2, 2)


def test_failed_work_can_be_run_again(committed, django_user_model):
    curator = django_user_model.objects.create(username="curator")
    script["act"] = fail_with(JobError("No."))
    with committed():
        failed = enqueue(call, key="page", page=7)
    failed.refresh_from_db()
    script.clear()
    with committed():
        again = run_again(failed, curator)
        assert run_again(failed, curator) == again
    again.refresh_from_db()
    assert (again.state, again.requested_by, calls) == (State.DONE, curator, [(7, "ro"), (7, "ro")])


def test_two_at_the_same_moment_get_one_job(transactional_db):
    ready, found = threading.Event(), []

    def ask():
        ready.set()
        found.append(enqueue(call, page=7).pk)
        connection.close()

    other = threading.Thread(target=ask)
    with transaction.atomic():
        job = enqueue(call, page=7)
        other.start()
        ready.wait()
    other.join()
    assert found == [job.pk]
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (SystemExit(1), Fault.STOPPED),
        (ValidationError("Too small."), Fault.CONTENT),
        (MemoryError(), Fault.MEMORY),
        (TimeoutError(), Fault.TIME),
        (ConnectionResetError(), Fault.NETWORK),
        (OSError(errno.ENOSPC, "No space left on device"), Fault.SPACE),
        (PermissionError(errno.EACCES, "Permission denied"), Fault.FILE),
        (OperationalError("database is locked"), Fault.DATABASE),
        (KeyError("title"), Fault.PROGRAM),
    ],
)
def test_errors_have_a_plain_name(error, fault):
    assert fault_of(error) == fault
