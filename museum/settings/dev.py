"""One machine, one person: what "make run" starts. DEBUG only when MUSEUM_DEBUG=1 asks for it."""

from .base import *
from .base import DATA_DIR, env

DEBUG = env.bool("MUSEUM_DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or f"for this machine only, never in production: {DATA_DIR}"
DEMO_ALLOWED = True
