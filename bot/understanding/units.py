"""Words after a number: money units by currency, measure words of goods, words of time."""

from bot.domain.money import EXPONENTS

DOLLARS = frozenset({"USD", "SGD", "AUD", "CAD", "HKD", "TWD"})
ANY = frozenset(EXPONENTS)

SIGNS: dict[str, frozenset[str]] = {
    "us$": frozenset({"USD"}),
    "hk$": frozenset({"HKD"}),
    "nt$": frozenset({"TWD"}),
    "s$": frozenset({"SGD"}),
    "a$": frozenset({"AUD"}),
    "hkd": frozenset({"HKD"}),
    "sgd": frozenset({"SGD"}),
    "twd": frozenset({"TWD"}),
    "jpy": frozenset({"JPY"}),
    "人民币": frozenset({"CNY"}),
    "rmb": frozenset({"CNY"}),
    "cny": frozenset({"CNY"}),
    "usd": frozenset({"USD"}),
    "gbp": frozenset({"GBP"}),
    "eur": frozenset({"EUR"}),
    "$": DOLLARS,
    "¥": frozenset({"CNY", "JPY"}),
    "£": frozenset({"GBP"}),
    "€": frozenset({"EUR"}),
}
"""Written before a number, and which shop currencies it fits."""

WORDS: dict[str, frozenset[str]] = {
    "块钱": ANY,
    "元钱": ANY,
    "块": ANY,
    "元": ANY,
    "圆": ANY,
    "蚊": frozenset({"HKD", "CNY", "TWD"}),
    "蚊鸡": frozenset({"HKD", "CNY"}),
    "rmb": frozenset({"CNY"}),
    "cny": frozenset({"CNY"}),
    "yuan": frozenset({"CNY"}),
    "kuai": frozenset({"CNY"}),
    "人民币": frozenset({"CNY"}),
    "美元": frozenset({"USD"}),
    "美金": frozenset({"USD"}),
    "刀": DOLLARS,
    "港币": frozenset({"HKD"}),
    "港元": frozenset({"HKD"}),
    "台币": frozenset({"TWD"}),
    "日元": frozenset({"JPY"}),
    "英镑": frozenset({"GBP"}),
    "欧元": frozenset({"EUR"}),
    "yen": frozenset({"JPY"}),
    "円": frozenset({"JPY"}),
    "hkd": frozenset({"HKD"}),
    "sgd": frozenset({"SGD"}),
    "twd": frozenset({"TWD"}),
    "ntd": frozenset({"TWD"}),
    "buck": DOLLARS,
    "dollars": DOLLARS,
    "dollar": DOLLARS,
    "bucks": DOLLARS,
    "usd": frozenset({"USD"}),
    "pounds": frozenset({"GBP"}),
    "pound": frozenset({"GBP"}),
    "quid": frozenset({"GBP"}),
    "gbp": frozenset({"GBP"}),
    "euros": frozenset({"EUR"}),
    "euro": frozenset({"EUR"}),
    "eur": frozenset({"EUR"}),
    "$": DOLLARS,
    "€": frozenset({"EUR"}),
    "£": frozenset({"GBP"}),
}
"""Said after a number for whole units."""

HUNDREDTHS: dict[str, frozenset[str]] = {
    "cents": DOLLARS | {"EUR"},
    "cent": DOLLARS | {"EUR"},
    "美分": frozenset({"USD"}),
    "pence": frozenset({"GBP"}),
    "penny": frozenset({"GBP"}) | DOLLARS,
    "pennies": frozenset({"GBP"}) | DOLLARS,
    "p": frozenset({"GBP"}),
    "c": DOLLARS | {"EUR"},
    "¢": DOLLARS,
    "fen": frozenset({"CNY"}),
}
"""Said after a number for hundredths."""

_HAN = (
    "双 件 个 盒 只 条 包 瓶 箱 套 台 支 枝 本 张 斤 公斤 千克 克 袋 桶 罐 杯 根 片 副 款 种 单 卷 筐 枚 米 码 朵 串 筒 "
    "提 板 幅 顶 份 床 把 对 粒 颗 株 棵 束 捆 扎 匹 盏 架 辆 部 面 盆 盘 碟 碗 壶 坛 缸 听 贴 剂 帖 册 轴 页 沓 叠 摞 堆 "
    "团 截 段 组 批 车 吨 毫升 升 平方 平米 立方 厘米 毫米 笔 头 尾 客 块儿"
)
HAN_MEASURES = tuple(_HAN.split())
"""Chinese words that count goods."""
_MEASURES = (
    "pairs pair pcs pc pieces piece boxes box units unit sets set packs pack bottles bottle bags bag items item kg g ml l "
    "cm mm oz lb lbs dozen"
)
MEASURES = (*HAN_MEASURES, *_MEASURES.split())
"""Words that count goods."""

DAYS: dict[str, int] = {
    "天": 1, "日": 1, "days": 1, "day": 1, "d": 1, "周": 7, "个星期": 7, "星期": 7, "个礼拜": 7, "礼拜": 7, "weeks": 7, "week": 7,
}  # fmt: skip
"""Words that count days, and how many each is."""

SPANS = (
    "个月", "小时", "钟头", "分钟", "点钟", "年", "岁", "号", "月", "点", "次", "人",
    "months", "month", "hours", "hour", "years", "am", "pm",
)  # fmt: skip
"""Other things counted: no money and no goods."""

FOLLOWERS = (*MEASURES, *DAYS, *SPANS, "折", "成", "%", "倍", "级", "位", "名", "家", "层", "楼", "星")
"""What shows that the digits before it are no part of an amount: the 3 of 「50块3天」."""


def follows(text: str, at: int, words: tuple[str, ...]) -> str | None:
    """The longest of `words` that stands at `at`, whole if it is Latin."""
    best: str | None = None
    for word in words:
        if text.startswith(word, at) and (best is None or len(word) > len(best)):
            end = at + len(word)
            if not (
                word.isascii()
                and word[-1].isalpha()
                and text[end : end + 1].isascii()
                and text[end : end + 1].isalnum()
            ):
                best = word
    return best
