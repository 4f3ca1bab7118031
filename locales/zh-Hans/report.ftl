### The daily summary, the report of any period, suggestions, and the words in their pictures.

## How it went
report-net = { $shop } { $day }：净卖 { $net }，{ $before }，{ $week }。
report-quiet = { $shop } { $day }：没有成交，{ $before }，{ $week }。
day-before = 前一天
week-before = 上周同一天
span-before = 前面一样长的一段
versus-more = 比{ $than }多 { $percent }
versus-less = 比{ $than }少 { $percent }
versus-times = 是{ $than }的 { NUM($times) } 倍
versus-same = 和{ $than }一样
versus-nothing = { $than }没有成交
versus-amount = { $than }是 { $amount }

## Lines of the summary
report-orders = 订单 { NUM($orders) } 笔，买家 { NUM($buyers) } 位（新客 { NUM($new) }）
report-refunds = 退款和取消 { NUM($count) } 笔，{ $amount }
report-refunds-none = 没有退款
report-adjustments = 其他冲减 { $amount }
report-ads = 推广花 { $spend }，上限 { $cap }，用掉 { PERCENT($share) }
report-ads-uncapped = 推广花 { $spend }，没定上限
report-gain = 扣掉成本和推广，赚 { $amount }
report-loss = 扣掉成本和推广，亏 { $amount }
report-even = 扣掉成本和推广，不赚不亏
report-cost-unknown = 赚多少算不出：{ $names }没填成本。回我“{ $first }成本3块2”这样就行。
report-best = 卖得最好：
report-best-line = { $place }. { $name }  { NUM($units) } 件  { $sales }
report-worst = 要留意：
report-worst-loss = · { $name }  亏 { $loss }
report-worst-refunds = · { $name }  退款 { $refunds }，占卖出的 { PERCENT($share) }
report-done = 这天办的事：
report-done-line = · { $title }，{ $state }
report-done-more = · 还有 { NUM($count) } 件，发“记录”就看到
run-done = 办好了
run-partly = 办成一部分
run-refused = 没办成
run-unknown = 还不清楚
report-waiting = 有 { NUM($count) } 张卡等您点头，发“待办”就看到。
report-suggest = 我建议（点了先看明细，不会直接改）：
report-suggest-line = { $place }. { $text }
report-missed-days = 这些天的日报没发成：{ $days }。想看就发“{ $example }卖得怎么样”。
report-missed-many = { $first }到{ $last }之间有 { $count } 天的日报没发成。想看就发“{ $first }卖得怎么样”。
report-late = 这份发晚了。
report-model = 模型帮忙 { NUM($calls) } 次，用了 { NUM($tokens) } 个 token，花 { $cost }。
report-model-tokens = 模型帮忙 { NUM($calls) } 次，用了 { NUM($tokens) } 个 token。
report-sandbox = 这是练习店，数字是模拟的。
suggest-below-floor = { $name }有档价格低于保本价 { $floor }，建议单价涨到 { $price }
suggest-cut-budget = { $name }近 7 天推广花了 { $spent }，花完只赚 { $left }，建议每天预算减半到 { $budget }
suggest-pause-promotion = { $name }近 7 天推广花了 { $spent }，算上成本亏 { $loss }，建议停推广

## Any period
period-head = { $shop } { $period }
period-head-names = { $shop } { $period }：{ $names }
period-net = 净卖 { $net }，{ $before }。
period-net-alone = 净卖 { $net }。
period-sales = 卖出 { $sales }，退款和取消 { $cancellations }
period-units = 卖出 { NUM($units) } 件
period-orders = 订单 { NUM($orders) } 笔，退款和取消 { NUM($cancelled) } 笔
period-buyers = 买家 { NUM($buyers) } 位：新客 { NUM($new) }，老客 { NUM($returning) }
period-no-buyer = 有 { NUM($lines) } 行没写买家，没算进买家数
period-ads = 推广花 { $spend }，带来 { NUM($orders) } 单
period-data = 这段时间没有数据。我手上的数据是 { $first } 到 { $last } 的。

## Words in pictures
picture-title = { $shop } 日报
picture-title-period = { $shop } 销售
picture-net = 净销售
picture-days = 近 { $count } 天净销售
picture-days-period = 每天净销售
picture-spend = 推广花费
picture-spend-cap = 上限 { $cap } · { PERCENT($share) }
picture-spend-uncapped = 没定上限
picture-gain = 赚（扣成本和推广）
picture-loss = 亏（扣成本和推广）
picture-margin-unknown = 赚多少算不出
picture-margin-why = { $count } 个没填成本
picture-orders = 订单
picture-buyers = 买家
picture-refunds = 退款
picture-up = ▲ { $percent }
picture-down = ▼ { $percent }
picture-times = { NUM($times) } 倍
picture-same = 持平
picture-none = 那时没有成交
picture-then = 那时 { $amount }
picture-nothing = 这些天没有成交
picture-than-day = 比前一天
picture-than-week = 比上周同一天
picture-than-span = 比前一段
picture-sandbox = 练习店 · 数字是模拟的
