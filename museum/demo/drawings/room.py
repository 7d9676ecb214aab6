"""A small room in three dimensions: flat faces, one camera, one low sun. Metres; x right, y up, z towards the eye."""

import math
from dataclasses import dataclass

import numpy as np

from .curves import Points
from .palette import Colour, mix

Solid = list["Face"]


@dataclass
class Face:
    """One flat face of a thing: corners (n, 3) in metres and its own colour."""

    corners: np.ndarray
    colour: Colour


@dataclass(frozen=True)
class Eye:
    """A camera that looks level into the room, so that upright lines stay upright.

    `place` in metres; `focal` in pixels at one metre; `middle` is the pixel straight ahead.
    """

    place: tuple[float, float, float]
    focal: float
    middle: tuple[float, float]

    def __call__(self, corners: np.ndarray) -> Points:
        """Return the pixels of places in the room."""
        away = np.asarray(corners, dtype=float) - self.place
        near = np.maximum(-away[:, 2], 0.05)
        return np.stack(
            [self.middle[0] + away[:, 0] / near * self.focal, self.middle[1] - away[:, 1] / near * self.focal], -1
        )


def turned(corners: np.ndarray, degrees: float) -> np.ndarray:
    """Return places turned about the upright axis, counter-clockwise seen from above."""
    angle = math.radians(degrees)
    x, y, z = corners.T
    return np.stack([x * math.cos(angle) + z * math.sin(angle), y, z * math.cos(angle) - x * math.sin(angle)], -1)


def prism(low: np.ndarray, high: np.ndarray, colour: Colour) -> Solid:
    """Return the solid between two outlines (n, 3) with as many corners, the first below the second."""
    sides = [Face(np.stack([low[i - 1], low[i], high[i], high[i - 1]]), colour) for i in range(len(low))]
    return [*sides, Face(high, colour), Face(low[::-1], colour)]


def beam(start: tuple, end: tuple, wide: float, deep: float, colour: Colour) -> Solid:
    """Return a straight piece of timber, its section level: `wide` along x and `deep` along z."""
    offsets = np.array([[-1, 0, -1], [1, 0, -1], [1, 0, 1], [-1, 0, 1]]) * (wide / 2, 0, deep / 2)
    return prism(np.array(start) + offsets, np.array(end) + offsets, colour)


def block(low: tuple, high: tuple, colour: Colour) -> Solid:
    """Return a box between two opposite corners."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    floor = np.array([[x0, y0, z0], [x1, y0, z0], [x1, y0, z1], [x0, y0, z1]], dtype=float)
    return prism(floor, floor + np.array([0, y1 - y0, 0]), colour)


def drum(centre: tuple, low: float, high: float, radius: float, colour: Colour, *, top: float | None = None) -> Solid:
    """Return an upright cylinder, or a cone cut off if the radius at the top differs."""
    angles = np.linspace(0, 2 * math.pi, 40, endpoint=False)
    ring = np.stack([np.cos(angles), np.zeros(40), np.sin(angles)], -1)
    at = np.array([centre[0], 0, centre[1]], dtype=float)
    return prism(at + ring * radius + (0, low, 0), at + ring * (radius if top is None else top) + (0, high, 0), colour)


def moved(solid: Solid, to: tuple[float, float, float], degrees: float) -> Solid:
    """Return a solid turned about its own upright axis and set down."""
    return [Face(turned(face.corners, degrees) + to, face.colour) for face in solid]


def normal(face: Face) -> np.ndarray:
    """Return the unit vector out of a face (Newell's method, good for any flat outline)."""
    here, after = face.corners, np.roll(face.corners, -1, axis=0)
    out = np.cross(here, after).sum(axis=0)
    return out / max(float(np.linalg.norm(out)), 1e-12)


def seen(solid: Solid, eye: Eye, sun: np.ndarray, shade: Colour, glow: Colour) -> list[tuple[Points, Colour]]:
    """Return the faces turned to the eye, farthest first, as outlines in pixels with their lit colours.

    `sun` is the way the light travels; `shade` tints what it does not reach, `glow` what it does.
    """
    faces = []
    for face in solid:
        out = normal(face)
        middle = face.corners.mean(axis=0)
        if np.dot(out, np.array(eye.place) - middle) < 0:
            out = -out
        distance = float(np.linalg.norm(np.array(eye.place) - middle))
        light = max(0.0, float(-np.dot(out, sun)))
        dim = mix(face.colour, shade, 0.58)
        bright = mix(face.colour, glow, 0.22)
        faces.append((distance, eye(face.corners), mix(dim, bright, min(1.0, light * 1.15))))
    return [(outline, colour) for _, outline, colour in sorted(faces, key=lambda item: -item[0])]


def cast(solid: Solid, sun: np.ndarray, *, wall: float | None = None) -> list[np.ndarray]:
    """Return the shadows (n, 3) of all faces on the floor, or on a back wall at a depth z."""
    shadows = []
    for face in solid:
        reach = face.corners[:, 1] / -sun[1] if wall is None else (wall - face.corners[:, 2]) / sun[2]
        shadows.append(face.corners + reach[:, None] * sun)
    return shadows
