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
policy-stopped = Everything has been stopped since { $since }. Say “resume work” before anything can change
policy-read-only-market = This shop is read from files: I can look, but not change anything
policy-no-promotion = There is no promotion to change
policy-not-promoted = { $name } is not being promoted
policy-already-promoted = { $name } is already being promoted; its daily budget can be changed
policy-lowers-floor = The line that keeps { $name } from losing money would go down, so it could be sold for less
policy-raises-limit = More promotion money could be spent
policy-resume-work = After this I can change prices and spend promotion money again
policy-suggested = I suggested this, so please look at it first
policy-moved-since = The shop has changed since then; undoing would overwrite the later change as well
policy-days-invalid = { NUM($days) } days of promotion will not do; it must be 1 to 90
policy-budget-invalid = A budget of { $budget } will not do; it must be above 0
policy-cost-invalid = A cost must be above 0
policy-empty = I do not know how to do this
