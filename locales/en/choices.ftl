### Choices to tap: bids, budgets, caps, quantity prices, listings, tenders, settings, words and plans.

choice-bid-set = { $count ->
    [1] { $name } at most { $amount } a click
   *[other] { $name } and others, { $count } in all, at most { $amount } a click
}
choice-bid-up = { $count ->
    [1] { $name } bid up { $amount }
   *[other] { $name } and others, { $count } in all, bid up { $amount }
}
choice-bid-down = { $count ->
    [1] { $name } bid down { $amount }
   *[other] { $name } and others, { $count } in all, bid down { $amount }
}
choice-bid-scale = { $count ->
    [1] { $name } bid to { $percent }% of what it is
   *[other] { $name } and others, { $count } in all, bid to { $percent }% of what it is
}
choice-bid-cap = { $count ->
    [1] { $name } never above { $amount } a click
   *[other] { $name } and others, { $count } in all, never above { $amount } a click
}
choice-bid-cap-clear = { $count ->
    [1] No highest bid for { $name } any more
   *[other] No highest bid for { $name } and others, { $count } in all, any more
}
choice-budget-up = { $count ->
    [1] { $name } { $amount } more a day for promotion
   *[other] { $name } and others, { $count } in all, { $amount } more a day for promotion
}
choice-budget-down = { $count ->
    [1] { $name } { $amount } less a day for promotion
   *[other] { $name } and others, { $count } in all, { $amount } less a day for promotion
}
choice-budget-scale = { $count ->
    [1] { $name } promotion to { $percent }% of what it is
   *[other] { $name } and others, { $count } in all, promotion to { $percent }% of what it is
}
choice-limit-week = Whole shop: at most { $amount } a week for promotion
choice-limit-week-clear = Whole shop: no weekly cap for promotion
choice-limit-up = Whole shop: promotion cap per { $period ->
    [day] day
    [week] week
   *[month] month
} up { $amount }
choice-limit-down = Whole shop: promotion cap per { $period ->
    [day] day
    [week] week
   *[month] month
} down { $amount }
choice-limit-scale = Whole shop: promotion cap per { $period ->
    [day] day
    [week] week
   *[month] month
} to { $percent }% of what it is
choice-tier = { $count ->
    [1] { $name } at { $price } from { $quantity }{ $more ->
        [0] {""}
        [one] , and { $more } more step
       *[other] , and { $more } more steps
    }
   *[other] { $name } and others, { $count } in all, at { $price } from { $quantity }{ $more ->
        [0] {""}
        [one] , and { $more } more step
       *[other] , and { $more } more steps
    }
}
choice-publish = { $count ->
    [1] Put { $name } on sale
   *[other] Put { $name } and others, { $count } in all, on sale
}
choice-unpublish = { $count ->
    [1] Take { $name } off sale
   *[other] Take { $name } and others, { $count } in all, off sale
}
choice-write = { $count ->
    [1] { $name }: new { $field ->
            [title] title
            [description] description
            [selling_points] selling points
           *[several] texts
        }: { $text }
   *[other] { $name } and others, { $count } in all: new { $field ->
            [title] title
            [description] description
            [selling_points] selling points
           *[several] texts
        }: { $text }
}
choice-draft = { $count ->
    [1] Draft for { $name }: new { $field ->
            [title] title
            [description] description
            [selling_points] selling points
           *[several] texts
        }
   *[other] Draft for { $name } and others, { $count } in all: new { $field ->
            [title] title
            [description] description
            [selling_points] selling points
           *[several] texts
        }
}
choice-tender = Offer { $name } at { $price }, { NUM($quantity) }{ FILLED($unit) ->
    [no] {" "}pieces
   *[yes] {" "}{ $unit }
}{ $count ->
    [1] {""}
   *[other] {" "}({ $count } products)
}
choice-tender-withdraw = { $count ->
    [1] Take back the offer for { $name }
   *[other] Take back the offer for { $name } and others, { $count } in all
}
choice-report-time = Daily report at { $at }
choice-loudness = { $topic ->
    [daily_report] Daily reports
    [suggestion] Suggestions
   *[reminder] Reminders
} { $loudness ->
    [on] with a sound
    [silent] without a sound
   *[off] not at all
}
choice-quiet = No sound from { $start } to { $end }
choice-quiet-off = No quiet hours
choice-name-learn = { $count ->
    [1] “{ $word }” means { $name }
   *[other] “{ $word }” means { $name } and others, { $count } in all
}
choice-name-forget = { $count ->
    [1] “{ $word }” no longer means { $name }
   *[other] “{ $word }” no longer means { $name } and others, { $count } in all
}
choice-unit = One { $unit } is { NUM($count) } { $base }
choice-unit-forget = Forget how much one { $unit } is
choice-plan-at = { $at }: { $what }
choice-plan-until = { $what }, until { $until }
choice-plan-both = { $at }: { $what }, until { $until }
choice-plan-now = Now: { $what }
choice-mandate-set = { $scope ->
    [ads] Ads
    [bids] Bids
   *[prices] Price changes
} without asking ({ $whole ->
    [yes] whole shop
   *[no] { $count ->
        [1] { $name }
       *[other] { $name } and others, { $count } in all
    }
}){ $window ->
    [none] {""}
    [day] , up to { $cap } a day
    [week] , up to { $cap } a week
    [month] , up to { $cap } a month
   *[whole] , up to { $cap } in total
}{ $single ->
    [no] {""}
   *[yes] { $scope ->
        [bids] , up to { $each } a click
       *[ads] , up to { $each } each time
    }
}{ $changing ->
    [no] {""}
   *[yes] , at most { $percent }% at a time
}{ $counted ->
    [no] {""}
   *[yes] { $uses ->
        [one] , at most { $uses } time
       *[other] , at most { $uses } times
    }
}{ $ends ->
    [no] {""}
   *[yes] , until { $until }
}
choice-mandate-revoke = Ask me first again about { $scope ->
    [ads] ads
    [bids] bids
    [prices] price changes
   *[all] everything
}
choice-protect = { $count ->
    [1] protect { $name }
   *[other] protect { $name } and others, { $count } in all
}
choice-unprotect = { $count ->
    [1] no longer protect { $name }
   *[other] no longer protect { $name } and others, { $count } in all
}
choice-guard = { $rule ->
    [ask_change] ask about price changes larger than
    [step_change] largest price change at a time
    [day_change] largest price change of a day
    [changes_a_day] price changes of one product a day
    [ask_listings] ask about more products at a time than
    [listings_at_once] most products at a time
    [operation_spend] most that one thing may cost
   *[cool_down] minutes after resuming in which everything is asked about
}: { $value }{ $kind ->
    [share] %
   *[other] {""}
}
