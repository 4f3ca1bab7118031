### How to ask when something was not clear, the choices to tap, and what to say when there is nothing to do.

## Amounts
ask-amount-missing = 改成多少？给我一个数，比如“拖鞋改成5块5”。
ask-amount-vague = “{ $text }”不是准数。到底多少？
ask-amount-malformed = “{ $text }”我拿不准是多少。请用数字写一遍，比如 5.5。
ask-amount-precision = “{ $text }”太细了，店里的钱没有这么小的单位。到底多少？
ask-amount-zero = “{ $text }”不行，要大于 0。到底多少？
ask-amount-negative = “{ $text }”前面有个负号。想降价就说“降5毛”，想定价就说“改成5块5”。
ask-amounts-several = 这里有几个数：{ $text }。用哪一个？一次说一个就好。
ask-currency = “{ $text }”不是这家店用的钱。按店里的钱，是多少？
ask-unit = “{ $text }”后面没带单位。您是说：
ask-to-or-by = 是改到 { $amount }，还是改动 { $amount }？
ask-what-amount = { $amount } 是什么？价格、成本，还是别的？
ask-figure-alone = “{ $text }”是要改成的价吗？
ask-cost-or-price = { $amount } 是成本，还是卖价？
ask-figure = “{ $text }”我没法直接算。最后要定成多少？
ask-bundle = “{ $text }”说的是好几件吧？我这里按一件定价，一件多少钱？
ask-nonpositive = 降 { $amount } 就不剩钱了。到底改成多少？
ask-new-price = “{ $text }”是现在的价吧？要改成多少？
ask-again-from = 有一张改价的单还没定。是从现在的价上改，还是从那张单的价上改？
ask-priced-twice = 同一个商品说了两个价。按哪个？
ask-old-price = { $name }现在卖 { $price }，和您说的原价对不上。还要改吗？
ask-direction = 又像要涨又像要降，我不敢动。请说“涨5毛”或“改成5块5”。
ask-direction-down = { $name }现在卖 { $price }，{ $to } 比它高，不算降。要改成 { $to } 吗？
ask-direction-up = { $name }现在卖 { $price }，{ $to } 比它低，不算涨。要改成 { $to } 吗？

## Discounts and shares
ask-discount-unclear = “{ $text }”到底打几折？比如九五折，就说“打95折”。
ask-ratio-unclear = “{ $text }”我拿不准。改成多少钱，直接说价格最稳。
ask-ratio-direction = “{ $text }”是涨还是降？
ask-times-unclear = “{ $text }”有两种说法。最后要卖多少钱？

## Which product
ask-product-missing = 您说的是哪个商品？
ask-product-unknown = 店里没找到“{ $word }”。是不是下面的？不是的话，请说商品的名字。
ask-product-which = 叫“{ $word }”的不止一个，是哪个？
ask-product-which-focus = 刚才说了好几个，是哪个？
ask-except = “{ $word }”除掉的是哪些？请说“除了拖鞋，全店打9折”。
ask-same = 一样是怎么改？请把数也说一遍。
ask-what-about = 要看看它，还是要改什么？改价就说“改成5块5”。

## Promotion
ask-promotion = 每天最多花多少，推几天？
ask-promotion-days = 推几天？
ask-promotion-budget = 每天最多花多少？
ask-daily-or-total = { $amount } 是每天的，还是 { $days } 天一共的？
ask-days = 推几天？请说 1 到 90 之间的整天数。
ask-budget-period = 我按每天管推广的钱。每天最多花多少？
ask-budget-day = { $amount } 是每天的推广预算吗？
ask-budget-whose = 是它自己的每天预算，还是全店推广每天的上限？
ask-limit-period = { $amount } 是每天的上限，还是每月的？
ask-which-promotions = 停哪些推广？
ask-stop-what = 是停它的推广吗？
ask-resume-what = 是恢复它的推广吗？

## Dates
ask-date-unclear = “{ $text }”是哪一天？比如 6月18号。
ask-date-future = 那天还没到，没有数。要看哪天的？
ask-schedule = 这件事我不能定时做（“{ $text }”）。现在就做的话：

