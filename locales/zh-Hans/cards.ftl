### Cards: what would change, what it earns, what it costs, and what came of it.

## First lines
card-asked = 【请您点头】{ $title }
card-asked-spend = 【要花钱，请您点头】{ $title }
card-working = 【正在办】{ $title }
card-done = 【办好了】{ $title }
card-done-by-word = 【有人看过，说办成了】{ $title }
card-partly = 【只办成一部分】{ $title }
card-not-done = 【没办成】{ $title }
card-unknown = 【还不清楚】{ $title }
card-closed = 【没有办】{ $title }
card-refused = 【没改】{ $title }
card-unchanged = 【不用改】{ $title }
card-drifted = 店里刚才有变动，原来那张卡作废了，请按下面新的再看一次。

## What it is about
title-price-set = 改价：{ $what }
title-price-adjust = 改价：{ $what }
title-price-scale = 改价：{ $what }
title-price-restore = 恢复原价：{ $what }
title-price-reset = 恢复原价：{ $what }
title-price-tier = 改阶梯价：{ $what }
title-floor-set = 改底价：{ $what }
title-cost-set = 改成本：{ $what }
title-promotion-start = 开推广：{ $what }
title-promotion-pause = 停推广：{ $what }
title-promotion-resume = 接着推广：{ $what }
title-budget-set = 改推广预算：{ $what }
title-budget-adjust = 改推广预算：{ $what }
title-budget-scale = 改推广预算：{ $what }
title-bid-set = 改点击出价：{ $what }
title-bid-adjust = 改点击出价：{ $what }
title-bid-scale = 改点击出价：{ $what }
title-bid-cap = 改出价上限：{ $what }
title-bid-restore = 恢复点击出价：{ $what }
title-limit-set = 改推广花费上限
title-limit-adjust = 改推广花费上限
title-limit-scale = 改推广花费上限
title-listing-publish = 上架：{ $what }
title-listing-unpublish = 下架：{ $what }
title-listing-write = 改文字：{ $what }
title-listing-restore = 恢复原来的文字：{ $what }
title-tender-offer = 供货报价：{ $what }
title-tender-withdraw = 撤回供货报价：{ $what }
title-stop-all = 全部停下
title-stop-lift = 恢复工作
what-many = { $count } 个商品
what-nothing = 没有商品

## Rows of the table
row-price = { $name }  { $change }
row-tier = 　≥{ NUM($quantity) }件  { $change }
row-variant = 　{ $detail }  { $change }
row-with-margin = { $row }，{ $margin }
row-floor = { $name } 底价  { $change }
row-cost = { $name } 成本  { $change }
row-budget = { $name } 推广  每天最多 { $change }
row-promotion = { $name } 推广  { $change }，每天最多 { $budget }
row-state = { $name }  { $change }
row-daily-spend = 推广每天最多花  { $change }
row-monthly-spend = 推广每月最多花  { $change }
row-weekly-spend = 推广每周最多花  { $change }
row-bid = { $name } 每次点击最多出  { $change }
row-bid-cap = { $name } 出价上限  { $change }
row-text = { $name } { $field ->
    [title] 标题
    [description] 描述
   *[selling_points] 卖点
}改成：{ $text }
row-text-same = { $name } { $field ->
    [title] 标题
    [description] 描述
   *[selling_points] 卖点
}：{ $text }（不变）
row-text-before = { FILLED($text) ->
    [no] 　原来没有
   *[yes] 　原来：{ $text }
}
row-tender = { $name } 供货报价  { $change }
row-tender-total = 　一共 { $total }
row-tender-margin = 　每件{ $each }，一共{ $whole }
row-tender-call = 　买家要 { NUM($quantity) } { $unit }，最高出 { $highest }，{ $until }截止
row-tender-call-open = 　买家要 { NUM($quantity) } { $unit }，没说最高价，{ $until }截止
tender-offer = { $price } × { NUM($quantity) } 件
tender-no-offer = 没报价
row-arrow = { $before } → { $after }
row-same = { $value }（不变）
row-margin = 　每件{ $before } → { $after }
row-margin-now = 　每件{ $after }
row-margin-unknown = 　成本没填，算不出每件赚多少
value-unset = 没定
margin-gain = 赚 { $amount }
margin-loss = 亏 { $amount }
margin-even = 不赚不亏
state-off = 没开
state-running = 推广中
state-paused = 已暂停
state-on-sale = 在售
state-off-sale = 已下架
state-working = 正常
state-stopped = 全部停下
table-more = ……还有 { NUM($count) } 个商品，全部在附件里，请看过再定。
table-wanted = 本来要改的：
table-file = 改动明细.txt

## Spending
spend-plan = 每天最多 { $daily } × { $days } 天（{ $period }），一共最多 { $whole }
spend-today = 今天：已花 { $spent }，连同已答应的共 { $committed }，上限 { $cap }
spend-today-left = 同意后今天还剩 { $left }
spend-week = 本周：连同已答应的共 { $committed }，上限 { $cap }
spend-week-left = 同意后本周还剩 { $left }
spend-month = 本月：连同已答应的共 { $committed }，上限 { $cap }
spend-month-left = 同意后本月还剩 { $left }
spend-no-cap = 没定

## Why, and what happens next
why-asked = 为什么问您：{ $reason }
why-asked-many = 为什么问您：
why-refused = 为什么没改：{ $reason }
why-refused-many = 为什么没改：
why-line = · { $reason }
loss-per-day = 按最近一天卖 { NUM($units) } 件算，{ $name }一天亏 { $loss }
next-change = 点“同意”我就改；{ $minutes } 分钟不答就算不改。
next-spend = 点“同意”才开始花钱；{ $minutes } 分钟不答就算不花。
next-other = 点“同意”我就办；{ $minutes } 分钟不答就算不办。
refused-nothing = 店里什么都没动。
refused-moves = 可以这样：
working-said = { $by }同意了，我正在改，改完马上告诉您。

