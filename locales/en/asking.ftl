### Questions about bids, caps, quantity prices, tenders, listings and times of orders.

## Bids and caps
ask-bid-or-price = { $amount } is a lot for one click. Is it the bid or the price?
ask-direction-bid = The bid on { $name } is { $price } now, so { $to } goes the other way than you said. Set it to { $to }?
ask-direction-cap = The shop's daily ad cap is { $price } now, so { $to } goes the other way than you said. Set it to { $to }?
ask-old-bid = The bid on { $name } is not what you named as the old one. Change it anyway?

## Quantity prices
ask-tier = I am not sure about the quantity price. Say it like “100 or more at 5.20”: from how many, and how much for one.
ask-tier-price = A quantity price of { $amount } is above the single price, or far below it. Really?

## Tenders
ask-tender = An offer needs three things: which product, the price of one, and how many. Say it like “slippers at 4.80, 50,000 pairs on the tender”.
ask-tender-none = There is no open tender for this product.
ask-tender-price = How much for one piece?
ask-tender-quantity = How many in all?
ask-tender-which = Several tenders are open. For which product?
ask-goods-unit = The unit of “{ $text }” does not fit: the tender counts in { $unit }. How many { $unit } in all?

## Listings
ask-write = Which text: the title, the description or the selling points? Say it like “write a title for slippers”.
ask-offers = Coupons, bundles and following other sellers are not what I do. I set prices, discounts and quantity prices: “slippers 5% off”, “slippers 100 or more at 5.20”.

## Times
ask-when = I am not sure about the time. From which day, until which day? Say it like “from next Monday slippers at 5.80 until the end of the month”.
ask-date-past = That time is over already. From when?
ask-only-today = Just for today, or from today on? For one day say “until today”.
ask-until-day = I can only change things back at the end of a day. Until which day?
ask-timing-which = Some of that has a time and some has not. Please say them one by one.

## The shop hand itself
ask-report-time = At what time shall the daily report come? Say it like “send the daily report at 8:30 am”.
ask-quiet-hours = From when to when shall I be quiet? Say it like “do not disturb from 10pm to 7am”.

## Corrections and repeats
ask-price-far = { $name } is at { $price } now; { $to } is very far from that. A slip of the finger?
ask-others = Those are somebody else's words. Shall I do it now?
ask-quoted = I do not act on what others wrote. Please just tell me what to change.
ask-half-agreed = I did not take that as a yes to the card. Is this what you want?
ask-same-price = At { $price } as well? That is far from its price now.

## Words
ask-name-whose = Which one is “{ $word }”?

## What may run without asking
ask-mandate-scope = Only ads, bids and price changes can run without asking, one of them at a time; for all else I ask first. For example “ads up to 200 a day without asking me, until the end of the month”.
ask-mandate-amount = How much may promotion cost without asking you? Please say the end as well, like “ads up to 200 a day without asking me, until the end of the month”.
ask-mandate-bid = How much may one click cost without asking you? Please say the end as well, like “bids up to 0.50 without asking me, until the end of the month”.
ask-mandate-change = For prices it counts how far one change goes, not the money. Please say a percentage, like “price changes within 10% without asking me, until the end of the month”.
ask-mandate-until = Until which day shall this run without asking?
ask-mandate-start = It begins the moment you approve it and cannot begin later. Please say only until when, like “ads up to 200 a day without asking me, until the end of the month”.
ask-mandate-window = Is { $amount } for each time, for each day, or in total?
ask-mandate-meant = Shall I no longer ask you as long as it stays within this?
ask-mandate-alone = Please say in a message of its own what may run without asking. Nothing of this one is done yet.
ask-mandate-revoke = This is taken back for ads, for bids or for prices, not for one product. Take back all of it?
