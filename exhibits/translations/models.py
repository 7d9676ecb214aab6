"""Which language a thing was first written in, and how far each of its other languages is."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Revision
from wagtail_localize.models import String

from exhibits.formats.likeness import BEGINNING
from exhibits.formats.romani import ORTHOGRAPHIES, VARIETIES


class Original(models.Model):
    """The language of the original of a page or snippet: one row for all its translations.

    It is written when the first of them is saved, so that pages made by code, import or an editor are alike.
    """

    translation_key = models.UUIDField(_("permanent identifier"), primary_key=True)
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self):
        return f"{self.translation_key}: {self.locale}"


class TranslationState(models.Model):
    """How far one language of one thing is, and what its readers are told of the text. A language that has no row is
    missing; the original has one only when something is to be said of it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        MACHINE = "machine", _("machine draft")
        TRANSLATED = "translated", _("translated")
        REVIEWED = "reviewed", _("reviewed")
        OUTDATED = "outdated", _("outdated")
        WITHDRAWN = "withdrawn", _("withdrawn")
        ORIGINAL = "original", _("original")

    translation_key = models.UUIDField(_("permanent identifier"))
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)
    changed_at = models.DateTimeField(_("since"), default=timezone.now)
    source_revision = models.ForeignKey(
        Revision, verbose_name=_("version of the original"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translated by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reviewed by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True)
    # The version of the translation that was written last, and of what words; the words that are public. By passage.
    version = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.JSONField(default=dict)
    public_words = models.JSONField(default=dict)
    # What a reviewer has approved, by passage: the public words and those that are to take their place. A passage whose
    # words are others waits for a reviewer again.
    reviewed_words = models.JSONField(default=dict)
    # Whether readers see only words that a reviewer has approved: only then are they told who that was.
    all_reviewed = models.BooleanField(_("all of it reviewed"), default=False)
    # Where the public words are the original's, for want of a translation: paths of fields and blocks.
    untranslated = models.JSONField(_("passages without a translation"), default=list)

    translated_by = models.CharField(
        _("translated by"),
        max_length=200,
        blank=True,
        help_text=_("Names as readers see them, with semicolons between. Empty: the full name of the account."),
    )
    reviewed_by = models.CharField(
        _("reviewed by"),
        max_length=200,
        blank=True,
        help_text=_("Names as readers see them, with semicolons between. Empty: the full name of the account."),
    )
    machine_made = models.BooleanField(
        _("it began as a machine draft"), default=False, help_text=_("Readers are told so.")
    )
    put_together = models.BooleanField(
        _("put together without a Romani speaker"),
        default=False,
        help_text=_("Readers are told so, and asked for corrections."),
    )
    variety = models.CharField(
        _("variety"),
        max_length=10,
        choices=[(one.key, one.name("en")) for one in VARIETIES],
        blank=True,
        help_text=_("As its author or a speaker says; empty where nobody has said."),
    )
    orthography = models.CharField(
        _("orthography"),
        max_length=9,
        choices=[(one.key, one.phrase("en")) for one in ORTHOGRAPHIES],
        blank=True,
        help_text=_("How the text is written. It stays as its author wrote it."),
    )

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="one_state_per_thing_and_language")
        ]

    def __str__(self):
        return f"{self.translation_key} {self.locale}: {self.state}"

    def is_approved(self, key: str, text: str) -> bool:
        """Whether a reviewer has approved these words for the passage with this key."""
        return text in self.reviewed_words.get(key, ())


class ChangedPassage(models.Model):
    """A passage whose original was changed after it was translated: its translation stays until somebody has looked."""

    class Change(models.TextChoices):
        WORDS = "words", _("the words changed")
        LETTERS = "letters", _("a few letters, spaces or signs changed")

    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField(_("permanent identifier"), db_index=True)
    path = models.TextField(_("place"))
    string = models.ForeignKey(String, verbose_name=_("original"), on_delete=models.CASCADE, related_name="+")
    before = models.TextField(_("original before"))
    change = models.CharField(_("change"), max_length=8, choices=Change.choices)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    # Its translator has written it anew; readers still see the former words until they are published.
    seen = models.BooleanField(_("written anew"), default=False)

    class Meta:
        verbose_name = _("changed passage")
        verbose_name_plural = _("changed passages")
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "translation_key", "path", "string"], name="one_change_per_passage"
            )
        ]

    def __str__(self):
        return f"{self.path}: {self.before[:60]}"


class MemoryWord(models.Model):
    """The beginning of one of the longer words of a text: by these the memory finds texts that may be alike.

    A text never changes, so its words are written once, with it, and go with it.
    """

    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    word = models.CharField(_("beginning of a word"), max_length=BEGINNING)
    string = models.ForeignKey(String, verbose_name=_("text"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("word of the translation memory")
        verbose_name_plural = _("words of the translation memory")
        constraints = [
            models.UniqueConstraint(fields=["locale", "word", "string"], name="one_row_per_text_and_memory_word")
        ]

    def __str__(self):
        return f"{self.word}: {self.string_id}"


class StateChange(models.Model):
    """One line of the log: what a language of a thing became, when and by whom. Lines are never changed."""

    translation_key = models.UUIDField(_("permanent identifier"), db_index=True)
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    before = models.CharField(_("before"), max_length=12, choices=TranslationState.State.choices, blank=True)
    after = models.CharField(_("after"), max_length=12, choices=TranslationState.State.choices, blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("change of a translation's state")
        verbose_name_plural = _("changes of translations' states")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.translation_key} {self.locale}: {self.before} → {self.after}"
