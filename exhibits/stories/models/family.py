"""What a family has to itself: an address that nobody else knows."""

import hashlib
import secrets

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exhibits.access.withdrawing import note


class FamilyLinkQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(revoked_at__isnull=True)

    def opened_by(self, secret: str) -> "FamilyLink | None":
        return self.in_force().filter(digest=digest_of(secret)).first()


class FamilyLink(models.Model):
    """An address under which a family hears a story that is theirs, until somebody revokes it. The museum keeps only
    its digest: whoever reads the database cannot open it, and it is shown once, when it is made."""

    # Kept out of Wagtail's index of who refers to whom: it names its subject by identifier.
    wagtail_reference_index_ignore = True

    subject = models.UUIDField(_("subject"), db_index=True, help_text=_("The permanent identifier of the story."))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    given_to = models.CharField(
        _("for whom"), max_length=200, help_text=_("So that you know which one to revoke: “her daughter in Bergen”.")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("made by"), null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    objects = FamilyLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("address for a family")
        verbose_name_plural = _("addresses for families")
        ordering = ["-made_at"]
        default_permissions = ()

    def __str__(self):
        return self.given_to

    def open(self) -> str:
        """A new secret, 256 bits that fit into an address; the link is to be saved."""
        secret = secrets.token_urlsafe(32)
        self.digest = digest_of(secret)
        return secret

    def revoke(self) -> None:
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])
            transaction.on_commit(lambda: note({"revoked": self.digest}))


def revoke_again(line: dict) -> None:
    """A restored backup does not open what was revoked after it."""
    FamilyLink.objects.in_force().filter(digest=line.get("revoked")).update(revoked_at=timezone.now())


def digest_of(secret: str) -> str:
    # Not slow, as for passwords: nobody can guess 256 bits.
    return hashlib.sha256(secret.encode()).hexdigest()
