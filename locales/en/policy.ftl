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
policy-mandate-grants = after your yes I do this without asking: { $scope ->
    [ads] promotions
    [bids] bids
   *[prices] price changes
}; please read every line
policy-mandate-widens = more would be allowed without asking, so the owner has to agree
policy-mandate-no-end = it does not say until when; please do, for example “until the end of the month”
policy-mandate-over = { SHORTDAY($until) } is over
policy-mandate-far = { NUM($days) } days ahead is the longest
policy-mandate-no-amount = it does not say how much may be spent, for example “up to 200 a day”
policy-mandate-no-bid = it does not say how high a bid may go, for example “up to 0.50”
policy-mandate-no-change = it does not say how large a price change may be, for example “within 10%”
policy-mandate-change-large = a price change of { PERCENT($change) } in one step is too large, { PERCENT($limit) } at the most
policy-mandate-no-products = none of these products is in the shop
policy-mandate-uses = it must be good for at least 1 time
policy-mandate-none = there is nothing of that kind I may do without asking
mandate-lacks-product = what you let me do without asking does not include { FILLED($name) ->
    [no] these products
   *[yes] { $name }
}
mandate-lacks-uses = the { NUM($uses) } times you allowed without asking are used up
mandate-lacks-change = { $name } changes by { PERCENT($change) }, and without asking I may do { PERCENT($limit) }
mandate-lacks-bid = { $name } would bid { $bid }, and without asking I may go to { $limit }
mandate-lacks-amount = what it costs cannot be told, so it is not what you allowed without asking
mandate-lacks-day = the promotion would run to { SHORTDAY($last) }, and without asking I may promote to { SHORTDAY($until) }
mandate-lacks-action = this comes to { $asked } in all, and without asking I may spend { $limit } at a time
mandate-lacks-cap = on { SHORTDAY($day) } I may spend { $cap } without asking, and only { $left } of it is left
policy-protected = { $name } is protected: nobody may touch it
policy-too-many-listings = { NUM($count) } products at a time are too many, { NUM($limit) } at the most
policy-cool-down = work was resumed only just now: until { TIME($until) } everything is asked about
policy-changes-a-day = the price of { $name } was changed { NUM($count) } times today, { NUM($limit) } a day at the most
policy-day-change = { $name } began the day at { $first } and would be { PERCENT($change) } away from it, { PERCENT($limit) } a day at the most
policy-over-operation-cap = one thing may cost { $cap }, and this comes to { $asked } in all
policy-loosens = this rule becomes looser: { $rule ->
    [ask_change] only larger price changes would be asked about
    [step_change] a price may change more at a time
    [day_change] a price may change more in a day
    [changes_a_day] a price may change more often in a day
    [ask_listings] only more products at a time would be asked about
    [listings_at_once] more products may change at a time
    [operation_spend] one thing may cost more
   *[cool_down] the time in which everything is asked about becomes shorter
}
policy-guard-invalid = this number will not do: { $rule ->
    [cool_down] 0 to 1440 minutes
    [changes_a_day] 1 to 100 times
    [ask_listings] 1 to 10,000
    [listings_at_once] 1 to 10,000
    [operation_spend] more than 0
   *[other] more than 0, and 95% at the most
}
policy-unprotects = after that its price and promotion may be changed by me again
