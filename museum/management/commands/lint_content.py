"""``manage.py lint_content``: are the files of the demonstration museum sound?"""

import sys

from django.core.management.base import BaseCommand

from museum.demo import drawings
from museum.demo.lint import problems
from museum.demo.sources import shipped


class Command(BaseCommand):
    help = "Checks the content files of the demonstration museum: structure, marks, references, links, letters."
    requires_system_checks = []

    def handle(self, *args, **options):
        found = list(problems(shipped(), set(drawings.KEYS)))
        for problem in found:
            self.stdout.write(problem)
        self.stdout.write(f"Content: {len(found)} problems." if found else "Content: sound.")
        if found:
            sys.exit(1)
