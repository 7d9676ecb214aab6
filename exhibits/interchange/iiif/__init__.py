"""Manifests and collections of the IIIF Presentation API 3.0 (https://iiif.io/api/presentation/3.0/).

Records in, plain values for JSON out; nothing here asks the database. Numbers in parentheses are its clauses.
"""

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
# 6.3
CONTENT_TYPE = f'application/ld+json;profile="{CONTEXT}"'
