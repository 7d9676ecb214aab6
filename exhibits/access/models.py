"""Records that decide who may see what. Each names its subject by UUID, so that this department needs no other."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConsentQuerySet(models.QuerySet):
    def in_force(self, on):
        """Consents that hold on the date ``on``: begun, not run out, not taken back."""
        return self.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=on),
            Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on),
            given_on__lte=on,
        )

    def lapsed(self, on):
        """Consents that have run out or were taken back by the date ``on``."""
        return self.filter(Q(valid_until__lt=on) | Q(withdrawn_on__lte=on))


class Consent(models.Model):
    """A narrator's agreement that something they told may be shown; dates are whole days in the museum's time zone.

    This is ethical consent. The legal basis for keeping data about people is another matter and is not recorded here.
    """

    subject = models.UUIDField(_("subject"), db_index=True, help_text=_("The permanent identifier of the story."))
    given_by = models.CharField(_("given by"), max_length=200)
    given_on = models.DateField(_("given on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
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
