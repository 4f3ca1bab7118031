"""A text in one spelling of the same length: half width, lower case, simplified characters. Index i stays index i."""

import re
from functools import lru_cache

GROUPING = re.compile("(?<=[０-９])，(?=[０-９])")
"""A wide comma groups wide digits only: 「$20，300元」 is two amounts."""
WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
SINGLES = {
    0x3000: " ", 0x00A0: " ", 0x202F: " ", 0x2009: " ", 0x0009: " ", 0xFFE5: "¥", 0xFFE0: "¢", 0xFFE1: "£", 0xFFE6: "₩",
    0x2019: "'", 0x2018: "'", 0x2212: "-", 0x301C: "~", 0xFE6A: "%", 0xFE50: ",", 0x00B5: "μ", 0x2032: "'", 0x2033: '"',
}  # fmt: skip
SCRIPT = (
    "兩两両两倆俩萬万億亿點点負负個个箇个雙双對对幾几餘余貳贰貮贰弍贰參叁叄叁弎叁陸陆壱壹圓圆圜圆幣币鎊镑歐欧盧卢銖铢韓韩紐纽臺台灣湾"
    "塊块錢钱週周禮礼號号時时鐘钟鍾钟間间後后從从開开還还過过這这來来噸吨畝亩釐厘馬马國国羅罗蘇苏聯联賽赛達达爾尔納纳蘭兰麗丽倫伦緬缅"
    "錫锡當当農农曆历歲岁於于與与約约條条張张輛辆層层樓楼隻只種种碼码節节頁页組组級级類类項项場场屆届滿满茲兹諾诺尋寻頓顿葉叶門门傑杰貝贝"
    "盤盘頭头顆颗雞鸡鬥斗見见華华鎳镍維维烏乌倉仓薩萨亞亚裡里裏里勒勒夥伙長长幹干際际總总數数佔占減减漲涨"
    "攝摄氏氏瑪玛聖圣戰战敘叙遜逊堅坚買买賣卖廣广稱称撥拨澤泽摯挚內内貨货兌兑熱热電电兒儿嗎吗單单雙双陣阵"
    "樣样麼么縣县鄉乡師师團团嚴严聽听說说話话語语讀读寫写學学業业動动勞劳務务員员機机構构權权極极標标樹树橋桥歷历"
    "壓压盎盎縱纵橫横級级錶表鋼钢鐵铁銀银銅铜門门關关閉闭闊阔隊队陽阳陰阴隨随險险離离難难雲云霧雾靜静韻韵響响"
)
TABLE = str.maketrans(WIDTH | SINGLES | {ord(SCRIPT[index]): SCRIPT[index + 1] for index in range(0, len(SCRIPT), 2)})


@lru_cache(maxsize=16)
def folded(raw: str) -> str:
    """The raw text, character for character, in the spelling all readers of this room expect."""
    text = (GROUPING.sub(",", raw) if "，" in raw else raw).translate(TABLE)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
