### Cards: what would change, what it earns, what it costs, and what came of it.

## First lines
card-asked = [Your OK needed] { $title }
card-asked-spend = [This spends money, your OK needed] { $title }
card-working = [Working on it] { $title }
card-done = [Done] { $title }
card-done-by-word = [Done, as somebody looked and said] { $title }
card-partly = [Only partly done] { $title }
card-not-done = [Not done] { $title }
card-unknown = [Not clear yet] { $title }
card-closed = [Not done] { $title }
card-refused = [Not changed] { $title }
card-unchanged = [Nothing to change] { $title }
card-drifted = The shop has changed meanwhile, so the earlier card is void. Please look at this one instead.

## What it is about
title-price-set = Price: { $what }
title-price-adjust = Price: { $what }
title-price-scale = Price: { $what }
title-price-restore = Former price: { $what }
title-price-reset = Former price: { $what }
title-price-tier = Quantity prices: { $what }
title-floor-set = Lowest price: { $what }
title-cost-set = Cost: { $what }
title-promotion-start = Start promoting: { $what }
title-promotion-pause = Stop promoting: { $what }
title-promotion-resume = Go on promoting: { $what }
title-budget-set = Promotion budget: { $what }
title-budget-adjust = Promotion budget: { $what }
title-budget-scale = Promotion budget: { $what }
title-bid-set = Bid per click: { $what }
title-bid-adjust = Bid per click: { $what }
title-bid-scale = Bid per click: { $what }
title-bid-cap = Highest bid: { $what }
title-bid-restore = Former bid: { $what }
title-limit-set = Promotion spending caps
title-limit-adjust = Promotion spending caps
title-limit-scale = Promotion spending caps
title-listing-publish = Put on sale: { $what }
title-listing-unpublish = Take off sale: { $what }
title-listing-write = Texts: { $what }
title-listing-restore = Former texts: { $what }
title-tender-offer = Supply offer: { $what }
title-tender-withdraw = Take back the supply offer: { $what }
title-stop-all = Stop everything
title-stop-lift = Resume work
what-many = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
what-nothing = no product

## Rows of the table
row-price = { $name }  { $change }
row-tier = {"  "}from { NUM($quantity) }: { $change }
row-variant = {"  "}{ $detail }: { $change }
row-with-margin = { $row }, { $margin }
row-floor = { $name } lowest price  { $change }
row-cost = { $name } cost  { $change }
row-budget = { $name } promotion  at most { $change } a day
row-promotion = { $name } promotion  { $change }, at most { $budget } a day
row-state = { $name }  { $change }
row-daily-spend = Promotion cap per day  { $change }
row-monthly-spend = Promotion cap per month  { $change }
row-weekly-spend = Promotion cap per week  { $change }
row-bid = { $name } bid per click  at most { $change }
row-bid-cap = { $name } highest bid  { $change }
row-text = { $name } new { $field ->
    [title] title
    [description] description
   *[selling_points] selling points
}: { $text }
row-text-same = { $name } { $field ->
    [title] title
    [description] description
   *[selling_points] selling points
}: { $text } (as it is)
row-text-before = { FILLED($text) ->
    [no] {"  "}there was none
   *[yes] {"  "}now: { $text }
}
row-tender = { $name } supply offer  { $change }
row-tender-total = {"  "}{ $total } in all
row-tender-margin = {"  "}Each { $each }, in all { $whole }
row-tender-call = {"  "}The buyer wants { NUM($quantity) } { $unit }, pays at most { $highest } each, until { $until }
row-tender-call-open = {"  "}The buyer wants { NUM($quantity) } { $unit }, names no highest price, until { $until }
tender-offer = { $price } × { NUM($quantity) }
tender-no-offer = no offer
row-arrow = { $before } → { $after }
row-same = { $value } (as it is)
row-margin = {"  "}Each { $before } → { $after }
row-margin-now = {"  "}Each { $after }
row-margin-unknown = {"  "}Cost not entered, so what each earns is unknown
value-unset = not set
margin-gain = earns { $amount }
margin-loss = loses { $amount }
margin-even = earns nothing
state-off = off
state-running = running
state-paused = paused
state-on-sale = on sale
state-off-sale = off sale
state-working = working
state-stopped = everything stopped
table-more = ...and { $count ->
    [one] { NUM($count) } more product
   *[other] { NUM($count) } more products
}, all in the attached file. Please read it before you decide.
table-wanted = What was asked for:
table-file = changes.txt

## Spending
spend-plan = At most { $daily } a day × { $days ->
    [one] { $days } day
   *[other] { $days } days
} ({ $period }), { $whole } in all
spend-today = Today: { $spent } spent, { $committed } with what is already agreed, cap { $cap }
spend-today-left = Left today after this: { $left }
spend-week = This week: { $committed } with what is already agreed, cap { $cap }
spend-week-left = Left this week after this: { $left }
spend-month = This month: { $committed } with what is already agreed, cap { $cap }
spend-month-left = Left this month after this: { $left }
spend-no-cap = not set

## Why, and what happens next
why-asked = Why I ask: { $reason }
why-asked-many = Why I ask:
why-refused = Why not: { $reason }
why-refused-many = Why not:
why-line = · { $reason }
loss-per-day = At { NUM($units) } sold on a recent day, { $name } would lose { $loss } a day
next-change = Tap Approve and I change it; no answer in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} means no.
next-spend = Nothing is spent until you tap Approve; no answer in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} means no.
next-other = Tap Approve and I do it; no answer in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} means no.
refused-nothing = Nothing in the shop was touched.
refused-moves = You could do this:
working-said = { $by } approved. I am on it and will tell you when it is done.

