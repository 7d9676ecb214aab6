"""Transcripts of recordings: read by everybody, with what is withheld left out, and written at a desk of the admin."""
