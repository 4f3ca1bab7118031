"""Pictures beside reports, drawn with Pillow for a phone 390 points wide: 1080 pixels across, large type, one message.

A poster is ready words and exact numbers; drawing decides nothing about them. The same poster always gives the same bytes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent / "fonts"
WIDTH, EDGE, GAP, INNER = 1080, 44, 28, 40
PAPER, CARD, LINE = (243, 241, 236), (255, 255, 255), (224, 222, 216)
INK, GREY = (27, 31, 36), (104, 109, 116)
TEAL, PALE, RUST, PALE_RUST = (13, 104, 116), (170, 207, 211), (184, 72, 24), (240, 205, 188)
SMALL, BODY, HERO = 32, 38, 104
BARS_HIGH = 300

Colour = tuple[int, int, int]
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chip:
    """A comparison: what with, the change in words, and whether it is better (None: neither)."""

    than: str
    change: str
    better: bool | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One day. `foot` is written under the bar where it is not empty."""

    value: Decimal
    foot: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Gauge:
    """Spending against its cap: `share` of it is used (1 is all of it), None where there is no cap to fill."""

    label: str
    value: str
    note: str
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """One number with its name; `bad` marks a loss."""

    label: str
    value: str
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything a picture shows, top to bottom. `peak` is the amount of the highest line of the bars, in words."""

    title: str
    subtitle: str
    hero: Tile
    chips: tuple[Chip, ...]
    bars_title: str
    bars: tuple[Bar, ...]
    top: Decimal
    peak: str
    gauge: Gauge | None
    result: Tile | None
    tiles: tuple[Tile, ...] = ()
    footer: str = ""


@lru_cache(maxsize=64)
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"XiaoerSans-{'Bold' if bold else 'Regular'}.otf"), size)


@lru_cache(maxsize=20_000)
def has_glyph(character: str) -> bool:
    """Whether our font really draws this character: its bitmap is not the one of a character no font has."""
    if character.isspace():
        return True
    sample, missing = font(24).getmask(character), font(24).getmask("\U0010fffd")
    return (sample.size, bytes(sample)) != (missing.size, bytes(missing))


def drawable(text: str) -> str:
    """The text with characters our font lacks (emoji, rare signs in names) left out."""
    return "".join(each for each in text if has_glyph(each)).strip()


class Canvas:
    """Pillow's drawing calls in the few forms that posters need."""

    def __init__(self, height: int) -> None:
        self.image = Image.new("RGB", (WIDTH, height), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def text(self, spot: Spot, words: str, size: int, colour: Colour = INK, **how: object) -> int:
        """Words at a spot (left top, or as `anchor` says), shrunk and then cut to `room`. Returns the size used."""
        bold, anchor, room = bool(how.get("bold")), str(how.get("anchor", "lt")), how.get("room")
        words = drawable(words)
        if isinstance(room, int):
            words, size = fitted(words, size, bold, room)
        self.pen.text(spot, words, colour, font=font(size, bold), anchor=anchor)
        return size

    def card(self, top: int, height: int, left: int = EDGE, right: int = WIDTH - EDGE) -> None:
        self.pen.rounded_rectangle((left, top, right, top + height), 24, fill=CARD)

    def png(self) -> bytes:
        """The picture with a palette of 64 colours: a third of the bytes, and no difference to see on flat areas."""
        buffer = io.BytesIO()
        small = self.image.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        small.save(buffer, "PNG", compress_level=6)
        return buffer.getvalue()


def fitted(words: str, size: int, bold: bool, room: int) -> tuple[str, int]:
    """Words and size that fit into `room` pixels: first smaller, down to three fifths, then cut with …"""
    smallest = max(size * 3 // 5, 24)
    width = font(size, bold).getlength(words)
    if width > room:
        size = max(smallest, int(size * room / width))
    while words and font(size, bold).getlength(words) > room:
        words = words[:-2] + "…" if len(words) > 2 else ""
    return words, size


def _header(canvas: Canvas, poster: Poster) -> int:
    canvas.text((EDGE + 4, 94), poster.title, 50, bold=True, anchor="ls", room=WIDTH - 2 * EDGE)
    canvas.text((EDGE + 4, 150), poster.subtitle, SMALL + 2, GREY, anchor="ls", room=WIDTH - 2 * EDGE)
    return 190


def _chip(canvas: Canvas, chip: Chip, spot: Spot, room: int) -> None:
    colour = GREY if chip.better is None else TEAL if chip.better else RUST
    canvas.text(spot, chip.than, SMALL, GREY, anchor="ls", room=room)
    canvas.text((spot[0], spot[1] + 52), chip.change, BODY + 4, colour, bold=True, anchor="ls", room=room)


def _hero(canvas: Canvas, poster: Poster, top: int) -> int:
    height = 340 if poster.chips else 220
    room = WIDTH - 2 * (EDGE + INNER)
    canvas.card(top, height)
    canvas.text((EDGE + INNER, top + 64), poster.hero.label, SMALL + 2, GREY, anchor="ls", room=room)
    colour = RUST if poster.hero.bad else INK
    canvas.text((EDGE + INNER, top + 138), poster.hero.value, HERO, colour, bold=True, anchor="lm", room=room)
    each = room // max(len(poster.chips), 1)
    for place, chip in enumerate(poster.chips):
        _chip(canvas, chip, (EDGE + INNER + place * each, top + 248), each - 24)
    return top + height + GAP


def _bar_scale(poster: Poster) -> tuple[int, int]:
    """Pixels above and below the zero line."""
    lowest = min([each.value for each in poster.bars] + [Decimal(0)])
    span = poster.top - lowest
    if span <= 0:
        return BARS_HIGH, 0
    above = int(BARS_HIGH * poster.top / span)
    return above, BARS_HIGH - above


def _bars(canvas: Canvas, poster: Poster, top: int) -> int:
    height = BARS_HIGH + 224
    left, right = EDGE + INNER, WIDTH - EDGE - INNER
    canvas.card(top, height)
    canvas.text((left, top + 64), poster.bars_title, SMALL + 2, GREY, anchor="ls", room=right - left)
    above, below = _bar_scale(poster)
    zero = top + 140 + above
    if poster.top:
        canvas.pen.line((left, zero - above, right, zero - above), LINE, 2)
    canvas.text((right, zero - above - 10), poster.peak, 26, GREY, anchor="rb", room=right - left)
    step = (right - left) / max(len(poster.bars), 1)
    for place, bar in enumerate(poster.bars):
        _bar(canvas, bar, (left + step * place, step), (zero, above, below), poster)
    canvas.pen.line((left, zero, right, zero), INK, 3)
    _feet(canvas, poster.bars, (left, right), top + height - 40)
    return top + height + GAP


def _bar(canvas: Canvas, bar: Bar, across: tuple[float, float], scale: tuple[int, int, int], poster: Poster) -> None:
    left, step = across
    zero, above, below = scale
    if not bar.value:
        return
    share = bar.value / poster.top if bar.value > 0 else bar.value / min(each.value for each in poster.bars)
    tall = max(int(share * (above if bar.value > 0 else below)), 4)
    inset = max(step * 0.14, 1)
    sides = int(left + inset), int(left + step - inset)
    good, bad = (TEAL, RUST) if bar.strong else (PALE, PALE_RUST)
    if bar.value > 0:
        canvas.pen.rectangle((sides[0], zero - tall, sides[1], zero), fill=good)
    else:
        canvas.pen.rectangle((sides[0], zero, sides[1], zero + tall), fill=bad)


def _feet(canvas: Canvas, bars: Sequence[Bar], across: Spot, line: int) -> None:
    """Dates under bars; the first keeps to the left edge, the last to the right one."""
    left, right = across
    step = (right - left) / max(len(bars), 1)
    marked = not all(bar.strong for bar in bars)
    for place, bar in enumerate(bars):
        strong = bar.strong and marked
        if bar.foot:
            anchor = "ls" if place == 0 else "rs" if place == len(bars) - 1 else "ms"
            x = left if place == 0 else right if place == len(bars) - 1 else int(left + step * (place + 0.5))
            canvas.text((x, line), bar.foot, 28, TEAL if strong else GREY, bold=strong, anchor=anchor)


def _gauge(canvas: Canvas, gauge: Gauge, top: int) -> int:
    height = 216 if gauge.share is not None else 164
    left, right = EDGE + INNER, WIDTH - EDGE - INNER
    canvas.card(top, height)
    canvas.text((left, top + 52), gauge.label, SMALL + 2, GREY, anchor="lm", room=(right - left) // 2)
    canvas.text((left, top + 106), gauge.value, BODY + 10, bold=True, anchor="lm", room=(right - left) * 11 // 20)
    canvas.text((right, top + 106), gauge.note, SMALL + 2, GREY, anchor="rm", room=(right - left) * 8 // 20)
    if gauge.share is not None:
        track = (left, top + 154, right, top + 178)
        canvas.pen.rounded_rectangle(track, 12, fill=LINE)
        filled = int((right - left) * min(gauge.share, Decimal(1)))
        if filled > 0:
            colour = RUST if gauge.share >= 1 else TEAL
            canvas.pen.rounded_rectangle((left, track[1], left + max(filled, 24), track[3]), 12, fill=colour)
    return top + height + GAP


def _result(canvas: Canvas, tile: Tile, top: int) -> int:
    left, right = EDGE + INNER, WIDTH - EDGE - INNER
    canvas.card(top, 160)
    canvas.text((left, top + 80), tile.label, SMALL + 2, GREY, anchor="lm", room=(right - left) * 11 // 20)
    colour = RUST if tile.bad else INK
    canvas.text((right, top + 80), tile.value, BODY + 16, colour, bold=True, anchor="rm", room=(right - left) * 8 // 20)
    return top + 160 + GAP


def _tiles(canvas: Canvas, tiles: Sequence[Tile], top: int) -> int:
    width = (WIDTH - 2 * EDGE - GAP * (len(tiles) - 1)) // len(tiles)
    for place, tile in enumerate(tiles):
        left = EDGE + place * (width + GAP)
        canvas.card(top, 170, left, left + width)
        canvas.text((left + 28, top + 50), tile.label, SMALL, GREY, anchor="lm", room=width - 56)
        colour = RUST if tile.bad else INK
        canvas.text((left + 28, top + 112), tile.value, BODY + 8, colour, bold=True, anchor="lm", room=width - 56)
    return top + 170 + GAP


def draw(poster: Poster) -> bytes:
    """The poster as PNG, 1080 pixels wide."""
    canvas = Canvas(2400)
    top = _hero(canvas, poster, _header(canvas, poster))
    top = _bars(canvas, poster, top)
    if poster.gauge is not None:
        top = _gauge(canvas, poster.gauge, top)
    if poster.result is not None:
        top = _result(canvas, poster.result, top)
    if poster.tiles:
        top = _tiles(canvas, poster.tiles, top)
    if poster.footer:
        canvas.text((WIDTH // 2, top + 22), poster.footer, 28, GREY, anchor="mm", room=WIDTH - 2 * EDGE)
        top += 56
    canvas.image = canvas.image.crop((0, 0, WIDTH, top + 8))
    return canvas.png()
