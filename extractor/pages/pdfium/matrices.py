"""Where pdfium's objects stand on a page: what stands in a form has the coordinates of that form, and not of the page.

An object of type form is a drawing of its own (form XObject, ISO 32000-1, 8.10).
pdfium has put the form's own /Matrix into what it says of the objects within; what of `cm` goes before its `Do` it
gives as the matrix of the form.
"""

from __future__ import annotations

import ctypes
from typing import NamedTuple, Self

import pypdfium2.raw as pdfium

from extractor.pages.glyphs import Frame


class Matrix(NamedTuple):
    """A transformation of the plane as PDF writes it (ISO 32000-1, 8.3.4): x becomes `a`x + `c`y + `e`."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def of(cls, address: int) -> Self:
        """Return the matrix of an object in the coordinates of what it stands in, the page or a form."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), matrix)
        return cls(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def then(self, outer: Matrix) -> Matrix:
        """Return the matrix that does what this one does, and then what the other does."""
        return Matrix(*outer.turned(self.a, self.b), *outer.turned(self.c, self.d), *outer.moved(self.e, self.f))

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """Return what becomes of a vector."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def moved(self, x: float, y: float) -> tuple[float, float]:
        """Return what becomes of a point."""
        across, up = self.turned(x, y)
        return across + self.e, up + self.f


PAGE = Matrix()


def shown(frame: Frame) -> Matrix:
    """Return the matrix from user space to points from the top left of the page as it is shown."""
    if frame.turned == 90:
        return Matrix(0.0, 1.0, 1.0, 0.0, -frame.bottom, -frame.left)
    if frame.turned == 180:
        return Matrix(-1.0, 0.0, 0.0, 1.0, frame.right, -frame.bottom)
    if frame.turned == 270:
        return Matrix(0.0, -1.0, -1.0, 0.0, frame.top, frame.right)
    return Matrix(1.0, 0.0, 0.0, -1.0, -frame.left, frame.top)


def box_of(address: int, matrix: Matrix, frame: Frame) -> tuple[float, float, float, float]:
    """Return the part of an object that is visible as left, top, right and bottom in points from the top left of the
    page as it is shown; of one set askew, the box around it, and of one outside a box without area.

    Args:
        address: Of the object.
        matrix: From the coordinates in which the object stands to those of the page.
        frame: The visible part of the page.
    """
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), left, bottom, right, top)
    onto = matrix.then(shown(frame))
    corners = [onto.moved(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    width, height = frame.size
    xs, ys = [min(width, max(0.0, x)) for x, _ in corners], [min(height, max(0.0, y)) for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
