### Questions about bids, caps, quantity prices, tenders, listings and times of orders.

## Bids and caps
ask-bid-or-price = { $amount } 作点击出价太高了。是出价，还是卖价？
ask-direction-bid = { $name }现在出价 { $price }，改到 { $to } 和您说的涨降对不上。要改成 { $to } 吗？
ask-direction-cap = 全店每天的推广上限现在是 { $price }，改到 { $to } 和您说的加减对不上。要改成 { $to } 吗？
ask-old-bid = { $name }现在的出价和您说的对不上。还要改吗？

## Quantity prices
ask-tier = 阶梯价我没看准。请说“满100双5块2”这样：多少件起，每件多少钱。
ask-tier-price = 阶梯价 { $amount } 比单价还高，或者低得太多。真的这样定吗？

## Tenders
ask-tender = 报竞标要说清楚三样：哪个商品、每件多少钱、供多少。比如“拖鞋供货价4块8，供5万双”。
ask-tender-none = 这个商品现在没有在招标的单子。
ask-tender-price = 每件供货价多少钱？
ask-tender-quantity = 一共供多少？
ask-tender-which = 现在有好几个招标，是哪个商品的？
ask-goods-unit = “{ $text }”的单位对不上，招标是按{ $unit }算的。一共多少{ $unit }？

## Listings
ask-write = 要写哪一样：标题、详情，还是卖点？比如“给拖鞋写个标题”。
ask-offers = 满减、优惠券、跟着别人的价走，这些我不做。能做的是直接定价、打折、定阶梯价，比如“拖鞋打九五折”“拖鞋满100双5块2”。

## Times
ask-when = 时间我没看准。从哪天起，到哪天为止？比如“下周一起拖鞋卖5块8，到月底”。
ask-date-past = 这个时间已经过了。要从什么时候起？
ask-only-today = 是只改今天一天，还是从今天起一直这样？只改一天就说“到今天为止”。
ask-until-day = 我只能在一天结束的时候改回来。到哪一天为止？
ask-timing-which = 前后说的时间不一样，我分不清哪句是哪天。请分开说。

## The shop hand itself
ask-report-time = 日报每天几点发？比如“日报早上8点半发”。
ask-quiet-hours = 从几点到几点不出声？比如“晚上10点到早上7点免打扰”。

## Corrections and repeats
ask-price-far = { $name }现在卖 { $price }，{ $to } 差得太远，是不是打错了？
ask-others = 这是别人的话吧？要我现在就这样改吗？
ask-quoted = 别人写的话我不照做。要改什么，请直接跟我说。
ask-half-agreed = 原来那张卡我没有算同意。是要改成这样吗？
ask-same-price = 也卖 { $price } 吗？这和它现在的价差得多。

## Words
ask-name-whose = “{ $word }”是指哪一个？

## What may run without asking
ask-mandate-scope = 免问只能给推广、出价、改价，一次说一样，别的事我都先问您。比如“推广每天200以内不用问我，到月底”。
ask-mandate-amount = 推广最多花多少不用问您？连同到哪天一起说，比如“推广每天200以内不用问我，到月底”。
ask-mandate-bid = 每次点击最多出多少不用问您？连同到哪天一起说，比如“出价5毛以内不用问我，到月底”。
ask-mandate-change = 改价免问只看一次改多少，不看多少钱。请说几成或百分之几，比如“改价一成以内不用问我，到月底”。
ask-mandate-until = 这样免问到哪一天为止？
ask-mandate-start = 免问从您点头那一刻开始，不能定在以后。请只说到哪天为止，比如“推广每天200以内不用问我，到月底”。
ask-mandate-window = { $amount } 是单次的、每天的，还是一共？
ask-mandate-meant = 是要我以后在这个数以内都不用问您吗？
ask-mandate-alone = 免问的话请单独说一句，别和别的事放在一起。这次一样都还没做。
ask-mandate-revoke = 免问是按推广、出价、改价收回的，不分商品。要全部收回吗？
