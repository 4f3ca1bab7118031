### The shop's own words: names and units people taught us, answers in words, and what to tap instead of typing.

## Cards
title-name-learn = Learn a name: { $what }
title-name-forget = Forget a name
title-unit-learn = Units
row-name-learn = “{ $word }” will mean “{ $name }”
row-name-forget = “{ $word }” will no longer mean “{ $name }”
row-name-same = “{ $word }” means “{ $name }”
row-unit = 1 { $unit }: { $change }
row-unit-forget = 1 { $unit } will no longer be { $before }
done-forgotten = Forgotten.

## Buttons
do-name-learn = Remember “{ $word }”
do-name-forget = Forget “{ $word }”
do-name-forget-all = Forget all
do-unit-learn = Remember 1 { $unit } = { NUM($count) } { $base }
do-unit-forget = Forget “{ $unit }”
do-words = See what you taught me
do-name-decline = No need
do-meant = Which product
do-guide = Tap instead of typing

## Why policy asks or refuses
policy-learns-name = when you say “{ $word }”, I will act on this product from now on. Right?
policy-learns-unit = I will count “{ $unit }” like this from now on. Right?
policy-name-empty = there is no name in it
policy-name-long = “{ $word }” is too long; a name has at most { $limit } characters
policy-name-one = “{ $word }” must be for exactly one product
policy-name-taken = “{ $word }” already means “{ $name }”
policy-name-short = “{ $word }” is too short to be recognised
policy-name-word = “{ $word }” is a word I take orders by, so it cannot name a product
policy-name-number = “{ $word }” is a number, so it cannot name a product
policy-name-order = “{ $word }” reads like an order, not like a product's name
policy-name-not-taught = “{ $word }” is no name you taught me; a product's own name cannot be forgotten
policy-nothing-taught = you have not taught me any name yet
policy-unit-word = “{ $word }” cannot be a unit for goods
policy-unit-words = a unit needs words, two different ones, each of at most { $limit } characters
policy-unit-count = { NUM($count) } will not do; it must be 1 to { NUM($limit) }
policy-unit-not-taught = you have not taught me the unit “{ $unit }”
word-not-learned = Not remembered: { $reason }.

## The offer after a question was answered
ask-learn-name = From now on, does “{ $word }” mean “{ $name }”?
learn-yes = Remember
learn-no = No need
learn-declined = Fine, I will not remember it, nor ask about “{ $word }” again.

## The list
command-words = Names and units you taught me
words-none = You have not taught me any name yet. To teach one: when I do not know a product, tap which one it is, then tap “Remember”.
words-head = What you taught me:
words-more = ({ NUM($count) } earlier ones are not shown)
words-name = “{ $word }” = { $about } ({ $by }, { $day })
words-unit = 1 { $word } = { $about } ({ $by }, { $day })
words-gone = a product the shop does not show
words-somebody = somebody

## Instead of typing
form-price = Price
form-promote = Promote
form-sales = Sales
form-products = Products
form-pending = What waits for me
form-help = Help
guide-price-which = Which product's price?
guide-promotion-which = Which product to promote?
guide-price = { $name } is at { $price } now. What should it be? You can also type a price, like “set { $name } to 5.50”.
guide-promotion = { $name } is not promoted. For 3 days, at most how much a day?
guide-promotion-on = { $name } is being promoted, at most { $budget } a day.
guide-promotion-paused = The promotion of { $name } is paused, at most { $budget } a day.
guide-nothing = The shop has no products yet.
guide-product = { $name }
guide-more = More
guide-look = Look at { $name } first
meant-other = None of these
meant-which = Which product is “{ $word }”? Tap one, or say its name.
answer-unclear = I am not sure which one you mean. Please tap one, or say “the first one”.
