"""Records that decide who may see what. Each names its subject by UUID, so that this department needs no other."""

import uuid
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .asking import Use


class ConsentQuerySet(models.QuerySet):
    def in_force(self, on):
        """Consents that hold on the date ``on``, whatever they cover: begun, not run out, not taken back, not to be
        asked for again. ``conditions.is_agreed`` says the same in SQL, and what they cover."""
        later = self.model.objects.filter(
            subject=OuterRef("subject"), withdrawn_on__lte=on, withdrawn_on__gt=OuterRef("given_on")
        )
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_until__isnull=True) | Q(valid_until__gte=on),
            Q(asked_again_on__isnull=True) | Q(asked_again_on__gt=on),
            Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on),
            ~Exists(later),
            given_on__lte=on,
        )

    def lapsed(self, on):
        """Consents that have run out, were taken back, or were to be asked for again, by the date ``on``."""
        return self.filter(Q(valid_until__lt=on) | Q(withdrawn_on__lte=on) | Q(asked_again_on__lte=on))


class Consent(models.Model):
    """An agreement that something told or shown may be shown; dates are whole days in the museum's time zone.

    This is ethical consent. The legal basis for keeping data about people is another matter and is not recorded here.
    Who takes theirs back closes the subject, whoever else agreed before that day; a consent given afterwards opens it.
    """

    class Given(models.TextChoices):
        WRITTEN = "written", _("in writing")
        SPOKEN = "spoken", _("spoken on the recording")
        GUARDIAN = "guardian", _("by a guardian")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("everybody")
        FAMILY = "family", _("the family: their own copy, nothing online")
        REQUEST = "request", _("on request: nothing online, the page may say whom to ask")
        STAFF = "staff", _("the museum's own people")

    subject = models.UUIDField(
        _("subject"), db_index=True, help_text=_("The permanent identifier of the story, recording or picture.")
    )
    given_by = models.CharField(_("given by"), max_length=200)
    given_on = models.DateField(_("given on"))
    given_how = models.CharField(_("given"), max_length=10, choices=Given, default=Given.WRITTEN)
    successor = models.CharField(_("who decides afterwards"), max_length=200, blank=True)
    asked_again_on = models.DateField(_("to be asked again on"), null=True, blank=True)
    for_web = models.BooleanField(Use.WEB.label, default=True)
    for_school = models.BooleanField(Use.SCHOOL.label, default=False)
    for_download = models.BooleanField(Use.DOWNLOAD.label, default=False)
    for_harvest = models.BooleanField(Use.HARVEST.label, default=False)
    for_embedding = models.BooleanField(Use.EMBEDDING.label, default=False)
    for_social = models.BooleanField(Use.SOCIAL.label, default=False)
    # Codes between blanks, " nb ro ", so that SQL finds them without knowing JSON; empty for all languages.
    languages = models.CharField(_("languages"), max_length=60, blank=True)
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    valid_from = models.DateField(_("sealed until"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    in_mourning = models.BooleanField(_("closed in mourning"), default=False)
    is_listed = models.BooleanField(_("may be named while it is closed"), default=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    lapse_noted_at = models.DateTimeField(null=True, editable=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_on"]

    def __str__(self):
        return f"{self.given_by}, {self.given_on:%Y-%m-%d}"

    def clean(self):
        if self.valid_until and self.given_on and self.valid_until < self.given_on:
            raise ValidationError({"valid_until": _("A consent cannot run out before it was given.")})
        if self.valid_until and self.valid_from and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("It would run out before it is opened.")})
        if self.given_how == self.Given.GUARDIAN and not self.asked_again_on:
            told = _("A guardian agrees until the child is of age: give the day on which they turn 18.")
            raise ValidationError({"asked_again_on": told})
        if not self.for_web and (needing := [use.label for use in NEED_WEB if getattr(self, use.value)]):
            told = _("What may not stand on the museum's pages cannot be given out from there either: %(uses)s.")
            raise ValidationError({"for_web": told % {"uses": ", ".join(map(str, needing))}})


NEED_WEB = (Use.DOWNLOAD, Use.HARVEST, Use.EMBEDDING, Use.SOCIAL)


def agreement_path(agreement: "Agreement", filename: str) -> str:
    return f"agreements/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()[:10]}"


def private():
    """Outside everything that is served."""
    return storages["originals"]


class Agreement(models.Model):
    """A signed paper behind a consent: that somebody takes part, and that they were recorded, are two."""

    class Kind(models.TextChoices):
        PARTICIPATION = "participation", _("agreement to take part")
        RECORDING = "recording", _("agreement to be recorded")

    wagtail_reference_index_ignore = True

    consent = models.ForeignKey(Consent, models.CASCADE, related_name="agreements")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    file = models.FileField(_("file"), storage=private, upload_to=agreement_path, max_length=200)
    added_at = models.DateTimeField(_("added"), default=timezone.now)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["consent", "kind"], name="one_agreement_of_a_kind")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.consent}"


class HoldQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(lifted_at__isnull=True)

    def place(self, subject, reason, by=None):
        """The hold in force on ``subject`` (UUID): the one that is there already, else a new one."""
        hold, _ = self.get_or_create(subject=subject, lifted_at=None, defaults={"reason": reason, "placed_by": by})
        return hold


class Hold(models.Model):
    """A stop that community review put on a page: nobody outside sees it or what is under it, in any
    language, until the hold is lifted."""

    subject = models.UUIDField(_("subject"), db_index=True, help_text=_("The permanent identifier of the page."))
    reason = models.TextField(_("reason"))
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("placed by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    placed_at = models.DateTimeField(_("placed at"), default=timezone.now)
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("lifted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering = ["-placed_at"]
        constraints = [
            models.UniqueConstraint(fields=["subject"], condition=Q(lifted_at__isnull=True), name="one_hold_in_force")
        ]

    def __str__(self):
        return f"{self.subject}: {self.reason[:60]}"

    def lift(self, by) -> None:
        """Let the page be seen again, and keep who decided so and when. A hold lifted before stays as it was."""
        if self.lifted_at is None:
            self.lifted_at, self.lifted_by = timezone.now(), by
            self.save(update_fields=["lifted_at", "lifted_by"])


class WithheldQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(lifted_at__isnull=True)


class Withheld(models.Model):
    """A passage of a recording whose words nobody outside reads or finds: from ``start`` to ``end``, in milliseconds
    from the recording's beginning, in every language, until somebody lifts it."""

    # Kept out of Wagtail's index of who refers to whom: it refers to people of the museum only.
    wagtail_reference_index_ignore = True

    subject = models.UUIDField(_("subject"), db_index=True, help_text=_("The permanent identifier of the recording."))
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))
    reason = models.TextField(_("reason"), max_length=2000)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("marked by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    marked_at = models.DateTimeField(_("marked at"), default=timezone.now)
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("lifted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = WithheldQuerySet.as_manager()

    class Meta:
        verbose_name = _("withheld passage")
        verbose_name_plural = _("withheld passages")
        ordering = ["start", "pk"]
        constraints = [models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="withheld_has_length")]

    def __str__(self):
        return f"{self.subject}: {self.start}–{self.end}"

    def lift(self, by) -> None:
        """Let the passage be read again, and keep who decided so and when. One lifted before stays as it was."""
        if self.lifted_at is None:
            self.lifted_at, self.lifted_by = timezone.now(), by
            self.save(update_fields=["lifted_at", "lifted_by"])


class Generation(models.Model):
    """A change of what the museum shows; all that stand make the token of what it shows now (see ``generations``)."""

    token = models.UUIDField(default=uuid.uuid4)
    # When something opens or closes by itself; empty until somebody has looked it up.
    ends_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "generation"

    def __str__(self):
        return self.token.hex


class Kept(models.Model):
    """What was worked out for readers of one language while the museum showed what it shows (see ``kept``)."""

    # Kept out of Wagtail's index of who refers to whom: it refers to nothing.
    wagtail_reference_index_ignore = True

    name = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    token = models.CharField(max_length=32)
    value = models.JSONField()

    class Meta:
        verbose_name = "kept"
        constraints = [models.UniqueConstraint(fields=["name", "language"], name="kept_once_for_each_language")]

    def __str__(self):
        return f"{self.name} {self.language}"


class Withdrawal(models.Model):
    """That somebody has taken back what they told or were shown in: who did it when, what was removed, and what is
    still to be destroyed. It holds none of the content."""

    wagtail_reference_index_ignore = True

    subject = models.UUIDField(_("subject"), unique=True)
    # The subject and what belonged to it alone, as text: they outlive it.
    parts = models.JSONField(default=list, editable=False)
    # Primary keys by model: where they stood on other pages there is a quiet word instead.
    things = models.JSONField(default=dict, editable=False)
    # Addresses that say that something was taken back, each on a line of its own; none where nobody may know.
    paths = models.TextField(blank=True, editable=False)
    uses = models.JSONField(_("what it had been given out for"), default=list, editable=False)
    withdrawn_at = models.DateTimeField(_("taken back"), default=timezone.now)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("entered by"), null=True, related_name="+"
    )
    destroy_on = models.DateField(_("originals are destroyed on"))
    # How many there were of each kind; what of it was removed: kind, number, and when (ISO 8601).
    found = models.JSONField(default=dict, editable=False)
    removed = models.JSONField(_("removed"), default=list, editable=False)
    purged_at = models.DateTimeField(_("removed from the museum"), null=True, editable=False)
    destroyed_at = models.DateTimeField(_("originals destroyed"), null=True, editable=False)
    asked = models.TextField(
        _("who was asked to delete copies"),
        blank=True,
        max_length=2000,
        help_text=_("Schools, catalogues and others that have copies, one on each line, with the date."),
    )

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-withdrawn_at"]
        default_permissions = ("add", "change", "view")

    def __str__(self):
        return f"{self.withdrawn_at:%Y-%m-%d} {self.subject}"
