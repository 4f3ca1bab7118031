"""Ordinals, quantities and ranges."""

import pytest

from bot.understanding.spans.span import Kind
from tests.unit.understanding.spans.reading import cases, found

ORDINALS = """
第一 => 第一 = 1
第二十三 => 第二十三 = 23
第１２ => 第１２ = 12
第 5 => 第 5 = 5
第一百零一 => 第一百零一 = 101
前三 =>
1st => 1st = 1
22nd => 22nd = 22
the 103rd time => 103rd = 103
1,000th => 1,000th = 1000
third => third = 3
the twelfth => twelfth = 12
thirty-first => thirty-first = 31
twenty second => twenty second = 22
one hundred and first => one hundred and first = 101
two hundredth => two hundredth = 200
the last order => last = end+0
the next one => next = current+1
the previous page => previous = current-1
the next to last => next to last = end-1
"""
QUANTITIES = """
75ml => 75ml = 75 Milliliter
2 kg => 2 kg = 2 Kilogram
3 kilos => 3 kilos = 3 Kilogram
10 1/2 miles => 10 1/2 miles = 10.5 Mile
5 feet 6 inches => 5 feet 6 inches = 5.5 Foot
3-inch => 3-inch = 3 Inch
10 m2 => 10 m2 = 10 Square meter
½ cup => ½ cup = 0.5 Cup
20 {kg} => 20 {kg} = 20 Kilogram
5 MB => 5 MB = 5 Megabyte
a thousand tons => a thousand tons = 1000 Ton
it cost 1.8M dollars =>
at 6pm =>
scp-173m =>
五公斤 => 五公斤 = 5 Kilogram
三斤 => 三斤 = 3 Jin
三斤二两 => 三斤二两 = 3.2 Jin
20厘米 => 20厘米 = 20 Centimeter
250m => 250m = 250 Meter
3千克 => 3千克 = 3 Kilogram
负2千米 => 负2千米 = -2 Kilometer
40万亩 => 40万亩 = 400000 Mu
六十两 => 六十两 = 60 Liang
五百兆字节 => 五百兆字节 = 500 Megabyte
一千克 => 一千克 = 1 Kilogram
50平方米 => 50平方米 = 50 Square meter
两米 => 两米 = 2 Meter
米饭 =>
5卡通 =>
"""
RANGES = """
between 20 and 30 => between 20 and 30 = [20,30)
from 5 to 10 => from 5 to 10 = [5,10)
5k-20k => 5k-20k = [5000,20000)
20~100 => 20~100 = [20,100)
more than 100 => more than 100 = (100,)
at least 3 => at least 3 = [3,)
at most 3 => at most 3 = (,3]
no more than 5 => no more than 5 = (,5]
less than or equal to 7 => less than or equal to 7 = (,7]
200 or more => 200 or more = [200,)
above 10 and below 20 => above 10 and below 20 = (10,20)
above 20 and below 10 => above 20 = (20,); below 10 = (,10)
>= 5 => >= 5 = [5,)
<5 => <5 = (,5)
equals 8 => equals 8 = [8,8]
100以上 => 100以上 = (100,)
三十以下 => 三十以下 = (,30)
大于5 => 大于5 = (5,)
不超过20 => 不超过20 = (,20]
至少三件 => 至少三 = [3,)
大于10小于20 => 大于10小于20 = (10,20)
最少20最多100 => 最少20最多100 = [20,100]
比五十大 => 比五十大 = (50,)
10到20之间 => 10到20之间 = [10,20)
100与200间 => 100与200间 = [100,200)
≥50 => ≥50 = [50,)
三十几万 => 三十几万 = (300000,)
30 to go =>
5-3 =>
1-2-3 =>
"""


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        (kind, text, wanted)
        for kind, table in ((Kind.ORDINAL, ORDINALS), (Kind.QUANTITY, QUANTITIES), (Kind.RANGE, RANGES))
        for text, wanted in cases(table)
    ],
)
def test_others(kind: Kind, text: str, wanted: list[str]) -> None:
    assert found(kind, text) == wanted
