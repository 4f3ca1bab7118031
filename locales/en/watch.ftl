### Changes without us, what an undo brings to light, and a frozen shop.

drift-head = [Attention] { $shop }: { $count ->
    [one] { NUM($count) } thing changed, and it was not me
   *[other] { NUM($count) } things changed, and it was not me
}:
drift-loud = { $count ->
    [one] { NUM($count) } of them is below cost: every piece sold loses money!
   *[other] { NUM($count) } of them are below cost: every piece sold loses money!
}
drift-price = { $name } price: { $before } → { $after }
drift-tier = {"  "}from { NUM($quantity) }: { $change }
drift-tier-none = none
drift-tiers-more = {"  "}{ NUM($count) } more quantity prices changed
drift-earns = earning { $amount }
drift-loses = losing { $amount }
drift-tiers = { $name }: quantity prices changed (the unit price is still { $price })
drift-margin = Each piece, at full cost: { $before } before, { $after } now
drift-margin-lowest = Each piece at the lowest quantity price, at full cost: { $before } before, { $after } now
drift-daily = At { NUM($units) } pieces a day that is { $lost } less a day
drift-below-cost = ! Lowest price { $lowest }: below cost (break-even is { $floor })
drift-below-floor = ! Lowest price { $lowest }: below your floor of { $floor }
drift-cost-unknown = The cost is not entered, so I cannot tell whether it earns
drift-promotion-on = { $name }: the promotion runs again (it was off), up to { $budget } a day
drift-promotion-off = { $name }: the promotion stopped
drift-budget = { $name } promotion budget: { $before } → { $after } a day
drift-over-cap = ! All running promotions may spend { $running } a day, above your cap of { $cap }
drift-bid = { $name } bid per click: { $before } → { $after }
drift-on-sale = { $name } was put on sale
drift-off-sale = { $name } was taken off sale
drift-when = {"  "}Time: between { $since } and { $until }
drift-more = ...and { NUM($count) } more
drift-who = It may be the platform's own price-following, or a colleague on the platform.
drift-war = ! { $names }: I put it back twice and it was changed again within 24 hours. Once more would be a war with the platform, so I offer no third time. Most likely it is the platform's price-following, a campaign you joined, or other software. Please switch that off on the platform, then set the price again; if unsure, pause the promotion or take it off sale first.
drift-restore-it = Put it back
drift-restore-one = Put back { $name }
drift-restore-all = Put all back ({ NUM($count) })
drift-restore-below = Put back those below the floor ({ NUM($count) })
drift-accept-it = Leave it so
drift-accept-all = Leave all so
drift-unpublish = Take { $name } off sale
drift-pause = Pause promotion of { $name }
drift-accepted = Fine: { $count ->
    [one] { NUM($count) } thing stays
   *[other] { NUM($count) } things stay
} as it is now, and the log says that you said so.
drift-over = That is no longer so; there is nothing to put back.
damage-head = Before it was taken back, this is what happened on the platform:
damage-sold = { $name } ({ $since } to { $until }): { $orders ->
    [one] { NUM($orders) } order
   *[other] { NUM($orders) } orders
}, { $units ->
    [one] { NUM($units) } piece
   *[other] { NUM($units) } pieces
} at the changed price
damage-nothing-sold = { $name } ({ $since } to { $until }): nothing was sold, nothing was lost
damage-not-told = { $name } ({ $since } to { $until }): the platform tells orders only up to { $told } so far, so I cannot see yet what sold
damage-told-until = {"  "}The platform tells orders only up to { $told }; later ones are not counted
damage-less = {"  "}{ $amount } less than at the former price
damage-more = {"  "}{ $amount } more than at the former price
damage-earned = {"  "}At full cost they earned { $amount }
damage-lost = {"  "}At full cost they lost { $amount }
damage-ads = { $name }: ads have cost { $spent } since { SHORTDAY($first) }
damage-ads-unsure = {"  "}{ $unsure } of it was spent on { SHORTDAY($first) } itself, partly before the change; the platform tells it by the day only
damage-unread = It is taken back. The platform's orders cannot be read now, so I cannot say what sold meanwhile.
frozen-now = The shop is frozen: I change nothing, nobody gets in, no role, setting or cap can be changed, and open invites are void. To let go, another owner (not you, and not whoever acted last before the freeze) or an admin says “unfreeze the shop”.
frozen-by = { $by } froze “{ $shop }”: nothing changes, nobody comes in, settings stay, and running promotions are being paused. Once all is clear, you or an admin may say “unfreeze the shop”.
unfrozen-by = { $by } let the shop go. Everything is still stopped; say “resume work” to go on.
freeze-lifted = The shop is no longer frozen. Everything is still stopped; say “resume work” to go on.
freeze-none = The shop is not frozen.
freeze-another-owner = You cannot let it go yourself: neither whoever froze it nor whoever acted last before may. Please ask another owner or an admin to say “unfreeze the shop”.
freeze-button = Freeze the shop
owners-joined = { $name } joined the shop by invite as { $role ->
    [owner] owner
    [operator] operator
   *[viewer] viewer
}. Not one of yours? Freeze the shop at once.
owners-limit-raised = { $by } raised the promotion cap of “{ $shop }”. Something wrong? Freeze the shop at once.