## Not sure
ask-unsure = “{ $text }”这几个字我没看懂，先不动。您是不是要：
ask-part = 有一部分我做不了，所以一样都还没做。能做的是这些：
ask-query = “{ $text }”我没看懂。您是不是想看：
ask-two-readings = 这句话有两种读法，您要的是哪一种？
ask-meant = 这是问我，还是要我现在就做？现在做的话：
ask-condition = 带条件的事我不会自己盯着做。到时候跟我说一声，我马上办。
ask-plain-words = 这话我不照做。要改什么，请直接说商品和价格。
ask-correction = 要改成什么？请把商品和数一起再说一遍。
ask-undo = 是要撤销您上一次的改动吗？
ask-stop-all = 是要全部停下吗？我会停掉所有改动和推广。
ask-resume = 是要恢复工作吗？要恢复推广就说“恢复推广”。
ask-weak-assent = 这张单要您说准：同意还是不要？
ask-nothing-pending = 现在没有等您点头的事。

## Choices
choice-price-set = { $count ->
    [1] { $name }改成 { $price }
   *[other] { $name }等 { $count } 款改成 { $price }
}
choice-price-up = { $name }涨 { $amount }，卖 { $price }
choice-price-up-many = { $name }等 { $count } 款涨 { $amount }
choice-price-down = { $name }降 { $amount }，卖 { $price }
choice-price-down-many = { $name }等 { $count } 款降 { $amount }
choice-price-scale = { $count ->
    [1] { $name }改成现价的 { $percent }%
   *[other] { $name }等 { $count } 款改成现价的 { $percent }%
}
choice-floor-set = { $count ->
    [1] { $name }最低卖 { $price }
   *[other] { $name }等 { $count } 款最低卖 { $price }
}
choice-floor-clear = { $count ->
    [1] 去掉{ $name }的底价
   *[other] 去掉{ $name }等 { $count } 款的底价
}
choice-cost-set = { $count ->
    [1] { $name }成本 { $price }
   *[other] { $name }等 { $count } 款成本 { $price }
}
choice-cost-clear = { $count ->
    [1] 去掉{ $name }的成本
   *[other] 去掉{ $name }等 { $count } 款的成本
}
choice-promotion-start = { $count ->
    [1] 推广{ $name }，每天 { $budget }，{ $days } 天
   *[other] 推广{ $name }等 { $count } 款，各每天 { $budget }，{ $days } 天
}
choice-promotion-pause = { $count ->
    [1] 停掉{ $name }的推广
   *[other] 停掉{ $name }等 { $count } 款的推广
}
choice-promotion-resume = { $count ->
    [1] 恢复{ $name }的推广
   *[other] 恢复{ $name }等 { $count } 款的推广
}
choice-budget-set = { $count ->
    [1] { $name }每天推广 { $budget }
   *[other] { $name }等 { $count } 款各每天推广 { $budget }
}
choice-limit-day = 全店推广每天最多 { $amount }
choice-limit-month = 全店推广每月最多 { $amount }
choice-stop-all = 全部停下
choice-stop-lift = 恢复工作
choice-report = 看 { $first } 到 { $last } 的销售
choice-report-listing = { $count ->
    [1] 看{ $name } { $first } 到 { $last } 的销售
   *[other] 看{ $name }等 { $count } 款 { $first } 到 { $last } 的销售
}
choice-state = 看看店里现在的情况
choice-state-listing = { $count ->
    [1] 看看{ $name }
   *[other] 看看{ $name }等 { $count } 款
}
choice-log = 看工作记录
choice-pending = 看等我决定的
choice-help = 怎么用
choice-undo = 撤销上一次
choice-confirm = 同意
choice-reject = 不要

## Nothing to do
nothing-understood = 这句我没看懂，什么也没动。可以说“拖鞋改成5块5”，或者“昨天卖得怎么样”。
nothing-empty = 没看到字。想做什么，直接说就行。
nothing-long = 这段太长，我不当成吩咐。要做什么，请用一句话说。
nothing-acknowledged = 好。
nothing-thanks = 不客气。
nothing-greeting = 在的。店里的事直接说就行。
nothing-negation = 好，不动。
nothing-hesitation = 不急，想好了再说，我先不动。
nothing-quoted = 这像是别人的话，我只当消息看，什么也没动。要改的话请您直接说。
nothing-others = 知道了，这是别人的事，我没有动店里的东西。要跟的话，请说改成多少。
nothing-listings = 图片、库存、订单和退款这些我办不了，什么也没动。改价、上下架、写标题、推广、竞标、看数可以找我。
