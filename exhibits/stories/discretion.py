"""What the log must not keep: the addresses of families, which open what is theirs."""

import logging
import re

ADDRESS = re.compile(r"/family/[\w-]{20,}")
NAMELESS = "/family/…"


class WithoutFamilies(logging.Filter):
    """Writes such an address without its secret; it may open again tomorrow what is closed today."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(ADDRESS.sub(NAMELESS, one) if isinstance(one, str) else one for one in record.args)
        record.msg = ADDRESS.sub(NAMELESS, record.msg) if isinstance(record.msg, str) else record.msg
        return True
