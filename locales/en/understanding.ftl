### How to ask when something was not clear, the choices to tap, and what to say when there is nothing to do.

## Amounts
ask-amount-missing = To how much? Give me a figure, like “set slippers to 5.50”.
ask-amount-vague = “{ $text }” is not exact. How much precisely?
ask-amount-malformed = I am not sure how much “{ $text }” is. Please write it in digits, like 5.50.
ask-amount-precision = “{ $text }” is finer than the shop's money. How much precisely?
ask-amount-zero = “{ $text }” will not do; it must be above 0. How much?
ask-amount-negative = “{ $text }” has a minus sign. To lower a price say “lower it by 0.50”, to set one say “set it to 5.50”.
ask-amounts-several = There are several figures: { $text }. Which one? One at a time, please.
ask-currency = “{ $text }” is not the money of this shop. How much is it in the shop's own?
ask-unit = “{ $text }” has no unit. Do you mean:
ask-to-or-by = To { $amount }, or by { $amount }?
ask-what-amount = What is { $amount }: the price, the cost, or something else?
ask-figure-alone = Is “{ $text }” the new price?
ask-cost-or-price = Is { $amount } the cost or the price?
ask-figure = I cannot work out “{ $text }” from here. What should it be in the end?
ask-bundle = “{ $text }” sounds like several pieces. I price one piece: how much for one?
ask-nonpositive = Taking off { $amount } would leave nothing. What should the price be?
ask-new-price = “{ $text }” is the price now, right? What should it be?
ask-again-from = A price card is still waiting. From the price now, or from the price on that card?
ask-priced-twice = One product got two prices. Which one?
ask-old-price = { $name } is at { $price } now, which is not the old price you named. Change it anyway?
ask-direction = That reads like up and down at once, so I leave it. Please say “raise by 0.50” or “set to 5.50”.
ask-direction-down = { $name } is at { $price } now, and { $to } is higher, so that is no drop. Set it to { $to }?
ask-direction-up = { $name } is at { $price } now, and { $to } is lower, so that is no rise. Set it to { $to }?

## Discounts and shares
ask-discount-unclear = How much off is “{ $text }”? For five percent off, say “5% off”.
ask-ratio-unclear = I am not sure about “{ $text }”. Naming the new price is safest.
ask-ratio-direction = “{ $text }”: up or down?
ask-times-unclear = “{ $text }” can be read two ways. What should the price be in the end?

## Which product
ask-product-missing = Which product do you mean?
ask-product-unknown = I found no “{ $word }” in the shop. Is it one of these? If not, please say the product's name.
ask-product-which = There is more than one “{ $word }”. Which one?
ask-product-which-focus = We spoke of several. Which one?
ask-except = Which ones does “{ $word }” leave out? Say it like “10% off everything except slippers”.
ask-same = The same how? Please say the figure as well.
ask-what-about = Look at it, or change something? To change the price say “set it to 5.50”.

## Promotion
ask-promotion = How much a day at most, and for how many days?
ask-promotion-days = For how many days?
ask-promotion-budget = How much a day at most?
ask-daily-or-total = Is { $amount } for each day, or for all { $days } days together?
ask-days = For how many days? Whole days from 1 to 90, please.
ask-budget-period = I look after promotion money by the day. How much a day at most?
ask-budget-day = Is { $amount } the promotion budget for a day?
ask-budget-whose = Its own budget for a day, or the cap for the whole shop?
ask-limit-period = Is { $amount } the cap for a day or for a month?
ask-which-promotions = Stop which promotions?
ask-stop-what = Stop promoting it?
ask-resume-what = Go on promoting it?

## Dates
ask-date-unclear = Which day is “{ $text }”? Say it like June 18.
ask-date-future = That day has not come yet, so there are no figures. Which day do you want?
ask-schedule = This I cannot do at a set time (“{ $text }”). To do it right now:

