"""What whoever opens a ZIP that came from outside has to know."""

import zipfile
import zlib

# What every program that packs files uses unless it is told otherwise.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the standard library raises for one that is broken, encrypted, or packed by a method that it does not know.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
# macOS puts these into every archive.
FURNITURE = ("__MACOSX", ".DS_Store")
