"""``python -m exhibits.publishing.pdf.press``: prints the order on its standard input, a pickle from ``building``.

The pickle on standard output is what was printed, or the words why it was not. Nothing here knows of Django.
"""

import os
import pickle
import sys

from exhibits.publishing.pdf.outcome import CannotPrint, NoPango, Order, Printed

NO_PANGO = (
    "The libraries that set the type of PDFs are missing: Pango, HarfBuzz. Install them (on Debian and Ubuntu: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; on macOS: brew install pango)."
)


def print_order(order: Order) -> Printed | CannotPrint:
    try:
        from exhibits.publishing.pdf.typesetting import typeset
    except OSError as error:
        return NoPango(f"{NO_PANGO} ({str(error).splitlines()[0]})")
    try:
        return typeset(order)
    except CannotPrint as problem:
        return problem


def main() -> None:
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints is no part of the answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with answer:
        pickle.dump(print_order(pickle.load(sys.stdin.buffer)), answer)


if __name__ == "__main__":
    main()
