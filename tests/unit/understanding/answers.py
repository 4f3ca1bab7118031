"""Questions that real messages lead to, and what people answer them with: what picks a choice, what picks none, what is asked again."""

from dataclasses import dataclass

from bot.domain.command import (
    Confirm,
    GuideQuery,
    HelpQuery,
    NameDecline,
    PendingQuery,
    Reject,
    ReportQuery,
    StateQuery,
)
from bot.domain.preferences import NameLearn
from bot.domain.understood import Choice, Context, Unclear
from bot.replies.texts import Texts
from bot.understanding.answering import answered
from bot.understanding.choices import choices
from bot.understanding.read import read
from tests.unit.understanding.shops import NOW, item, shop

TEXTS = Texts(strict=True)
ENGLISH = (
    item("p1", "Cosy slippers", "6.00", ("slippers",), True),
    item("p2", "Cotton socks", "9.90", ("socks",), True),
    item("p3", "Men's winter boots", "60.00"),
    item("p4", "Women's winter boots", "65.00"),
)
CHINESE = (
    item("p1", "男士防滑拖鞋", "6.00"), item("p2", "女士居家拖鞋", "6.50"), item("p3", "3双装纯棉袜子", "9.90", ("袜子",)),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    offered: tuple[Choice, ...]
    labels: tuple[str, ...]
    naming: bool = False

    def to(self, text: str) -> object:
        return answered(text, self.offered, self.labels, self.naming)


def asked(text: str, context: Context, language: str, key: str) -> Asked:
    reading = read(text, context)
    assert isinstance(reading, Unclear), reading
    assert reading.key == key
    return shown(reading.choices, language, naming=key in {"ask-product-unknown", "ask-product-which"})


def shown(offered: tuple[Choice, ...], language: str, naming: bool = False) -> Asked:
    return Asked(offered, tuple(TEXTS.format(each.key, each.values, language) for each in offered), naming)


def zh(text: str, key: str, focus: tuple[str, ...] = ()) -> Asked:
    return asked(text, shop(focus), "zh-Hans", key)


def en(text: str, key: str, focus: tuple[str, ...] = ()) -> Asked:
    return asked(text, Context(NOW, "CNY", ENGLISH, focus), "en", key)


DAY = NOW.date()
STARTS = (
    Choice("form-price", (), GuideQuery("price")), Choice("form-promote", (), GuideQuery("promotion")),
    Choice("form-sales", (), ReportQuery(DAY, DAY)), Choice("form-products", (), StateQuery()),
    Choice("form-pending", (), PendingQuery()), Choice("form-help", (), HelpQuery()),
)  # fmt: skip
LEARN = (Choice("learn-yes", (), NameLearn(("p1",), "大棉拖")), Choice("learn-no", (), NameDecline("大棉拖")))
QUESTIONS = {
    "unit": zh("拖鞋涨5", "ask-unit"),
    "unit down": zh("拖鞋降5", "ask-unit"),
    "to or by": zh("拖鞋降5块", "ask-to-or-by"),
    "day or all": zh("推广拖鞋50块推5天", "ask-daily-or-total"),
    "days": zh("推广拖鞋每天50块", "ask-promotion-days"),
    "budget": zh("推广拖鞋", "ask-promotion"),
    "unknown": zh("托鞋降到5块5", "ask-product-unknown"),
    "which": asked("拖鞋降到5块5", Context(NOW, "CNY", CHINESE), "zh-Hans", "ask-product-which"),
    "focus": zh("降5毛", "ask-product-which-focus", ("p1", "p4")),
    "cap": zh("推广最多花200", "ask-limit-period"),
    "what": zh("拖鞋30块", "ask-what-amount"),
    "share": zh("拖鞋调5%", "ask-ratio-direction"),
    "stop": zh("停", "ask-stop-all"),
    "form": shown(STARTS, "zh-Hans"),
    "learn": shown(LEARN, "zh-Hans"),
    "card": shown(choices([Confirm(), Reject()], shop()), "zh-Hans"),
    "en unit": en("raise slippers by 5", "ask-unit"),
    "en to or by": en("drop slippers 5 yuan", "ask-to-or-by"),
    "en which": en("set winter boots to 50", "ask-product-which"),
    "en day or all": en("promote slippers at 50 for 5 days", "ask-daily-or-total"),
    "en budget": en("promote slippers", "ask-promotion"),
    "en focus": en("lower it by 0.5", "ask-product-which-focus", ("p1", "p2")),
    "en form": shown(STARTS, "en"),
    "en learn": shown(LEARN, "en"),
}
PICKED: dict[str, dict[int, str]] = {
    "unit": {
        0: "元 块 块钱 元吧 就是元 5块 5元 五块 五块钱 涨5块 涨5块钱 第一个 第1个 选1 选第一个 1号 第一 头一个 拖鞋涨¥5.00，卖¥11.00",
        1: "毛 毛钱 角 5毛 五毛 涨5毛 第二个 我要第二个 好的，第二个 就第二个吧 选2 选项2 2号 第二种 拖鞋涨5毛",
        2: "% 百分之 百分比 个点 5% 百分之五 5个点 第三个 最后一个 最后那个 选三 C 105%",
    },
    "unit down": {0: "降到 降到5块 到 改成", 2: "毛 5毛 降5毛的那个", 3: "百分之 5% 九五折 打九五折 95折 最后一个"},
    "to or by": {0: "降到 改到 到5块 降到5块 降到5块钱 拖鞋降到5块 前者 第一个", 1: "降 降价 by 后者 第二个 最后一个"},
    "day or all": {0: "每天 每天的 是每天 按天 50 50块 每天50", 1: "一共 总共 总的 合计 10块 10 每天10块"},
    "days": {0: "1天 一天 1 第一个", 1: "3天 三天 3 推3天", 2: "7天 一周 7 最后一个"},
    "budget": {0: "20 20块 每天20 20块一天 二十块", 1: "50 50块 五十 每天50块", 2: "100 一百 100块 第三个"},
    "unknown": {0: "拖鞋 是拖鞋 就是拖鞋 拖鞋的 我说的是拖鞋 第一个 拖鞋改成5.50"},
    "which": {
        0: "男士 男士的 男士那个 男士防滑拖鞋 防滑 防滑的 第一个 男士防滑拖鞋降到5块5 1号",
        1: "女士 女士居家拖鞋 居家的 是女士的 第二个 最后一个 B 选B",
    },
    "focus": {0: "拖鞋 那个拖鞋 第一个", 1: "袜子 袜子的 是袜子 第二个", 2: "都要 两个都要 两个都改 全部 一起 第三个"},
    "cap": {0: "每天 每天的 一天 按天 每日", 1: "每月 每个月 一个月 按月"},
    "what": {0: "价格 卖价 售价", 1: "成本 进价 是成本 成本价"},
    "share": {0: "降 降价 降5% 95%", 1: "涨 涨价 涨5% 105%"},
    "stop": {0: "全部停下 第一个"},
    "form": {0: "改价 第一个 1 一 选1", 1: "推广 2 第二个 二", 2: "看销售 销售 3", 3: "看商品 商品", 4: "等我决定 5", 5: "帮助 最后一个 6"},
    "learn": {0: "记住 第一个 1 A", 1: "不用 第二个 2"},
    "card": {0: "同意 第一个", 1: "不要 第二个"},
    "en unit": {
        0: "yuan|5 yuan|the first one|first|option 1|A|option a|#1|the first one please|raise 5 yuan",
        1: "mao|option 2|number 2|the second one|second|2nd|B",
        2: "percent|5%|third|the last one|last one|option three|105%",
    },
    "en to or by": {0: "to|down to|to 5|first|the former", 1: "by|down|the second one|the latter"},
    "en which": {0: "men's|men|the men's one|Men's winter boots|first", 1: "women's|the women's one please|second one"},
    "en day or all": {0: "a day|per day|daily|50|50 a day", 1: "in total|total|altogether|10 a day"},
    "en budget": {0: "20|20 a day|20 yuan|option 1", 1: "50|50 yuan a day", 2: "100|third"},
    "en focus": {0: "slippers|the slippers", 1: "socks|the socks|socks please", 2: "both|all of them|both of them|third|C"},
    "en form": {0: "price|1|first", 2: "sales", 3: "products", 4: "what waits for me", 5: "help|last one"},
    "en learn": {0: "remember|first", 1: "no need"},
}  # fmt: skip
NOT_PICKED: dict[str, str] = {
    "unit": "5 1 2 3 五 涨5 拖鞋 好 嗯 哦 行 不是元 元还是毛 第一个还是第二个 第一个和第二个 不要第一个 元? 毛吗 5块5 6块 两块 再涨5块 "
    "第一天 第2双 一个 元，再把袜子降1块 拖鞋涨6块 随便 都行 两个都要 都要 昨天卖得怎么样 全部停下 袜子",
    "unit down": "5 5块 降5块 3 7",
    "to or by": "5块 5 降5块 两个都要 都要 都 拖鞋 降到6块 别降 先别降到 嗯，降到还是算了 降到吧？",
    "day or all": "5天 30 一共50 拖鞋 50天 每月",
    "days": "2 2天 50 50块 每月 30天",
    "budget": "1 2 3 30 30块 拖鞋 3天",
    "unknown": "1 5块5 袜子 不是拖鞋 拖鞋吗 拖鞋降到6块 托鞋 好 嗯 手机壳",
    "which": "拖鞋 士 1 2 5块5 男士和女士 男士女士 童鞋 不是男士 男士？ 别的 5.5 袜子 降到5块5",
    "focus": "手机壳 都 嗯 好 1 3 拖鞋袜子 拖鞋和袜子吗",
    "cap": "200 每周 月 天 第0个",
    "what": "30 30块 拖鞋 底价",
    "share": "5% 5 改",
    "stop": "1 是 停 好 嗯 ok 不用 停掉所有推广 拖鞋",
    "form": "7 0 看 价 好 嗯 拖鞋降到5块5 推广拖鞋每天50块推3天 再见 1.5 1块",
    "learn": "好 嗯 ok 👍 3 好的 记 记不住 不用记住吗",
    "card": "好 嗯 ok 👍 可以 行 同意吗 不同意第一个",
    "en unit": "5|1|ok|yes|no|not yuan|yuan?|first and second|10 yuan|socks|the first thing|last week|sounds good",
    "en to or by": "5|5 yuan|both|slippers|down 5|ok|maybe to|to or by",
    "en which": "boots|winter|winter boots|1|50|not men's|men's?|men's and women's|socks|man",
    "en day or all": "5 days|30|50 in total|ok",
    "en budget": "1|2|3|30|3 days",
    "en focus": "1|3|ok|boots|slippers and boots",
    "en form": "9|ok|pr|hello|set slippers to 5.5",
    "en learn": "ok|sure|maybe|remember it?|👌",
}
UNSURE: dict[str, str] = {
    "unit": "第四个 选9 第十个 涨", "unit down": "降 元 块", "which": "第三个 C", "focus": "第四个", "stop": "第二个", "form": "第七个 8号 后者",
    "en unit": "fourth|option 5|the former", "en which": "third",
}  # fmt: skip


def split(name: str, texts: str) -> list[str]:
    return texts.split("|" if name.startswith("en ") else " ")


RIGHT = [
    (name, text, place) for name, rows in PICKED.items() for place, texts in rows.items() for text in split(name, texts)
]
WRONG = [(name, text) for name, texts in NOT_PICKED.items() for text in split(name, texts)]
DOUBTFUL = [(name, text) for name, texts in UNSURE.items() for text in split(name, texts)]
