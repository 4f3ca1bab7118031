### The shop's own words: names and units people taught us, answers in words, and what to tap instead of typing.

## Cards
title-name-learn = 记叫法：{ $what }
title-name-forget = 忘掉叫法
title-unit-learn = 单位换算
row-name-learn = 以后说“{ $word }”就是「{ $name }」
row-name-forget = “{ $word }”不再是「{ $name }」
row-name-same = “{ $word }”是「{ $name }」
row-unit = 1 { $unit }  { $change }
row-unit-forget = 1 { $unit } 不再算 { $before }
done-forgotten = 已经忘掉。

## Buttons
do-name-learn = 记住“{ $word }”
do-name-forget = 忘掉“{ $word }”
do-name-forget-all = 全部忘掉
do-unit-learn = 记住 1 { $unit } = { NUM($count) } { $base }
do-unit-forget = 忘掉“{ $unit }”
do-words = 看教过的叫法
do-name-decline = 不用
do-meant = 是哪个商品
do-guide = 点着办

## Why policy asks or refuses
policy-learns-name = 以后您说“{ $word }”，我就按这个商品办，对吗？
policy-learns-unit = 以后我就按这个数换算“{ $unit }”，对吗？
policy-name-empty = 没看到叫法是哪几个字
policy-name-long = “{ $word }”太长，叫法最多 { $limit } 个字
policy-name-one = “{ $word }”要说清是哪一个商品
policy-name-taken = “{ $word }”已经是「{ $name }」的叫法了
policy-name-short = “{ $word }”太短，认不准
policy-name-word = “{ $word }”是我平时听吩咐用的词，不能当商品的叫法
policy-name-number = “{ $word }”是个数，不能当商品的叫法
policy-name-order = “{ $word }”像一句吩咐，不像商品的叫法
policy-name-not-taught = “{ $word }”不是您教我的叫法；商品本来的名字忘不掉
policy-nothing-taught = 您还没教过我叫法
policy-unit-word = “{ $word }”不能当数货的单位
policy-unit-words = 单位要有字，两个不能一样，每个最多 { $limit } 个字
policy-unit-count = 换算数 { NUM($count) } 不行，要 1 到 { NUM($limit) }
policy-unit-not-taught = 您没教过我“{ $unit }”这个单位
word-not-learned = 没记：{ $reason }。

## The offer after a question was answered
ask-learn-name = 以后“{ $word }”就是「{ $name }」？
learn-yes = 记住
learn-no = 不用
learn-declined = 好，不记。“{ $word }”我不再问了。

## The list
command-words = 我教过你的叫法和单位
words-none = 您还没教过我叫法。可以这样教：商品我没认出来时，点一下是哪个，再点“记住”。
words-head = 您教过我的：
words-more = （前面还有 { NUM($count) } 个）
words-name = “{ $word }”= { $about }（{ $by }，{ $day }）
words-unit = 1 { $word } = { $about }（{ $by }，{ $day }）
words-gone = 店里看不到的商品
words-somebody = 不知道是谁

## Instead of typing
form-price = 改价
form-promote = 推广
form-sales = 看销售
form-products = 看商品
form-pending = 等我决定
form-help = 帮助
guide-price-which = 改哪个商品的价？
guide-promotion-which = 推广哪个商品？
guide-price = { $name }现在卖 { $price }，改成多少？也可以直接打一个价，比如“{ $name }改成5块5”。
guide-promotion = { $name }没在推广。推 3 天，每天最多花多少？
guide-promotion-on = { $name }正在推广，每天最多 { $budget }。
guide-promotion-paused = { $name }的推广停着，每天最多 { $budget }。
guide-nothing = 店里还没有商品。
guide-product = { $name }
guide-more = 更多
guide-look = 先看看{ $name }
meant-other = 都不是
meant-which = “{ $word }”是哪个商品？点一个，或者说它的名字。
answer-unclear = 我没听准您选哪个，请点一下，或者说“第一个”。
