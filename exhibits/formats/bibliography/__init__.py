"""Works that texts rest on: as CSL-JSON has them, as two styles write them, and as BibTeX and RIS files hold them.

Nothing here asks the database, and nothing raises on what a work lacks: an entry says what is known.
"""
