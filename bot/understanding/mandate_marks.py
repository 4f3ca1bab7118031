"""How standing authority is worded, in both languages: one pattern for each way to say one thing. The longest at a place wins."""

import re
from enum import Enum, auto

from bot.understanding.numerals import SMALL, TENS


class Mark(Enum):
    """What a word does in a mandate. GRANT lets act without asking; SOFT may, where everything else says so; NOUN is the mandate."""

    GRANT = auto()
    SOFT = auto()
    NOUN = auto()
    REVOKE = auto()
    BEYOND = auto()
    WHICH = auto()
    NOW = auto()
    ALLOW = auto()
    EVERYTHING = auto()
    ADS = auto()
    PRICES = auto()
    EACH = auto()
    TOTAL = auto()
    USES = auto()
    UNTIL = auto()
    ENDLESS = auto()
    CHANGE = auto()
    EXTEND = auto()
    BOUND = auto()


HAN = "[0-9]{1,4}|[一二两三四五六七八九十百]{1,5}"
ENGLISH = "[0-9]{1,4}|" + "|".join(sorted([*SMALL, *TENS], key=len, reverse=True))
NO = "不用|不必|不需要|不需|无需|无须|毋须|不须|不要|甭|别|唔使|唔洗|唔需要|唔好"
NEEDLESS = "不用|不必|不需要|不需|无需|无须|毋须|不须|唔使|唔需要"
"""Of an approval only these say that none is needed: 别批 and 不要同意 refuse one."""
LATIN = r"(?<![a-z0-9'])(?:{0})(?![a-z0-9'])"
NAMES = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
CHINESE: tuple[tuple[Mark, str], ...] = (
    (Mark.GRANT, rf"(?<![要用需必该])(?:{NO})(?:再|先|都|每次|次次|每回|回回|事先|提前|总|老|一直|要|来)*+(?:问过|"
                 rf"问|请示|"
                 rf"过问)(?:我|俺|咱|老板|偶)?"
                 r"(?:的?(?:意见|同意))?(?:了|啦|喇|嘞)?(?![价询题号候答卷世])"),
    (Mark.GRANT, rf"(?<![要用需必该])(?:{NEEDLESS})(?:再|先)*+(?:等|经|经过)?我(?:再|来|的)?(?:确认|批准|审批|"
                 rf"点头|同意|批)(?:了|啦)?(?!过)|"
                 rf"(?<![要用需必该])(?:{NEEDLESS})(?:再|先)*+(?:确认|审批)(?:了|啦)?(?!过)"),
    (Mark.GRANT, r"(?:由|就|都|全)?你(?:们)?(?:就|可以|可|来|都|全权)?(?:自己|自行|自个儿?)(?:看着)?(?:做主|"
                 r"作主|拿主意|决定|定夺|安排|办|定|弄|搞|话事|掌握)"
                 r"(?:就行|就好|就得|吧|即可)?"),
    (Mark.GRANT, r"(?:由|归)?你(?:来|就|都|可以|可|全权)?(?:做主|作主|拿主意|决定|定夺|话事|说了算)(?:就行|"
                 r"就好|吧|即可)?|"
                 r"(?:自己|自行)(?:做主|作主|决定|拿主意)|先斩后奏|自作主张"),
    (Mark.SOFT, r"你?看着(?:办|来|弄|投|调|改)(?:就行|就好|吧)?|由?你(?:来)?定(?:就行|就好|吧)?|随你|"
                r"直接(?:做|投|改|办|调|推|弄|搞|执行|上)(?:就行|就好|吧|即可)?(?![到成为至回])"),
    (Mark.NOUN, r"(?<![避以难])免问(?![询价诊世卷答题])(?:的)?(?:额度|上限|限额|权限|授权|期限|有效期|次数|规则)?|"
                r"自主权限?|"
                r"授权(?![书店经商码代品])(?:的)?(?:额度|上限|限额|期限|有效期|次数)?"),
    (Mark.REVOKE, r"(?!来)(?:还是|都|得|须|必须|一定|要|记得|重新|每次|每回|次次|先|再|恢复|来)++"
                  r"(?:请示|问过|问一下|问一声|问问|问)(?:一下|一声)?我(?:一声|一下)?"
                  r"(?:(?:的?(?:同意|意见))?(?:才|再|才能|再来)(?:做|投|改|办|动|花|花钱|说|定|行|可以|推))?"),
    (Mark.REVOKE, r"(?:别|不要|不许|不准|不能|甭|唔好|莫|勿)(?:再|给我|老|总)*(?:你)?(?:自己|擅自|私自|随便)?"
                  r"(?:做主|作主|拿主意|先斩后奏|自作主张|自己决定|自己定|自行决定)(?:了|啦)?|"
                  r"(?:别|不要|不许|不准|不能|甭|唔好|莫|勿)(?:再|给我)*(?:擅自|私自)(?:行动|花钱|投|改|决定|改价|"
                  r"推广)(?:了|啦)?|"
                  r"(?:别|不许|不准|不能|不可以|不可)不问(?:过)?我"),
    (Mark.BEYOND, r"(?:超过|超出|超了|超|再多|多了|更多)(?:这个(?:数|额度)?|额度|的|了|部分|那就)*+(?:就|要|得|都|"
                  r"必须|再|先|才|来)*+问(?:一下)?我"),
    (Mark.WHICH, r"(?:有|都有)?哪(?:些|几样|几项|几种|几件)(?:事情?|东西|操作)?|(?:有|都)?(?:什么|啥)(?:事情?|"
                 r"操作)?(?!都|也)|还剩(?:下)?多少|还有多少|"
                 r"剩多少|到(?:什么时候|哪天|几号)|什么时候到期|用了多少"),
    (Mark.NOW, r"(?:从|打)?(?:今天|今儿|今日|现在|今|即日)(?:起|开始|往后|以后)|以后|今后|往后|日后|从今往后"),
    (Mark.EVERYTHING, r"(?:什么|啥|什么事|啥事|样样|任何事情?|所有事情?|所有的事情?|一切事情?|一切|任何操作|"
                      r"所有操作)(?:都|也)?(?=\s*(?:不|甭|别|唔|无|免|你|由|可|直))"),
    (Mark.ADS, r"花钱推广|花钱做推广|花钱打广告|投广告|花钱投|投放推广|推广花钱|广告花钱|投放"),
    (Mark.PRICES, r"改价格?|调价格?|变价|动价|改动价格|价格(?:改动|调整|变动|变化)|调整价格|修改价格"),
    (Mark.EACH, r"(?:单次|每次|一次|每回|一回|单笔|每笔|一笔|每单|单个推广|每个推广|一个推广|每场|每一次|"
                r"每一笔)(?!点击|出价|性|都)"),
    (Mark.TOTAL, r"一共|总共|总计|合计|共计|全部加起来|都加起来|加起来|拢共|累计|总额度?|总的|通共|总数"),
    (Mark.USES, rf"(?:最多|至多|顶多|不超过|别超过|不要超过|只限|仅限|限|只许|只能|只准|不得超过)(?:可以|能)?"
                rf"(?:做|用|改|调|投|推|动|加|涨|出手|使)?(?P<times>{HAN})(?:次|回)(?:为限|封顶|以内|"
                rf"之内)?(?![0-9零一二两三四五六七八九十百千点最半])"),
    (Mark.USES, rf"(?<![0-9.零一二两三四五六七八九十百千第])(?P<times>{HAN})(?:次|回)(?:以内|之内|为限|封顶|为止|"
                rf"内|以下)"),
    (Mark.UNTIL, r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?[底末]"),
    (Mark.UNTIL, rf"(?:接下来|未来|今后|往后)(?:的)?(?:这)?(?P<days>{HAN})(?P<unit>天|日|周|个?星期|个?礼拜|"
                 rf"个月)(?:之内|以内|内|里)?|"
                 rf"(?<![0-9.每这近前第零一二两三四五六七八九十百])(?![一1][天日周个])(?P<many>{HAN})(?P<each>天|"
                 rf"日|周|个?星期|个?礼拜|个月)(?:之内|以内|内)"),
    (Mark.ENDLESS, r"长期有效|长期|永久有效|永久|永远|不限期|无限期|不限时间"),
    (Mark.CHANGE, r"上下浮动|上下波动|(?<![0-9零一二两三四五六七八九十百千万块元毛角分钱])上下|"
                  r"浮动|波动|涨跌幅?度?|涨幅|降幅|调幅|幅度|变动|改动|变化"),
    (Mark.EXTEND, r"延长|延期|顺延|展期|续期|续|延|放宽|收紧|缩短|提前"),
    (Mark.BOUND, r"[或及]以下|打止|到顶"),
)  # fmt: skip
ENGLISH_MARKS: tuple[tuple[Mark, str], ...] = (
    (Mark.GRANT, r"without (?:first |having to |needing to )?(?:ask(?:ing)?|check(?:ing)? with|consult(?:ing)?|"
                 r"(?:my )?(?:approval|confirmation|permission|say-so|ok))"
                 r"(?: me)?(?: first| every time| each time)?"),
    (Mark.GRANT, r"(?:you )?(?:do not|don't|dont|needn't|need not|no) ?(?:need|"
                 r"have)?(?: for you)?(?: to)? ?(?:ask|check with|consult|bother)(?: me)?"
                 r"(?: first| about it| every time| each time| about(?! [^a-z]))?|needs? no (?:asking|approval|"
                 r"confirmation)(?: from me)?"),
    (Mark.GRANT, r"(?:you|xiaoer) (?:can |may |get to )?decide(?: (?:yourself|by yourself|for yourself|"
                 r"on your own))?|decide (?:it |for |by |on )?(?:yourself|your own)|"
                 r"(?:go ahead |act )?on your own|at your (?:own )?discretion|use your (?:own )?judge?ment|"
                 r"as you see fit|your call|it is up to you|it's up to you"),
    (Mark.NOUN, r"mandates?|standing (?:permission|authority|approval)s?"),
    (Mark.REVOKE, r"(?:always |please )?(?:ask|check with|consult) me(?: (?:first|again|beforehand|every time|"
                  r"each time|as before|"
                  r"before (?:you )?(?:spending|spend|do|doing|change|changing|act|acting)(?: (?:anything|money|"
                  r"any money|prices|bids))?))+"),
    (Mark.REVOKE, r"(?:stop|no more|do not|don't|quit) (?:decid(?:e|ing)|act(?:ing)?)(?: things)?(?: on your own|"
                  r" by yourself| for yourself| without asking(?: me)?)?"),
    (Mark.BEYOND, r"(?:and )?(?:otherwise |beyond that |above that |over that )ask me(?: first)?|ask me (?:about|"
                  r"for) (?:anything|the rest|more)(?: (?:above|over|beyond) (?:that|it))?|"
                  r"ask me (?:above|over|beyond) (?:that|it)"),
    (Mark.WHICH, r"what all|what|which|how much is left of|how much"),
    (Mark.NOW, r"from now on|going forward|in (?:the )?future|henceforth|starting (?:now|today)|from today(?: on)?"),
    (Mark.ALLOW, r"you (?:can|may|could)|you (?:are|'re) (?:allowed|free) to|feel free to|i (?:let|"
                 r"allow) you(?: to)?|i authori[sz]e you to"),
    (Mark.EVERYTHING, r"everything|anything|whatever"),
    (Mark.PRICES, r"re-?pricing|price (?:changes?|cuts?|adjustments?|moves?|updates?)|prices? chang(?:es?|ing)|"
                  r"chang(?:e|ing) prices?"),
    (Mark.ADS, r"ad(?:vertising)? (?:spend|spending|costs?)|spend(?:ing)? on (?:ads|promotions?)"),
    (Mark.EACH, r"each time|every time|at a time|at once|per (?:promotion|campaign|ad|action|change|time|go|step)|"
                r"each (?:promotion|campaign|ad|one)|a time|in one go|in one step"),
    (Mark.TOTAL, r"in total|altogether|overall|in all|all told|total|all together"),
    (Mark.USES, rf"(?:up to|at most|no more than|not more than|max(?:imum)?(?: of)?|within|"
                rf"only) (?P<times>{ENGLISH}) times|(?P<more>{ENGLISH}) times (?:at most|max|maximum|tops)|"
                r"(?:at most|no more than|only|max) (?P<word>once|twice)"),
    (Mark.UNTIL, rf"(?:for |over |within |in )?(?:the )?(?:next|coming|"
                 rf"following) (?P<days>{ENGLISH}) (?P<unit>days?|weeks?|months?)|"
                 rf"for (?P<many>{ENGLISH}|a|the next|the coming) (?P<each>days?|weeks?|months?)"),
    (Mark.UNTIL, rf"(?:the )?end of (?:{NAMES}|(?P<near>day|today|the day|week|the week|this week))"),
    (Mark.ENDLESS, r"forever|indefinitely|permanently|until further notice|for good"),
    (Mark.CHANGE, r"changes?|moves?|swings?|adjustments?|either way|up or down"),
    (Mark.EXTEND, r"extend(?:ed)?|prolong|renew|shorten"),
    (Mark.BOUND, r"or (?:less|under|below|lower|fewer)|and under|limit of|cap of|caps? out at|by (?:up to|at most|"
                 r"no more than|max(?:imum)?)"),
)  # fmt: skip
PATTERNS = tuple((mark, re.compile(pattern)) for mark, pattern in CHINESE) + tuple(
    (mark, re.compile(LATIN.format(pattern))) for mark, pattern in ENGLISH_MARKS
)
HINT = re.compile(
    r"问|免|自己|自行|自个|做主|作主|决定|主意|看着|先斩|自作|授权|自主|话事|定夺|确认|批|点头|同意|说了算|你定|"
    r"你来定|随你|直接|请示|"
    r"mandate|standing|ask|decid|discretion|consult|check with|own|judg|see fit|your call|up to you|approval|"
    r"confirmation|permission|say-so"
)
