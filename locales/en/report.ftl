### The daily summary, the report of any period, suggestions, and the words in their pictures.

## How it went
report-net = { $shop }, { $day }: net sales { $net }, { $before }, { $week }.
report-quiet = { $shop }, { $day }: nothing sold, { $before }, { $week }.
day-before = the day before
week-before = the same day last week
span-before = the period before
versus-more = { $percent } more than { $than }
versus-less = { $percent } less than { $than }
versus-times = { NUM($times) } times { $than }
versus-same = the same as { $than }
versus-nothing = no sales { $than }
versus-amount = { $amount } { $than }

## Lines of the summary
report-orders = Orders { NUM($orders) }, buyers { NUM($buyers) } ({ NUM($new) } new)
report-refunds = Refunds and cancellations { NUM($count) }, { $amount }
report-refunds-none = No refunds
report-adjustments = Other deductions { $amount }
report-ads = Promotion spent { $spend }, cap { $cap }, { PERCENT($share) } used
report-ads-uncapped = Promotion spent { $spend }, no cap set
report-gain = After cost and promotion you earned { $amount }
report-loss = After cost and promotion you lost { $amount }
report-even = After cost and promotion you neither earned nor lost
report-cost-unknown = What you earned is unknown: no cost entered for { $names }. Just tell me, like “{ $first } cost me 3.20”.
report-best = Best sellers:
report-best-line = { $place }. { $name }  { NUM($units) } sold  { $sales }
report-worst = To watch:
report-worst-loss = · { $name }  lost { $loss }
report-worst-refunds = · { $name }  refunds { $refunds }, { PERCENT($share) } of its sales
report-done = Done that day:
report-done-line = · { $title }, { $state }
report-done-more = · and { NUM($count) } more, say “log” to see all
run-done = done
run-partly = partly done
run-refused = not done
run-unknown = not clear yet
report-waiting = Cards that wait for your OK: { NUM($count) }. Say “pending” to see them.
report-suggest = I suggest (a tap only shows the details first):
report-suggest-line = { $place }. { $text }
report-missed-days = The reports of these days did not go out: { $days }. To see one, say “report { $example }”.
report-missed-many = Between { $first } and { $last }, { $count } reports did not go out. To see one, say “report { $first }”.
report-late = This one is late.
report-model = The model helped { $calls ->
    [one] once
   *[other] { NUM($calls) } times
}: { NUM($tokens) } tokens, { $cost }.
report-model-tokens = The model helped { $calls ->
    [one] once
   *[other] { NUM($calls) } times
}: { NUM($tokens) } tokens.
report-sandbox = This is a practice shop with simulated numbers.
suggest-below-floor = { $name } sells below its break-even { $floor }: raise the price to { $price }
suggest-cut-budget = { $name } spent { $spent } on promotion in 7 days and kept only { $left }: halve its daily budget to { $budget }
suggest-pause-promotion = { $name } spent { $spent } on promotion in 7 days and lost { $loss } after cost: stop promoting it

## Any period
period-head = { $shop }, { $period }
period-head-names = { $shop }, { $period }: { $names }
period-net = Net sales { $net }, { $before }.
period-net-alone = Net sales { $net }.
period-sales = Sales { $sales }, refunds and cancellations { $cancellations }
period-units = Units sold { NUM($units) }
period-orders = Orders { NUM($orders) }, refunded or cancelled { NUM($cancelled) }
period-buyers = Buyers { NUM($buyers) }: { NUM($new) } new, { NUM($returning) } returning
period-no-buyer = Lines without a buyer, not counted as buyers: { NUM($lines) }
period-ads = Promotion spent { $spend } and brought { NUM($orders) } orders
period-data = There are no data for this period. What I have covers { $first } to { $last }.

## Words in pictures
picture-title = { $shop } daily report
picture-title-period = { $shop } sales
picture-net = Net sales
picture-days = Net sales, last { $count } days
picture-days-period = Net sales by day
picture-spend = Promotion spent
picture-spend-cap = Cap { $cap } · { PERCENT($share) }
picture-spend-uncapped = No cap set
picture-gain = Earned after cost and promotion
picture-loss = Lost after cost and promotion
picture-margin-unknown = Earnings unknown
picture-margin-why = { $count ->
    [one] { $count } cost missing
   *[other] { $count } costs missing
}
picture-orders = Orders
picture-buyers = Buyers
picture-refunds = Refunds
picture-up = ▲ { $percent }
picture-down = ▼ { $percent }
picture-times = { NUM($times) } times
picture-same = no change
picture-none = nothing sold then
picture-then = { $amount } then
picture-nothing = Nothing sold on these days
picture-than-day = vs the day before
picture-than-week = vs same day last week
picture-than-span = vs the period before
picture-sandbox = Practice shop · simulated numbers
