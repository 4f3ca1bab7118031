### The shop's own rules: how far one change may go, how often, and what nobody may touch.

title-guard-set = Rules of the shop
title-listing-protect = Protect: { $what }
title-listing-unprotect = No longer protect: { $what }
guard-rule = { $rule ->
    [ask_change] A price change larger than this is asked about
    [step_change] Largest price change at a time
    [day_change] Largest price change of a whole day
    [changes_a_day] Price changes of one product a day
    [ask_listings] More products at a time than this are asked about
    [listings_at_once] Most products at a time
    [operation_spend] Most that one thing may cost
   *[cool_down] How long everything is asked about after work was resumed
}
guard-count = { $rule ->
    [changes_a_day] { $count ->
        [1] once
       *[other] { NUM($count) } times
    }
    [cool_down] { NUM($count) } min
   *[ask_listings] { NUM($count) }
}
row-guard = { $rule }: { $change }
state-protected = nobody may touch it
state-open = may be changed
settings-guards = Rules:
do-protect = Protect
do-unprotect = No longer protect
