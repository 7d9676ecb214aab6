"""A book's pages as the neutral record of one language edition (``formats.publication``), and what went into it."""
