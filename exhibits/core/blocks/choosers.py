"""Choosers that hand on which thing was chosen, and leave fetching it to ``core.embedded``.

Wagtail's own fetch the chosen objects once for every block they stand in; a page fetches them again, with what it needs
to show them and only if they are public. Here a chosen object carries its primary key and loads the rest when asked.
"""

from django.db import router
from wagtail.blocks import PageChooserBlock as WagtailPageChooserBlock
from wagtail.images.blocks import ImageChooserBlock as WagtailImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock as WagtailSnippetChooserBlock
from wagtailmedia.blocks import AudioChooserBlock as WagtailAudioChooserBlock
from wagtailmedia.blocks import VideoChooserBlock as WagtailVideoChooserBlock


class ByKeyMixin:
    def bulk_to_python(self, values):
        return [None if value is None else self._by_key(value) for value in values]

    def _by_key(self, value):
        key = self.model_class._meta.pk
        return self.model_class.from_db(router.db_for_read(self.model_class), [key.attname], [key.to_python(value)])

    def get_form_state(self, value):
        """The editor shows the thing itself; one that was deleted meanwhile is an empty chooser."""
        if value is not None and value.get_deferred_fields():
            value = self.model_class.objects.filter(pk=value.pk).first()
        return super().get_form_state(value)


class ImageChooserBlock(ByKeyMixin, WagtailImageChooserBlock):
    """Chooses an image."""


class AudioChooserBlock(ByKeyMixin, WagtailAudioChooserBlock):
    """Chooses a sound recording."""


class VideoChooserBlock(ByKeyMixin, WagtailVideoChooserBlock):
    """Chooses a video recording."""


class PageChooserBlock(ByKeyMixin, WagtailPageChooserBlock):
    """Chooses a page."""


class SnippetChooserBlock(ByKeyMixin, WagtailSnippetChooserBlock):
    """Chooses a term or a reference."""
