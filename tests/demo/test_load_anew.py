"""Loading into a museum that is only set up: interruptions, refusals, what somebody else has put there before."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

from exhibits.media.models import MuseumImage
from home.models import InfoPage
from museum.demo import pages
from museum.demo.load import load
from museum.demo.people import make_curator
from tests import factories

from .looking import assert_whole, page


def test_a_load_that_was_interrupted_is_completed_by_the_next(db, sample, monkeypatch):
    factories.exhibit("An editor's own", language="nb", slug="kjelen")
    write, written = pages.write_translation, []

    def interrupted(original, *arguments, **options):
        written.append(original)
        if len(written) == 9:
            raise KeyboardInterrupt
        return write(original, *arguments, **options)

    monkeypatch.setattr(pages, "write_translation", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load(sample, lambda line: None)
    half = written[-1].translation_key
    assert not Page.objects.filter(translation_key=half).exclude(live=False).exists()
    monkeypatch.undo()
    load(sample, lambda line: None)
    assert_whole()
    assert InfoPage.objects.count() == 4 + 3
    assert page("exhibit:cauldron", "nb").slug == "kjelen-1"  # beside the editor's


def test_credentials_are_written_for_their_owner_alone(db, tmp_path):
    file = tmp_path / "credentials.json"
    password = make_curator(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text()) == {"username": "curator", "password": password}
    assert get_user_model().objects.get(username="curator").check_password(password)
    assert make_curator(file) is None


def test_the_command_refuses_where_the_demonstration_is_not_allowed(db, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match=r"museum\.settings\.dev"):
        call_command("demo", "load")


def test_a_broken_file_stops_the_load_before_anything_is_written(db, sample):
    (sample.content / "exhibits" / "cauldron.toml").write_text("key = ", encoding="utf-8")
    before = Page.objects.count(), MuseumImage.objects.count()
    with pytest.raises(ValueError, match=r"cauldron\.toml"):
        load(sample, lambda line: None)
    assert (Page.objects.count(), MuseumImage.objects.count()) == before
