"""What the bulk path mirrors still is what it was, and whoever hears of a page is known to it."""

import hashlib
import inspect

import modelsearch.index
import pytest
import wagtail.coreutils
from django.db.models.signals import post_save, pre_save
from modelcluster.models import ClusterableModel
from treebeard.mp_tree import MP_AddChildHandler
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.models.audit_log import BaseLogEntryManager
from wagtail.signals import page_published, published

from exhibits.catalogue.bulk.tables import RELATIONS
from exhibits.catalogue.models import ObjectPage

# Of Wagtail 8.0.1, modelcluster 6.5, treebeard 5.3.1. When one differs: read what is new there, see whether
# ``catalogue.bulk`` does it too (``test_bulk`` compares what both leave behind), and only then write the new value.
KNOWN = {
    Page.save: "2864352d83dbd742",
    Page.save_revision: "8160cfa1e278dd7c",
    Page.with_content_json: "dbd407eb32b136d6",
    Revision.save: "3a391cfe01127301",
    PublishRevisionAction._publish_revision: "610b084ff8ef252f",
    PublishRevisionAction._after_publish: "135fe1ae5b514fcb",
    PublishPageRevisionAction._after_publish: "fb570606ddb3e792",
    BaseLogEntryManager.log_action: "081fdafc9803d0e8",
    ReferenceIndex._extract_references_from_object: "40ae82b2fa3d22c3",
    ReferenceIndex.create_or_update_for_object: "58e9352db7ed8907",
    MP_AddChildHandler.process: "a45195438ecf8330",
    ClusterableModel.save: "168d1a99ae8e9e3a",
    modelsearch.index.insert_or_update_object: "35b41860486c53b0",
    wagtail.coreutils.find_available_slug: "8186279bb4349a10",
}
# Who hears that a page or a row of one was saved or published, and where the bulk path does the same.
HEARD = {
    "wagtail.models.i18n.set_locale_on_new_instance": "whoever calls it sets the locale",
    "exhibits.translations.signals.note_original": "translations.signals.note_originals",
    "exhibits.translations.syncing.thing_saved": "nothing to do for pages",
    "exhibits.access.generations.begin_if_due": "nothing to do within a transaction",
    "modelsearch.signal_handlers.post_save_signal_handler": "catalogue.bulk.indexes",
    "wagtail.signal_handlers.update_reference_index_on_save": "catalogue.bulk.indexes",
    "exhibits.core.signals.page_published": "core.signals.make_sizes",
    "exhibits.catalogue.signals.object_published": "catalogue.signals.note_opening",
    "exhibits.translations.syncing.page_published": "translations.syncing.pages_published",
    "exhibits.publishing.following.page_changed": "publishing.renewing.look_at_all, once a day",
}


def name_of(function) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def hashed(function) -> str:
    return hashlib.sha256(inspect.getsource(inspect.unwrap(function)).encode()).hexdigest()[:16]


@pytest.mark.parametrize("function", KNOWN, ids=name_of)
def test_what_is_mirrored_is_as_it_was(function):
    assert hashed(function) == KNOWN[function]


def receivers(signal, sender) -> set[str]:
    found, later = signal._live_receivers(sender)
    return {name_of(one) for one in [*found, *later]}


def test_nobody_hears_of_an_object_of_whom_the_bulk_path_does_not_know():
    """A new receiver has to be answered in bulk as well, and named here."""
    models = [ObjectPage, *(key.model for key in RELATIONS.values())]
    heard = set().union(*(receivers(signal, model) for signal in (pre_save, post_save) for model in models))
    heard |= receivers(page_published, ObjectPage) | receivers(published, ObjectPage)
    assert heard <= HEARD.keys()
