### The work log in the chat: one line for each thing that was done.

log-head = { $shop }, { $day }, what was done:
log-empty = { $shop }, { $day }: nothing was done.
log-earlier = ({ NUM($count) } earlier lines; name a product to see them)
log-nobody = Xiaoer
log-erased = somebody whose data were erased
log-undo = Undo { $time } { $what }
log-asked = { $time } { $who }: { $what }, waits for an OK
log-refused = { $time } { $who }: { $what }, not changed. { $reason }
log-refused-plain = { $time } { $who }: { $what }, not changed
log-approved = { $time } { $who } approved: { $what }
log-declined = { $time } { $who } declined: { $what }
log-expired = { $time } nobody answered, not done: { $what }
log-voided = { $time } void, not done: { $what }
log-allowed = { $time } { $who }: { $what }, within the limits, started
log-sent = { $time } { $who }: sent to the marketplace
log-done = { $time } { $who }: { $what }, done
log-done-partly = { $time } { $who }: { $what }, only partly done
log-done-by-word = { $time } { $who }: { $what }, done, as somebody looked and said
log-effect-refused = { $time } { $who }: { $what }, not done
log-unknown = { $time } { $who }: { $what }, not clear yet, being checked
log-settled = { $time } now clear: { $what }
log-call-said-done = { $time } { $who } looked and said that it happened: { $what }
log-call-said-not-done = { $time } { $who } looked and said that it did not happen: { $what }
log-call-shown-done = { $time } Note: said not to have happened, but the marketplace shows it did: { $what }
log-call-shown-not-done = { $time } Note: said to have happened, but the marketplace does not show it: { $what }
log-stopped = { $time } { $who }: stopped everything
log-lifted = { $time } { $who }: resumed work
log-frozen = { $time } { $who }: froze the shop
log-unfrozen = { $time } { $who }: let the shop go
log-undone = { $time } { $who }: took a change back
log-reported = { $time } daily report sent
log-report-missed = { $time } a daily report did not go out
log-invited = { $time } { $who } made an invite ({ $role ->
    [owner] owner
    [operator] operator
   *[viewer] viewer
})
log-joined = { $time } { $who } joined ({ $role ->
    [owner] owner
    [operator] operator
   *[viewer] viewer
})
log-removed = { $time } { $who }: removed { $name }
log-imported = { $time } { $who }: imported { $file }, { NUM($rows) } lines
log-limit-changed = { $time } { $who }: { $what }, cap changed
log-drifted = { $time } not by Xiaoer: { $name } { $facet ->
    [price] price
    [promotion] promotion
    [tiers] lowest quantity price
    [bid] bid
   *[shelf] on sale
} { $before ->
    [on] on
    [off] off
   *[other] { $before }
} → { $after ->
    [on] on
    [off] off
   *[other] { $after }
}
log-drift-gone = { $time } went back by itself: { $name } { $facet ->
    [price] price
    [promotion] promotion
    [tiers] lowest quantity price
    [bid] bid
   *[shelf] on sale
} { $before ->
    [on] on
    [off] off
   *[other] { $before }
} → { $after ->
    [on] on
    [off] off
   *[other] { $after }
}
log-drift-accepted = { $time } { $who } let it stay: { $name } { $facet ->
    [price] price
    [promotion] promotion
    [tiers] lowest quantity price
    [bid] bid
   *[shelf] on sale
} { $before ->
    [on] on
    [off] off
   *[other] { $before }
} → { $after ->
    [on] on
    [off] off
   *[other] { $after }
}
log-other = { $time } { $who }: { $kind }
