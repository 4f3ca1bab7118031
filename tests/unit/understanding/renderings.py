"""Amounts written the ways merchants say and type them, from whole fen: the way there, so that reading is the way back."""

from collections.abc import Callable

HAN = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")


def han(number: int) -> str:
    """A whole number below a hundred million, as read aloud: 120 is 一百二十, 10050 一万零五十."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = "" if not low else ("零" if low < 1000 else "") + _section(low)
        return han(high) + "万" + rest
    if 10 <= number < 20:
        return "十" + (HAN[number % 10] if number % 10 else "")
    return _section(number)


def _section(number: int) -> str:
    if number == 0:
        return "零"
    text, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            text += ("零" if gap and text else "") + HAN[digit] + unit
        gap = not digit and bool(text)
        if number % size == 0:
            break
    return text


def short_han(number: int) -> str:
    """The clipped way: 120 is 一百二, 3600 三千六, 35000 三万五; others in full."""
    for unit, size in (("万", 10_000), ("千", 1000), ("百", 100)):
        high, low = divmod(number, size)
        if 0 < high < 10 and low and low % (size // 10) == 0:
            return HAN[high] + unit + HAN[low // (size // 10)]
    return han(number)


def _tail(fen: int, full: bool) -> str:
    """Jiao and fen after 块 in characters."""
    jiao, rest = divmod(fen, 10)
    if not fen:
        return ""
    if not jiao:
        return f"零{HAN[rest]}" + ("分" if full else "")
    if not rest:
        return HAN[jiao] + ("毛" if full else "")
    return f"{HAN[jiao]}毛{HAN[rest]}" + ("分" if full else "")


def _small(fen: int, full: bool) -> str:
    """Amounts under a yuan: 五毛, 一毛五, 五分."""
    jiao, rest = divmod(fen, 10)
    if not jiao:
        return f"{HAN[rest]}分"
    return f"{HAN[jiao]}毛" + (HAN[rest] + ("分" if full else "") if rest else "")


def spoken(fen: int, full: bool = False, unit: str = "块") -> str:
    yuan, rest = divmod(fen, 100)
    return _small(rest, full) if not yuan else han(yuan) + unit + _tail(rest, full)


def formal(fen: int) -> str:
    """Bank style: 贰拾肆元伍角陆分, 贰拾肆元整."""
    yuan, rest = divmod(fen, 100)
    jiao, one = divmod(rest, 10)
    number = han(yuan) if not 10 <= yuan < 20 else "一" + han(yuan)
    whole = number + "元" if yuan else ""
    if not rest:
        return (whole + "整").translate(FORMAL)
    middle = f"{HAN[jiao]}角" if jiao else ("零" if yuan else "")
    return (whole + middle + (f"{HAN[one]}分" if one else "")).translate(FORMAL)


def mixed(fen: int, full: bool) -> str:
    """5块5, 5块2毛5, 5毛, 5块05."""
    yuan, rest = divmod(fen, 100)
    jiao, one = divmod(rest, 10)
    if not yuan:
        return f"{jiao}毛{one or ''}" if jiao else f"{one}分"
    if not rest:
        return f"{yuan}块"
    if full:
        return f"{yuan}块" + (f"{jiao}毛{one or ''}" if jiao else f"零{one}")
    return f"{yuan}块{jiao}" if not one else f"{yuan}块{rest:02d}"


def decimal(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def trimmed(fen: int) -> str:
    return decimal(fen).rstrip("0").rstrip(".")


def ten_thousands(fen: int) -> str | None:
    """1.2万, for whole hundreds from ten thousand."""
    return f"{trimmed(fen // 10_000)}万" if fen >= 1_000_000 and fen % 10_000 == 0 else None


def clipped(fen: int) -> str | None:
    """一百二, for whole yuan from a hundred."""
    return short_han(fen // 100) if fen % 100 == 0 and fen >= 10_000 else None


def half(fen: int) -> str | None:
    return f"{han(fen // 100)}块半" if fen % 100 == 50 and fen > 100 else None


def full_width(fen: int) -> str:
    return decimal(fen).translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789."})


def grouped(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d}"


FORMS: dict[str, Callable[[int], str | None]] = {
    "五块五": spoken,
    "五块五毛": lambda fen: spoken(fen, full=True),
    "五元五角": lambda fen: spoken(fen, full=True, unit="元").replace("毛", "角"),
    "五块五毛钱": lambda fen: spoken(fen, full=True) + "钱" if fen % 10 == 0 else None,
    "伍元伍角": formal,
    "5块5": lambda fen: mixed(fen, full=False),
    "5块5毛": lambda fen: mixed(fen, full=True),
    "5.50": decimal,
    "5.5": trimmed,
    "5.5元": lambda fen: trimmed(fen) + "元",
    "5.50块": lambda fen: decimal(fen) + "块",
    "5.5块钱": lambda fen: trimmed(fen) + "块钱",
    "¥5.5": lambda fen: "¥" + trimmed(fen),
    "￥5.50元": lambda fen: "￥" + decimal(fen) + "元",
    "5.5 yuan": lambda fen: trimmed(fen) + " yuan",
    "rmb 5.5": lambda fen: "RMB " + trimmed(fen),
    "５．５０": full_width,
    "1,234.50": grouped,
    "五塊五毛": lambda fen: spoken(fen, full=True).replace("块", "塊").replace("万", "萬"),
    "五块半": half,
    "1.2万": ten_thousands,
    "一百二": clipped,
    "5元5角": lambda fen: mixed(fen, full=True).replace("块", "元").replace("毛", "角"),
    "5块5毛5分": lambda fen: mixed(fen, full=True) + "分" if fen % 10 and fen % 100 > 10 else None,
    "五蚊五毫": lambda fen: spoken(fen, full=True, unit="蚊").replace("毛", "毫") if fen % 10 == 0 else None,
    "5.5元钱": lambda fen: trimmed(fen) + "元钱",
    "5块5一双": lambda fen: mixed(fen, full=False) + "一双" if fen >= 100 and fen % 10 == 0 else None,
}
