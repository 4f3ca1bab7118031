"""Numbers in English texts."""

import pytest

from bot.understanding.spans.span import Kind
from tests.unit.understanding.spans.reading import cases, found

NUMBERS = """
zero => zero = 0
seven => seven = 7
nineteen => nineteen = 19
forty two => forty two = 42
forty-two => forty-two = 42
a hundred => a hundred = 100
one hundred and five => one hundred and five = 105
three hundred twenty one => three hundred twenty one = 321
two thousand and six => two thousand and six = 2006
twelve thousand five hundred => twelve thousand five hundred = 12500
one million two hundred thousand and three => one million two hundred thousand and three = 1200003
five lakh => five lakh = 500000
2 crore => 2 crore = 20000000
two dozen => two dozen = 24
a dozen => a dozen = 12
3 dozens => 3 dozens = 36
1.5 million => 1.5 million = 1500000
2bn => 2bn = 2000000000
7K => 7K = 7000
minus seven => minus seven = -7
negative twenty => negative twenty = -20
-7.5 => -7.5 = -7.5
half => half = 0.5
a half => a half = 0.5
half a million => half a million = 500000
quarter of a million => quarter of a million = 250000
two and a half => two and a half = 2.5
two and a half million => two and a half million = 2500000
4 million and a half => 4 million and a half = 4500000
three quarters => three quarters = 0.75
two thirds => two thirds = 0.666666666666667
one fifth => one fifth = 0.2
seven and two thirds => seven and two thirds = 7.66666666666667
twenty two sevenths => twenty two sevenths = 3.14285714285714
one hundredth => one hundredth = 0.01
three over four => three over four = 0.75
2 over 5 => 2 over 5 = 0.4
one out of four => one out of four = 0.25
five point two => five point two = 5.2
one point five million => one point five million = 1500000
3/8 => 3/8 = 0.375
5 1/2 => 5 1/2 = 5.5
½ => ½ = 0.5
2½ => 2½ = 2.5
1,000,000 => 1,000,000 = 1000000
1.234,5 => 1.234,5 = 1234.5
2^10 => 2^10 = 1024
1e6 => 1e6 = 1000000
202107211321363588510367 => 202107211321363588510367 = 2.02107211321364E+23
two or three => two = 2; three = 3
10 and 20 => 10 = 10; 20 = 20
I have two dogs and 3 cats => two = 2; 3 = 3
call 1-800-555 => 1 = 1; 800 = 800; 555 = 555
$30 over 2 weeks => 30 = 30; 2 = 2
the 4th of May =>
250ml =>
x5 =>
that one =>
twenty-first =>
"""


@pytest.mark.parametrize(("text", "wanted"), cases(NUMBERS))
def test_numbers(text: str, wanted: list[str]) -> None:
    assert found(Kind.NUMBER, text) == wanted