## Not sure
ask-unsure = I did not get “{ $text }”, so I left everything alone. Did you mean:
ask-part = One part of that I cannot do, so nothing was done yet. These I can:
ask-query = I did not get “{ $text }”. Did you want to see:
ask-two-readings = This can be read in two ways. Which one do you mean?
ask-meant = Are you asking, or shall I do it now? To do it now:
ask-condition = I do not wait for conditions on my own. Tell me when the time comes and I will do it at once.
ask-plain-words = I do not act on words like these. Please just say the product and the price.
ask-correction = Change it to what? Please say the product and the figure again.
ask-undo = Shall I take back your last change?
ask-stop-all = Stop everything? That ends all changes and all promotion.
ask-resume = Resume work? To go on with promotion say “resume ads”.
ask-weak-assent = This card needs a clear answer: yes or no?
ask-nothing-pending = Nothing is waiting for your OK.

## Choices
choice-price-set = { $count ->
    [1] { $name } to { $price }
   *[other] { $name } and others, { $count } in all, to { $price }
}
choice-price-up = { $name } up { $amount }, to { $price }
choice-price-up-many = { $name } and others, { $count } in all, up { $amount }
choice-price-down = { $name } down { $amount }, to { $price }
choice-price-down-many = { $name } and others, { $count } in all, down { $amount }
choice-price-scale = { $count ->
    [1] { $name } to { $percent }% of the price now
   *[other] { $name } and others, { $count } in all, to { $percent }% of the price now
}
choice-floor-set = { $count ->
    [1] { $name } never below { $price }
   *[other] { $name } and others, { $count } in all, never below { $price }
}
choice-floor-clear = { $count ->
    [1] No lowest price for { $name }
   *[other] No lowest price for { $name } and others, { $count } in all
}
choice-cost-set = { $count ->
    [1] { $name } costs me { $price }
   *[other] { $name } and others, { $count } in all, cost me { $price }
}
choice-cost-clear = { $count ->
    [1] Forget the cost of { $name }
   *[other] Forget the cost of { $name } and others, { $count } in all
}
choice-promotion-start = { $count ->
    [1] Promote { $name }, { $budget } a day, { $days } days
   *[other] Promote { $name } and others, { $count } in all, { $budget } a day each, { $days } days
}
choice-promotion-pause = { $count ->
    [1] Stop promoting { $name }
   *[other] Stop promoting { $name } and others, { $count } in all
}
choice-promotion-resume = { $count ->
    [1] Go on promoting { $name }
   *[other] Go on promoting { $name } and others, { $count } in all
}
choice-budget-set = { $count ->
    [1] { $name }: { $budget } a day for promotion
   *[other] { $name } and others, { $count } in all: { $budget } a day each for promotion
}
choice-limit-day = Whole shop: at most { $amount } a day for promotion
choice-limit-month = Whole shop: at most { $amount } a month for promotion
choice-stop-all = Stop everything
choice-stop-lift = Resume work
choice-report = Sales from { $first } to { $last }
choice-report-listing = { $count ->
    [1] { $name }, sales from { $first } to { $last }
   *[other] { $name } and others, { $count } in all, sales from { $first } to { $last }
}
choice-state = See how the shop stands
choice-state-listing = { $count ->
    [1] Look at { $name }
   *[other] Look at { $name } and others, { $count } in all
}
choice-log = See the work log
choice-pending = See what waits for me
choice-help = How to use
choice-undo = Take back the last change
choice-confirm = Yes
choice-reject = No

## Nothing to do
nothing-understood = I did not get that, and nothing was touched. Try “set slippers to 5.50” or “how was yesterday”.
nothing-empty = I see no words. Just say what you need.
nothing-long = That is long, so I do not take it as an order. Please say it in one sentence.
nothing-acknowledged = Fine.
nothing-thanks = You are welcome.
nothing-greeting = I am here. Anything about the shop, just say it.
nothing-negation = Fine, I leave it alone.
nothing-hesitation = No hurry. I leave it alone until you tell me.
nothing-quoted = That looks like somebody else's words, so I only read it and touched nothing. To change something, tell me yourself.
nothing-others = Noted: that is about somebody else, and I touched nothing here. To follow them, tell me the price.
nothing-listings = Pictures, stock, orders and refunds I cannot do; nothing was touched. Prices, listings and their titles, ads, tenders and figures I can.
