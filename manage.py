#!/usr/bin/env python
"""Runs the museum's administrative commands."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "museum.settings.dev")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        sys.exit(f"Django cannot be imported ({error}). Run 'make run' once: it installs everything the museum needs.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
