"""``manage.py setup``: languages, home and lists in four languages, groups, workflow, closed vocabularies."""

from django.core.management.base import BaseCommand
from django.db import transaction

from museum.setup import authorities, people, tree


class Command(BaseCommand):
    help = "Prepares the database for the museum after 'migrate'. Safe to run again: what is there is left as it is."

    @transaction.atomic
    def handle(self, *args, **options):
        locales = tree.set_up_locales()
        tree.set_up_tree(locales)
        authorities.set_up_references()
        authorities.set_up_rights(locales)
        people.set_up_groups(locales)
        people.set_up_workflow()
        if options["verbosity"]:
            self.stdout.write("The museum is set up: languages, pages, groups, workflow, references, rights.")
