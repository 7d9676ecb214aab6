"""``python -m tests.browser.prepare``: a museum as ``make run`` prepares it, with accounts and a directory."""

import sys

from museum.operations.start import prepare


def main() -> int:
    if code := prepare():
        return code
    from tests.browser import contents  # needs the apps to be ready

    contents.make_accounts()
    contents.write_directory()
    contents.leave()
    return 0


if __name__ == "__main__":
    sys.exit(main())
