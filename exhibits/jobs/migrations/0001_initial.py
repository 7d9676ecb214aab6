import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=64, verbose_name="kind")),
                ("key", models.CharField(max_length=200, verbose_name="key")),
                ("arguments", models.JSONField(default=dict, verbose_name="arguments")),
                ("again", models.JSONField(editable=False, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("queued", "Waiting"), ("running", "Running"), ("done", "Done"), ("failed", "Failed")],
                        default="queued",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("done", models.PositiveBigIntegerField(default=0, verbose_name="done")),
                ("total", models.PositiveBigIntegerField(default=0, verbose_name="total")),
                ("message", models.CharField(blank=True, max_length=200, verbose_name="message")),
                ("attempt", models.PositiveSmallIntegerField(default=0, verbose_name="attempt")),
                ("max_attempts", models.PositiveSmallIntegerField(verbose_name="attempts at most")),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lost", "The worker stopped in the middle of the work."),
                            ("stopped", "The worker was shut down in the middle of the work."),
                            ("content", "The content could not be used as it is."),
                            ("file", "A file is missing or cannot be read."),
                            ("space", "The disk is full."),
                            ("memory", "There was not enough memory."),
                            ("time", "It took too long."),
                            ("network", "Another computer did not answer."),
                            ("database", "The database did not answer."),
                            ("program", "The program made a mistake; the technicians need to look at it."),
                        ],
                        max_length=8,
                        verbose_name="what went wrong",
                    ),
                ),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="error")),
                ("detail", models.TextField(blank=True, verbose_name="detail")),
                (
                    "heartbeat",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="last sign of life"),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked for")),
                ("started_at", models.DateTimeField(null=True, verbose_name="started")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                ("task_id", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
            ],
            options={
                "verbose_name": "background job",
                "verbose_name_plural": "background jobs",
                "ordering": ["-created_at"],
                "default_permissions": ("view", "change"),
                "indexes": [
                    models.Index(fields=["state", "heartbeat"], name="jobs_silence"),
                    models.Index(fields=["-created_at"], name="jobs_newest_first"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["queued", "running"])),
                        fields=("kind", "key"),
                        name="jobs_one_in_flight",
                    )
                ],
            },
        ),
    ]
