"""What a piece of work costs."""

import time


def timed(work, *arguments) -> tuple[float, object]:
    """Seconds of CPU that ``work`` took, and what it gave back."""
    begun = time.process_time()
    result = work(*arguments)
    return time.process_time() - begun, result
