### Why policy asks or refuses: the rule and its numbers.

policy-below-floor = { $name } at { $price } is below its break-even price { $floor }: each one sold loses { $loss }
policy-below-own-floor = { $name } at { $price } is below its lowest price { $floor }
policy-cost-unknown = The cost of { $name } is not entered, so I cannot tell whether a lower price loses money
policy-nonpositive = The price of { $name } cannot be { $price }; it must be above 0
policy-change-large = { $name } would change by { PERCENT($change) } at once; above { PERCENT($limit) } I ask first
policy-change-too-large = { $name } would change by { PERCENT($change) } at once; at most { PERCENT($limit) } is allowed, in case of a slip of the finger
policy-many-listings = { NUM($count) } products at once; above { NUM($limit) } I ask first
policy-spends = This spends promotion money, at most { $amount }; I always ask before spending
policy-cap-missing = No caps for promotion per day and per month are set; until they are, not a cent is spent
policy-over-daily-cap = On { SHORTDAY($day) } the promotion cap is { $cap }, { $committed } is already agreed, this asks for { $asked } a day, and only { $left } is left
policy-over-monthly-cap = The promotion cap per month is { $cap }, { $committed } is already agreed, this asks for { $asked } in all, and only { $left } is left
policy-stopped = Everything has been stopped since { $since }. An owner has to say “resume work” before anything can change
policy-read-only-market = This shop is read from files: I can look, but not change anything
policy-no-promotion = There is no promotion to change
policy-not-promoted = { $name } is not being promoted
policy-already-promoted = { $name } is already being promoted; its daily budget can be changed
policy-lowers-floor = The line that keeps { $name } from losing money would go down, so it could be sold for less
policy-raises-limit = More promotion money could be spent
policy-resume-work = After this I can change prices and spend promotion money again
policy-model-read = A language model helped me read this, so please look closely before you press
policy-heard = I heard this in a voice message, so please look closely before you press
policy-remark = Some of these words I took as talk, not as an order: look before you press
policy-suggested = I suggested this, so please look at it first
policy-moved-since = The shop has changed since then; undoing would overwrite the later change as well
policy-days-invalid = { NUM($days) } days of promotion will not do; it must be 1 to 90
policy-budget-invalid = A budget of { $budget } will not do; it must be above 0
policy-cost-invalid = A cost must be above 0
policy-over-weekly-cap = In the week from { SHORTDAY($day) } the promotion cap is { $cap }, { $committed } is already agreed, this asks for { $asked }, and only { $left } is left
policy-budget-gone = The promotion budget of { $name } would be { $budget }, which is no promotion at all
policy-no-cap = No promotion cap per { $period ->
    [daily_spend] day
    [weekly_spend] week
   *[monthly_spend] month
} is set, so there is nothing to raise or lower
policy-bid-unknown = The marketplace does not tell what a click on { $name } may cost now; please name the new bid
policy-bid-nonpositive = The bid for { $name } cannot be { $bid }; it must be above 0
policy-bid-over-cap = A bid of { $bid } for { $name } is above your highest bid { $cap }
policy-raises-bid = A click on { $name } may cost up to { $after } instead of { $before }, so promotion money goes faster
policy-raises-bid-unknown = A click on { $name } may cost up to { $after }; what it may cost now is not told, so promotion money may go faster
policy-bid-large = The new bid for { $name } is { NUM($times) } times the old one, in case of a slip of the finger
policy-raises-bid-cap = The highest bid for { $name } would go up, so a click could cost more
policy-tier-quantity = A quantity price of { $name } starts from 2 pieces; { NUM($quantity) } will not do
policy-tier-order = { $name } at { $price } from { NUM($quantity) } must be cheaper than { $above } from { NUM($least) }
policy-publishes = Once on sale, buyers can order
policy-publishes-loss = At the price now, each { $name } sold loses { $loss }
policy-still-sells = { $name } sold { NUM($units) } in the last 7 days; off sale it sells none
policy-unpublishes-promoted = { $name } is being promoted, which does nothing once it is off sale
policy-text-one-field = One text at a time: please say whether it is the title, the description or the selling points
policy-text-empty = The new text of { $name } is empty
policy-title-too-long = The title of { $name } is too long: it counts { NUM($width) } (a Chinese character is two), at most { NUM($limit) }
policy-text-too-long = The text of { $name } has { NUM($length) } characters, at most { NUM($limit) }
policy-rewrites = What buyers read would change
policy-drafted = I drafted this from the product's own data, so please read it first
policy-commits = If the buyer takes the offer you must supply for { $total }; I always ask before that
policy-no-tender = Nobody calls for { $name } at the moment
policy-tender-one = An offer is for one product at a time
policy-tender-quantity = Offering { NUM($asked) } of { $name } will not do: the buyer wants { NUM($wanted) }
policy-tender-over-highest = { $name } at { $price } is above the buyer's highest price { $highest }
policy-tender-below-floor = { $name } at { $price } is below its break-even price { $floor }: each one loses { $loss }, in all { $whole }
policy-tender-cost-unknown = The cost of { $name } is not entered, so I cannot tell whether this price earns
policy-tender-unit = The buyer counts in “{ $unit }”, you said “{ $said }”: please check the quantity
policy-empty = I do not know how to do this
