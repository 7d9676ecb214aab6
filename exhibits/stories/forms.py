"""The form that stories are edited in."""

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exhibits.core.forms import MuseumPageForm

# Where a name betrays most easily, as its words are carried to lists, addresses and search engines.
TOLD = ("title", "slug", "seo_title", "search_description", "summary", "telling_date", "content_note")


def told_on(page) -> dict[str, str]:
    """What a story tells in words, by field."""
    return _told({name: getattr(page, name) for name in (*TOLD, "body")})


def _told(fields: dict) -> dict[str, str]:
    words = {name: str(value or "").replace("-", " ") for name, value in fields.items() if name != "body"}
    if body := fields.get("body"):
        words["body"] = " ".join(map(str, body.stream_block.get_searchable_content(body)))
    return words


def refuse_names(page) -> None:
    """Raises ValidationError with the fields of a story that name its narrator although they do not wish it."""
    if page.narrator is None:
        return
    naming = [name for name, text in told_on(page).items() if page.narrator.is_betrayed_by(text)]
    if naming:
        fields = ", ".join(capfirst(str(page._meta.get_field(name).verbose_name)) for name in naming)
        raise ValidationError(f"{_not_to_be_named()} ({fields})")


def _not_to_be_named() -> str:
    return _("The narrator does not wish to be named, and is named here.")


class StoryPageForm(MuseumPageForm):
    """Does not let through the name of somebody who does not wish to be named."""

    def clean(self):
        cleaned = super().clean()
        narrator = cleaned.get("narrator") or self.instance.narrator
        if narrator is None:
            return cleaned
        for name, text in _told({name: cleaned[name] for name in (*TOLD, "body") if name in cleaned}).items():
            if narrator.is_betrayed_by(text):
                self.add_error(name, ValidationError(_not_to_be_named()))
        return cleaned
