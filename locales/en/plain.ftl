### Plain lines: coming in, shops, help, listings, files, and the small answers.

stranger-hello = Hello, I am Xiaoer, a shop hand for merchants. To use me, please ask a shop's owner for an invite link.
joined-shop = Done, you are now in “{ $shop }” as { $role ->
    [owner] owner: you may do everything
    [operator] operator: you may change prices, promote, and stop everything (only an owner starts it again)
   *[viewer] viewer: you may see sales and the log
}.
invite-bad = This invite was used or has expired. Please ask for a new one.
invite-usage = Send it like this: /invite owner, /invite operator or /invite viewer.
welcome = Hello, I am Xiaoer, and I look after “{ $shop }” for you.
sandbox-hello = This is a practice shop: products, buyers and numbers are simulated, so try anything. Send /tomorrow to move on a day and see the next morning's report.
group-private-only = Please ask me that in private. In a group I only answer /help, /report and /log.
language-set = Fine, English from now on.
shop-list = { $count ->
    [one] You have { $count } shop.
   *[other] You have { $count } shops. Which one?
}
shop-choice = { $shop }
shop-switched = Fine, we are talking about “{ $shop }” now.
no-shop = You have no shop yet. Make one with /invite owner NAME, or ask a shop's owner for an invite.
undo-nothing = There is nothing to take back.
undo-already = This change has been taken back already.
nothing-pending = Nothing waits for your OK, and nothing was touched.
several-pending = { $count } cards are waiting. Please tap on the card you mean; I will not guess.
stopped-now = Everything is stopped: I change nothing any more, waiting cards are void, and I am pausing the running promotions now. To go on, an owner says “resume work”.
stop-lifted = Work goes on. Paused promotions stay paused until you say otherwise.
tomorrow-done = The practice shop has moved on a day: it is { $day } now.
tomorrow-only-sandbox = Only a practice shop can skip to tomorrow; a real shop's days cannot be skipped.
form-hint = I did not get that. Tap one below, or say it like this:
    set slippers to 5.50
    promote slippers for 3 days at 30 a day
    how were sales yesterday
    stop everything
report-uncertain = The report of { $day } may not have arrived. If you did not see it, send “/report { MONTHDAY($day) }”.
unclear-settled-done = Now it is clear: that was done.
unclear-settled-not-done = Now it is clear: that was not done, and the shop is untouched.
voice-not-set = I cannot listen to voice messages yet; please type. To make me hear, the admin sets XIAOER_LLM_URL and XIAOER_VOICE_MODEL and starts me again.
voice-heard = I heard: “{ $words }”
voice-too-large = That recording is too large, so I did not listen. Up to { $megabytes } MB is fine, or please type.
voice-too-long = That was too long for me to take as an order. Please say what you want in one sentence.
voice-confirm = A spoken yes or no does not count. Please press on the card:
voice-press = It sounds as if you want this. Tap it and I do it:
voice-several = It sounds as if you want these. Tap the ones to be done:
voice-capped = Today’s allowance for the model is used up, so I cannot listen now; please type.
model-capped = Today’s allowance for the model is used up; I go on by my own skill.
photo-not-used = I cannot use pictures. To bring in data, please send a CSV or XLSX file.
file-reading = Got { $name }, reading it...
file-not-read = I cannot read { FILLED($name) ->
    [no] this file
   *[yes] { $name }
}; please send CSV or XLSX.
file-wrong-shop = “{ $shop }” is not a shop that is read from files; nothing was imported.
quoted-text-ignored = This was forwarded, so I do not act on it. If you want it, please type it yourself.
quoted-voice-ignored = This recording was forwarded, so I did not listen and do not act on it. If you want it, please say it yourself.
pending-none = Nothing waits for your OK.
pending-some = { $count ->
    [one] { $count } card waits for your OK:
   *[other] { $count } cards wait for your OK:
}
invited-head = Invite to “{ $shop }” as { $role ->
    [owner] owner
    [operator] operator
   *[viewer] viewer
}. It works once, until { $until }.
invited-link = Pass this link on:
invited-token = Have them send me this line:
imported-head = { $file }: { NUM($rows) } lines, { NUM($imported) } taken.
imported-duplicates = { NUM($count) } were taken before and are not counted twice.
imported-rejected = { NUM($count) } were not taken.
imported-rejected-file = { NUM($count) } were not taken; the reason for each is in the attached file.
imported-rejects-name = not-taken.csv
overview-head = { $shop }: { $count ->
    [one] { NUM($count) } product
   *[other] { NUM($count) } products
}
overview-stopped = Everything has been stopped since { $since }.
overview-line = { $name }  { $price }, { $margin }, { NUM($stock) } in stock
overview-promoted = { $line }, promoted
overview-off-sale = { $line }, off sale
overview-bid = A click may cost up to { $bid }
overview-bid-capped = A click may cost up to { $bid }, never above { $most }
overview-tender = Tender: { $name }, { NUM($quantity) } { $unit }, at most { $highest } each, until { $until }
overview-tender-open = Tender: { $name }, { NUM($quantity) } { $unit }, no highest price named, until { $until }
overview-tender-ours = { $line }, our offer { $offer }
overview-tender-won = Tender won: { $name }, { $offer }
overview-tender-lost = Tender lost: { $name }, { $offer }
overview-more = ...and { NUM($count) } more, name one to see it
overview-margin = each { $margin }
overview-margin-unknown = cost not entered
overview-price = Unit price { $price }, { $margin }
overview-tier = {"  "}from { NUM($quantity) }: { $price }
overview-floor = Lowest price { $floor }
overview-stock = { NUM($stock) } in stock
overview-variant = {"  "}{ $name }: { $price }, { NUM($stock) } in stock
overview-promotion = Promotion: { $state }, at most { $budget } a day
overview-promotion-until = Promotion: { $state }, at most { $budget } a day, until { $until }
overview-no-promotion = Not promoted
help-head = I am the shop hand of “{ $shop }”. Just say it like this:
help-ask = Look:
    how were sales yesterday
    report last week
    how is slippers
    what did you do today
help-price = Prices and costs:
    set slippers to 5.50
    slippers 5% off
    slippers cost me 3.20
    slippers floor 5.00
    undo
help-promote = Promotion (I always ask first):
    promote slippers for 3 days at 30 a day
    stop all promotions
    daily cap 100
help-trade = Bids, quantity prices, listings, tenders:
    raise the slippers bid by 0.05
    slippers 5.80 for 50 or more, 5.50 for 200 or more
    take slippers off sale
    offer 5000 slippers at 5.30 for the tender
help-later = Another day, and your own words:
    slippers to 5.80 tomorrow at 8am
    slippers to 5.80 until Sunday
    from now on "the blue one" means slippers
    send the daily report at 8:30
help-file = Send orders, products or ad reports as CSV or XLSX, and I read them in.
help-stop = Stop everything: say “stop everything” or /stop. To go on, an owner says “resume work”.
help-invite = Invite people: /invite owner, /invite operator, /invite viewer
help-sandbox = This is a practice shop with simulated numbers. /tomorrow moves on a day.
help-promise = I ask before I spend, refuse prices below cost, write everything down, and can take it back.
