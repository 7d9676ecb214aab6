"""``python -m tests.browser.enlarge <count>``: so many more exhibits, in two languages; 0 removes them again."""

import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.browser import crowd  # needs the apps to be ready

    crowd.remove()
    crowd.make(int(sys.argv[1]))
