### Standing authority: what may run without asking, up to how much, until when.

title-mandate = Without asking: { $scope }
title-mandate-all = Without asking
mandate-scope = { $scope ->
    [ads] spending on promotions
    [bids] raising bids
   *[prices] changing prices
}

## The card: every term
row-mandate = What I may do: { $scope }
row-mandate-revoked = { $scope }: taken back, I ask first again
row-mandate-whole = Products: all { NUM($count) } in the shop now ({ $names }); not those added later
row-mandate-listings = Products: { $names }
row-mandate-listings-before = 　{ NUM($count) } before
row-mandate-cap = At most { $window ->
    [day] a day
    [week] a week
    [month] a month
   *[whole] in all
}: { $change }
row-mandate-window-before = 　counted { $window ->
    [day] by the day
    [week] by the week
    [month] by the month
   *[whole] in all
} before
row-mandate-action = { $scope ->
    [bids] Highest bid: { $change }
   *[ads] At most at a time: { $change }
}
row-mandate-change = { $scope ->
    [ads] Largest raise of a budget in one step: { $change }
    [bids] Largest raise of a bid in one step: { $change }
   *[prices] Largest price change in one step: { $change }
}
row-mandate-uses = How many times: { $change }
row-mandate-until = Until the end of: { $change }
row-mandate-no-end = Until the end of: not said yet
mandate-names-more = { $names } and { NUM($count) } more
next-mandate = After Approve I do what is within this right away and tell you; you can take it back at any time, and anything beyond it is asked about. No answer within { $minutes } minutes counts as no.

## What came of it
done-mandate = Noted. What is within this I do right away and tell you; anything beyond it I ask about. To see it or take it back: /mandates.
done-mandate-revoked = Taken back: from now on I ask first.
done-under = Done without asking, as you allowed: { $left }
mandate-left = { $cap } at most { $window ->
    [day] a day
    [week] a week
    [month] a month
   *[whole] in all
}, { $left } left { $window ->
    [day] today
    [week] this week
    [month] this month
   *[whole] now
}; { $uses ->
    [1] once more
   *[other] { NUM($uses) } more times
}, until { $until }.
mandate-left-uses = { $uses ->
    [1] once more
   *[other] { NUM($uses) } more times
}, until { $until }.
button-revoke = Ask me again
log-allowed-mandate = { $time } { $who }: { $what }, allowed without asking, begun

## The list
mandates-none = There is nothing I may do without asking: I ask before I spend and before large changes. To allow it, say “promotions up to 200 a day without asking me, until the end of the month”.
mandates-head = What I may do without asking:
mandates-line = { $number }. { $scope } (allowed by { $by })
mandates-revoke = Take back no. { $number }
do-mandates = What I may do
do-mandate = Without asking: { $scope ->
    [ads] promotions
    [bids] bids
   *[prices] price changes
}{ FILLED($until) ->
    [no] {""}
   *[yes] , until { $until }
}
do-mandate-amount = Without asking: { $scope ->
    [ads] promotions
    [bids] bids
   *[prices] price changes
} up to { $amount } { $window ->
    [day] a day
    [week] a week
    [month] a month
    [whole] in all
   *[action] at a time
}{ FILLED($until) ->
    [no] {""}
   *[yes] , until { $until }
}
do-mandate-revoke = Ask first again: { $scope }
do-mandate-revoke-all = Ask first again about everything
refusal-mandate-over = it was no longer allowed without asking, so it was not sent
owners-mandate-granted = { $by } let me do some things in “{ $shop }” without asking: see /mandates. Something wrong? Freeze the shop at once.
