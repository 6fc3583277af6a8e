"""A quantity → how its amount was worked out, step by step."""

from __future__ import annotations

from decimal import Decimal

from extractor.words.quantities import Quantity

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def converted(printed: str, quantity: Quantity, sign: int, less: Decimal = Decimal(0)) -> str:
    """Return `203626.35万美元 = 203626.35 × 10⁴ = 2036263500 USD`: as printed, each step, the amount.

    Args:
        printed: The number with its unit, as printed.
        quantity: What it says; its amount has `less` taken off.
        sign: 1 or -1.
        less: What is taken off: 5.4 times as much is a growth of 440 %.
    """
    factor = (quantity.amount + less) / quantity.value if quantity.value else Decimal(1)
    number = _plain(quantity.value)
    steps = number + (f" × {_factor(factor)}" if factor != 1 else "") + (f" - {_plain(less)}" if less else "")
    if sign < 0:
        steps = f"-{steps}" if steps == number else f"-({steps})"
    amount = _plain(quantity.amount * sign)
    result = f"{amount} {quantity.base_unit}".rstrip()
    notes = [quantity.bound or "", f"up to {_plain(quantity.maximum)} {quantity.unit}" if quantity.maximum else ""]
    note = ", ".join(filter(None, notes))
    return " = ".join((printed, result) if steps == amount else (printed, steps, result)) + (
        f" ({note})" if note else ""
    )


def _factor(factor: Decimal) -> str:
    power = factor.normalize()
    if power.as_tuple().digits == (1,) and power > 0:
        return "10" + str(power.adjusted()).translate(_SUPERSCRIPTS)
    return _plain(factor)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"
