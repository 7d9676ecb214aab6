"""Lines and outlines: arrays of points (n, 2) in pixels, x to the right and y downwards."""

import math

import numpy as np

Points = np.ndarray
Point = tuple[float, float]


def points(*pairs: Point) -> Points:
    """Return the pairs as an array of points."""
    return np.array(pairs, dtype=float).reshape(-1, 2)


def bezier(start: Point, first: Point, second: Point, end: Point, steps: int = 28) -> Points:
    """Return a cubic Bézier curve as points, both ends included."""
    t = np.linspace(0.0, 1.0, steps)[:, None]
    a, b, c, d = (np.asarray(p, dtype=float) for p in (start, first, second, end))
    return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d


def path(start: Point, *legs: tuple[Point, ...], steps: int = 28) -> Points:
    """Return an outline from legs of one point (straight) or three points (a Bézier curve)."""
    parts = [points(start)]
    for leg in legs:
        here = tuple(parts[-1][-1])
        parts.append(points(leg[0]) if len(leg) == 1 else bezier(here, *leg, steps=steps)[1:])
    return np.concatenate(parts)


def spline(through: Points, steps: int = 16, *, closed: bool = False) -> Points:
    """Return a smooth curve (Catmull-Rom) through the points."""
    p = np.asarray(through, dtype=float)
    before, after = (p[-1:], p[:2]) if closed else (2 * p[:1] - p[1:2], 2 * p[-1:] - p[-2:-1])
    p = np.concatenate([before, p, after])
    t = np.linspace(0.0, 1.0, steps, endpoint=False)[None, :, None]
    a, b, c, d = (p[i : len(p) - 3 + i, None, :] for i in range(4))
    cubic = (2 * b) + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    curve = (cubic / 2).reshape(-1, 2)
    return curve if closed else np.concatenate([curve, p[-2:-1]])


def arc(centre: Point, radius: float | Point, start: float, end: float, steps: int = 96) -> Points:
    """Return part of a circle (or of an ellipse with two radii) from one angle to another, in degrees clockwise."""
    across, down = radius if isinstance(radius, tuple) else (radius, radius)
    angles = np.radians(np.linspace(start, end, steps))
    return np.stack([centre[0] + across * np.cos(angles), centre[1] + down * np.sin(angles)], axis=-1)


def circle(centre: Point, radius: float | Point, steps: int = 160) -> Points:
    """Return a full circle or ellipse."""
    return arc(centre, radius, 0, 360, steps)[:-1]


def box(left: float, top: float, right: float, bottom: float, radius: float = 0.0) -> Points:
    """Return a rectangle, its corners rounded if a radius is given."""
    if radius <= 0:
        return points((left, top), (right, top), (right, bottom), (left, bottom))
    inner = (left + radius, top + radius, right - radius, bottom - radius)
    corners = ((inner[2], inner[1], -90), (inner[2], inner[3], 0), (inner[0], inner[3], 90), (inner[0], inner[1], 180))
    return np.concatenate([arc((x, y), radius, angle, angle + 90, 16) for x, y, angle in corners])


def place(shape: Points, at: Point = (0.0, 0.0), scale: float | Point = 1.0, turn: float = 0.0) -> Points:
    """Return the shape scaled, turned clockwise by degrees about its origin, and moved."""
    angle = math.radians(turn)
    scaled = np.asarray(shape, dtype=float) * np.asarray(scale, dtype=float)
    x, y = scaled[:, 0], scaled[:, 1]
    cos, sin = math.cos(angle), math.sin(angle)
    return np.stack([x * cos - y * sin + at[0], x * sin + y * cos + at[1]], axis=-1)


def lengths(line: Points) -> np.ndarray:
    """Return the distance travelled along the line at each of its points."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])


def evenly(line: Points, step: float) -> Points:
    """Return the line with its points about `step` pixels apart."""
    travelled = lengths(line)
    wanted = np.linspace(0.0, travelled[-1], max(int(travelled[-1] / step), 1) + 1)
    return np.stack([np.interp(wanted, travelled, line[:, i]) for i in range(2)], axis=-1)


def normals(line: Points) -> Points:
    """Return the unit vectors to the left of travel (upwards for a line going right)."""
    along = np.gradient(line, axis=0)
    size = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    return np.stack([along[:, 1], -along[:, 0]], axis=-1) / size


def ribbon(line: Points, width: np.ndarray | float) -> Points:
    """Return the outline of a band along the line, `width` pixels across (one value or one per point)."""
    half = normals(line) * (np.broadcast_to(np.asarray(width, dtype=float), len(line)) / 2)[:, None]
    return np.concatenate([line + half, (line - half)[::-1]])


def swell(count: int, widest: float, ends: float = 0.0, power: float = 0.6) -> np.ndarray:
    """Return widths that grow from the ends to the middle, like a pen pressed and lifted."""
    return ends + (widest - ends) * np.sin(np.linspace(0.0, math.pi, count)) ** power