## What came of it
done-checked = 改完我又看了一遍，店里已经是新的。
done-noted = 已经记下。
done-by-word = 这是店里的人看过以后说的，我自己没法核对。
done-by = { $by }同意的。
partly-done = 办成的：{ $names }
partly-refused = 没办成：{ $name }，{ $reason }
partly-unknown = 还不清楚：{ $names }
market-refused = 原因：{ $reason }。
market-nothing = 店里什么都没变。
bid-cap-noted = 出价上限已经记下，以后出价不会高过它。
unknown-said = 平台没给准话：可能办成了，也可能没有。不会给您办成两遍。
unknown-budget = 这笔预算先占着，不会拿去花在别处：{ $amount }。
unknown-next = 我正在查，查清楚马上告诉您。
unknown-next-person = 这件事我在平台上查不到，已经请老板看一眼。
closed-declined = { $by }没同意，店里什么都没动。
closed-declined-nobody = 没有同意，店里什么都没动。
closed-expired = { $minutes } 分钟没人答，当作不同意，店里什么都没动。
closed-void = 这张卡作废了，店里什么都没动。
unchanged-said = 现在就是这样，没有要改的。
refusal-none = 平台没说原因
refusal-quoted = 平台说「{ $words }」
refusal-stopped = 已经全部停下，没有发给平台
refusal-unavailable = 平台连不上，没有发出去
refusal-not-applied = 查过了，平台上没有生效
refusal-said-not-done = 店里的人看过，说没办成
refusal-said-not-done-otherwise = 店里的人说没办成，可平台后来显示办成了
refusal-refused-on-order = 平台拒绝了（练习用的故障）
refusal-unknown-listing = 平台上找不到这个商品
refusal-effect-id-reused = 平台说这个编号用过了
refusal-price-not-positive = 平台不收 0 或负的价格
refusal-tiers-not-valid = 平台不收这样的阶梯价
refusal-price-changed = 平台上的价格刚才变过
refusal-not-promoted = 平台上没有这个推广
refusal-budget-changed = 平台上的预算刚才变过
refusal-budget-not-lower = 平台上的预算没有变低
refusal-budget-not-positive = 平台不收 0 的预算
refusal-promotion-in-the-past = 推广的日子已经过了
refusal-other-currency = 币种和店铺不一样
refusal-currency-not-sold-in = 平台不用这个币种
refusal-bid-changed = 平台上的出价刚才变过
refusal-bid-not-lower = 平台上的出价没有变低
refusal-bid-not-positive = 平台不收 0 的出价
refusal-text-changed = 平台上的文字刚才变过
refusal-title-empty = 平台不收空的标题
refusal-title-too-long = 平台说标题太长
refusal-tender-closed = 这次采购已经截止了
refusal-price-over-highest = 报价高过了买家的最高价
refusal-quantity-not-wanted = 买家不要这么多

## Buttons
button-approve = 同意
button-decline = 不同意
button-undo = 撤销
button-call-happened = 办成了
button-call-did-not = 没办成
label-named = { $name }：{ $label }
do-price = 改成 { $price }
do-price-floor = 改成 { $price }（保本）
do-price-adjust = 价格 { SIGNED($by) }
do-price-scale = 价格乘 { PERCENT($factor) }
do-price-restore = 恢复原价
do-floor = 底价定 { $floor }
do-floor-clear = 取消底价
do-cost = 成本记 { $cost }
do-cost-clear = 忘掉成本
do-promote = 推广 { $days } 天，每天 { $budget }
do-pause = 停推广
do-resume = 接着推广
do-budget = 推广每天 { $budget }
do-budget-adjust = 推广每天 { SIGNED($by) }
do-budget-scale = 推广预算乘 { PERCENT($factor) }
do-bid = 出价改成 { $bid }
do-bid-adjust = 出价 { SIGNED($by) }
do-bid-scale = 出价乘 { PERCENT($factor) }
do-bid-cap = 出价最高 { $most }
do-bid-cap-clear = 取消出价上限
do-bid-restore = 恢复出价
do-tier = 满 { NUM($quantity) } 件 { $price }
do-publish = 上架
do-unpublish = 下架
do-write = { $field ->
    [title] 标题
    [description] 描述
    [selling_points] 卖点
   *[several] 文字
}改成：{ $text }
do-draft = { $field ->
    [title] 拟个标题
    [description] 拟段描述
    [selling_points] 拟几条卖点
   *[several] 拟文字
}
do-text-restore = 恢复文字
do-tender = 报 { $price } × { NUM($quantity) } 件
do-tender-withdraw = 撤回报价
do-limit-daily = 每天最多花 { $amount }
do-limit-monthly = 每月最多花 { $amount }
do-limit-weekly = 每周最多花 { $amount }
do-limit-weekly-clear = 取消每周上限
do-limit-adjust = { $period ->
    [day] 每天
    [week] 每周
   *[month] 每月
}上限 { SIGNED($by) }
do-limit-scale = { $period ->
    [day] 每天
    [week] 每周
   *[month] 每月
}上限乘 { PERCENT($factor) }
do-limit-both = 上限定每天 { $daily }、每月 { $monthly }
do-stop = 全部停下
do-lift = 恢复工作
do-report = 看销售
do-state = 看商品
do-log = 看记录
do-pending = 看待办
do-help = 怎么用
do-language = 换语言
do-shop = 换店
do-undo = 撤销
do-confirm = 同意
do-reject = 不同意
