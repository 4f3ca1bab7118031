"""Percentages in both languages."""

import pytest

from bot.understanding.spans.span import Kind
from tests.unit.understanding.spans.reading import cases, found

CHINESE = """
5% => 5% = 5%
５％ => ５％ = 5%
3.2 % => 3.2 % = 3.2%
-5% => -5% = -5%
负5% => 负5% = -5%
1,000% => 1,000% = 1000%
.5% => .5% = 0.5%
百分之三 => 百分之三 = 3%
百分之零点五 => 百分之零点五 = 0.5%
百分之一百二十 => 百分之一百二十 = 120%
百分之百 => 百分之百 = 100%
百分百 => 百分百 = 100%
百分之负五 => 百分之负五 = -5%
负百分之五 => 负百分之五 = -5%
百分之12 => 百分之12 = 12%
百分之12.5 => 百分之12.5 = 12.5%
百分之8k => 百分之8k = 8000%
百 分 之 七 => 百 分 之 七 = 7%
百分之壹佰 => 百分之壹佰 = 100%
百分之一又二分之一 => 百分之一又二分之一 = 1.5%
千分之五 => 千分之五 = 0.5%
千分之2,500 => 千分之2,500 = 250%
萬分之三 => 萬分之三 = 0.03%
十万分之一 => 十万分之一 = 0.001%
百万分之四 => 百万分之四 = 0.0004%
亿分之一 => 亿分之一 = 1E-06%
5‰ => 5‰ = 0.5%
三个百分点 => 三个百分点 = 3%
3.5个百分点 => 3.5个百分点 = 3.5%
零點五個百分點 => 零點五個百分點 = 0.5%
2k个百分点 => 2k个百分点 = 2000%
五 个 百分 点 => 五 个 百分 点 = 5%
十二点五个百分点 => 十二点五个百分点 = 12.5%
一成 => 一成 = 10%
三成五 => 三成五 = 35%
两成半 => 两成半 = 25%
半成 => 半成 = 5%
十成 => 十成 = 100%
7.8成 => 7.8成 = 78%
八 成 => 八 成 = 80%
四成 五 => 四成 五 = 45%
玖成 => 玖成 = 90%
六點五成 => 六點五成 = 65%
八折 => 八折 = 80%
八五折 => 八五折 = 85%
八点五折 => 八点五折 = 85%
8.5折 => 8.5折 = 85%
85折 => 85折 = 85%
９折 => ９折 = 90%
兩折 => 兩折 = 20%
捌折 => 捌折 = 80%
六 五 折 => 六 五 折 = 65%
九 五折 => 九 五折 = 95%
九八折优惠 => 九八折 = 98%
打对折 => 对折 = 50%
打對折 => 對折 = 50%
半折 => 半折 = 50%
打七折,打六五折 => 七折 = 70%; 六五折 = 65%
涨了5%到8% => 5% = 5%; 8% = 8%
毛利在10-15%之间 => 15% = 15%
占百分之六十以上 => 百分之六十 = 60%
百分之七十的客人和百分之三十的货 => 百分之七十 = 70%; 百分之三十 = 30%
三百分之五 =>
五百分之3.5 =>
三四十个百分点 =>
两三成 =>
对折 =>
打折 =>
成功了 =>
三成功力 =>
https://shop.test/?q=50%25%20 =>
百分之几 =>
"""
ENGLISH = """
100% => 100% = 100%
12.5 % => 12.5 % = 12.5%
five percent => five percent = 5%
five per cent => five per cent = 5%
twenty-five percent off => twenty-five percent = 25%
minus ten percent => minus ten percent = -10%
-3% => -3% = -3%
3 percentage points => 3 percentage points = 3%
a percentage of sales => percentage = None
percent of 50 => percent of 50 = 50%
10 percent of 20 => 10 percent = 10%
half of 20% => 20% = 20%
one and a half percent => one and a half percent = 1.5%
1 1/2 percent => 1 1/2 percent = 1.5%
10 to 20 percent => 20 percent = 20%
a percentile =>
see www.shop.test/a%20b?c=30%25 =>
"""


@pytest.mark.parametrize(("text", "wanted"), cases(CHINESE + ENGLISH))
def test_percentages(text: str, wanted: list[str]) -> None:
    assert found(Kind.PERCENT, text) == wanted