## What came of it
done-checked = I read it back: the shop shows the new state.
done-noted = Noted.
done-by-word = Somebody of the shop looked and said so; I cannot check it myself.
done-by = Approved by { $by }.
partly-done = Done: { $names }
partly-refused = Not done: { $name }, { $reason }
partly-unknown = Not clear yet: { $names }
market-refused = Why: { $reason }.
market-nothing = Nothing in the shop has changed.
bid-cap-noted = The highest bid is noted; I will not bid above it.
unknown-said = The marketplace gave no clear answer: it may be done, or not. It will not be done twice.
unknown-budget = The budget for it stays held and goes nowhere else: { $amount }.
unknown-next = I am checking and will tell you as soon as it is clear.
unknown-next-person = I cannot look this up on the marketplace; the owner has been asked to look.
closed-declined = { $by } declined. Nothing in the shop was touched.
closed-declined-nobody = Declined. Nothing in the shop was touched.
closed-expired = No answer in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, so it counts as no. Nothing in the shop was touched.
closed-void = This card is void. Nothing in the shop was touched.
unchanged-said = It already is like this, so there is nothing to change.
refusal-none = the marketplace gave no reason
refusal-quoted = the marketplace says “{ $words }”
refusal-stopped = everything is stopped, so it was not sent
refusal-unavailable = the marketplace could not be reached, so it was not sent
refusal-not-applied = I checked: it did not take effect on the marketplace
refusal-said-not-done = somebody of the shop looked and said it was not done
refusal-said-not-done-otherwise = somebody of the shop said it was not done, but the marketplace showed later that it was
refusal-refused-on-order = the marketplace refused (a practice fault)
refusal-unknown-listing = the marketplace does not have this product
refusal-effect-id-reused = the marketplace says this number was used before
refusal-price-not-positive = the marketplace takes no price of 0 or less
refusal-tiers-not-valid = the marketplace does not take such quantity prices
refusal-price-changed = the price on the marketplace has just changed
refusal-not-promoted = the marketplace has no such promotion
refusal-budget-changed = the budget on the marketplace has just changed
refusal-budget-not-lower = the budget on the marketplace would not be lower
refusal-budget-not-positive = the marketplace takes no budget of 0
refusal-promotion-in-the-past = the days of this promotion have passed
refusal-other-currency = the currency is not the shop's
refusal-currency-not-sold-in = the marketplace does not use this currency
refusal-bid-changed = the bid on the marketplace has just changed
refusal-bid-not-lower = the bid on the marketplace would not be lower
refusal-bid-not-positive = the marketplace takes no bid of 0
refusal-text-changed = the text on the marketplace has just changed
refusal-title-empty = the marketplace takes no empty title
refusal-title-too-long = the marketplace says the title is too long
refusal-tender-closed = this tender has closed
refusal-price-over-highest = the offer is above the buyer's highest price
refusal-quantity-not-wanted = the buyer does not want that many

## Buttons
button-approve = Approve
button-decline = Decline
button-undo = Undo
button-call-happened = It happened
button-call-did-not = It did not
label-named = { $name }: { $label }
do-price = Set to { $price }
do-price-floor = Set to { $price } (breaks even)
do-price-adjust = Price { SIGNED($by) }
do-price-scale = Price times { PERCENT($factor) }
do-price-restore = Put former price back
do-floor = Lowest price { $floor }
do-floor-clear = Drop lowest price
do-cost = Cost is { $cost }
do-cost-clear = Forget cost
do-promote = Promote { $days ->
    [one] { $days } day
   *[other] { $days } days
} at { $budget } a day
do-pause = Stop promoting
do-resume = Go on promoting
do-budget = Promotion { $budget } a day
do-budget-adjust = Promotion { SIGNED($by) } a day
do-budget-scale = Promotion budget times { PERCENT($factor) }
do-bid = Bid { $bid }
do-bid-adjust = Bid { SIGNED($by) }
do-bid-scale = Bid times { PERCENT($factor) }
do-bid-cap = Bid at most { $most }
do-bid-cap-clear = Drop highest bid
do-bid-restore = Put former bid back
do-tier = { $price } from { NUM($quantity) }
do-publish = Put on sale
do-unpublish = Take off sale
do-write = New { $field ->
    [title] title
    [description] description
    [selling_points] selling points
   *[several] texts
}: { $text }
do-draft = Draft { $field ->
    [title] a title
    [description] a description
    [selling_points] selling points
   *[several] the texts
}
do-text-restore = Put former texts back
do-tender = Offer { $price } × { NUM($quantity) }
do-tender-withdraw = Take back the offer
do-limit-daily = Cap { $amount } a day
do-limit-monthly = Cap { $amount } a month
do-limit-weekly = Cap { $amount } a week
do-limit-weekly-clear = Drop weekly cap
do-limit-adjust = Cap per { $period ->
    [day] day
    [week] week
   *[month] month
} { SIGNED($by) }
do-limit-scale = Cap per { $period ->
    [day] day
    [week] week
   *[month] month
} times { PERCENT($factor) }
do-limit-both = Caps { $daily } a day, { $monthly } a month
do-stop = Stop everything
do-lift = Resume work
do-report = See sales
do-state = See products
do-log = See the log
do-pending = See what waits
do-help = How to use
do-language = Change language
do-shop = Change shop
do-undo = Undo
do-confirm = Approve
do-reject = Decline
