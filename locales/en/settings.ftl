### What is planned for another day, and how the shop hand works here.

## Cards of plans
title-plan = Planned: { $what }
title-plan-cancel = Cancel what is planned: { $what }
row-plan-start = From { MONTHDAY($at) }, { TIME($at) }
row-plan-end = Until { MONTHDAY($until) }, 24:00, then back as it was
row-plan = { $name } plan  { $change }
state-plan-waiting = waiting
state-plan-started = begun, to be put back
state-plan-cancelled = cancelled
card-planned = [Noted] { $title }
next-plan = Tap Approve and I note it down and do it then; no answer in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} means no.
done-planned = Noted. When the time comes I look at the shop once more and then do it. Send /plans to see or cancel it.
done-planned-now = Noted. I begin now and put it back in the end. Send /plans to see or cancel it.

## When a plan is due
plan-due = The time you planned has come ({ $names }):
plan-end-due = The days you planned are over, putting it back ({ $names }):
plan-waits-stopped = What you planned is due ({ $names }), but everything is stopped, so it waits. I do it once work resumes; after a day I no longer will.
plan-end-waits-stopped = The days you planned are over ({ $names }) and it should be put back, but everything is stopped, so it waits. I do it once work resumes.
plan-missed = What was planned for { $at } was not done ({ $names }): I was not running then, or the marketplace could not be reached, and now it is too late. If you still want it, please say so again.
plan-missed-stopped = What was planned for { $at } was not done ({ $names }): everything has been stopped for over a day, so I wait no longer. If you still want it, please say so again.
plan-not-allowed = What was planned for { $at } was not done ({ $names }): whoever planned it may not do this any more.
plan-end-not-allowed = The days planned are over, but it was not put back ({ $names }): whoever planned it may not do this any more. Please have the owner look at it.

## The list of plans
plans-none = Nothing is planned.
plans-head = What is planned:
plans-line = { $number }. { $what }, { $when } (by { $by })
plans-begun = { $number }. { $what }, begun, { $when } (by { $by })
plans-more = ...and { NUM($count) } more
plans-cancel = Cancel no. { $number }
plan-from = from { MONTHDAY($at) }, { TIME($at) }
plan-until = until { MONTHDAY($until) }, 24:00
plan-from-until = from { MONTHDAY($at) }, { TIME($at) }, until { MONTHDAY($until) }, 24:00
plan-at-once = at once
do-plan = { $label } { $when }
do-plan-cancel = Cancel what is planned
do-plans = See what is planned
log-plan-kept = { $time } { $who }: { $what }, planned
log-plan-dropped = { $time } not done when it was due: { $what }
run-planned = planned for later
error-plan-gone = This plan has just begun or been cancelled, and nothing was touched. Send /plans to see.

## Why a plan asks, or cannot be
policy-planned = This is done only later: I then look at the prices and rules of that time again, and ask again before I spend
policy-planned-now = After your OK it begins at once and is put back by itself; large changes and spending ask separately
policy-plan-kind = This cannot be planned; it is done now or not at all
policy-plan-past = { $at } has passed; nothing can be planned for the past
policy-plan-far = I can plan a year ahead at most
policy-plan-over = { SHORTDAY($until) } is over
policy-plan-order = It would begin on { SHORTDAY($at) }, after its last day { SHORTDAY($until) }
policy-plan-kept = This cannot be put back by itself, so it cannot be done only until a day
policy-plan-gone = This plan was carried out or cancelled already
policy-quiet-invalid = Quiet hours need a start and an end, and the two must differ

## Settings
title-report-time = Time of the daily report
title-loudness-set = How messages come
title-quiet-set = Quiet hours
row-report-time = Daily report at  { $change }
row-loudness = { $name }  { $change }
row-quiet = Quiet hours  { $change }
quiet-span = { $start } to { $end }
topic-daily-report = Daily report
topic-suggestion = Suggestions
topic-reminder = Reminders
loudness-on = with a sound
loudness-silent = without a sound
loudness-off = not sent
do-report-time = Daily report at { $at }
do-loudness = { $topic }: { $loudness }
do-quiet = Quiet from { $start } to { $end }
do-quiet-clear = No quiet hours
do-settings = See the settings
settings-head = Settings of “{ $shop }”:
settings-report = Daily report: at { $at }
settings-caps = Promotion may spend: { $daily } a day, { $weekly } a week, { $monthly } a month
settings-mandates = What I may do without asking: see /mandates
settings-own = Only for you:
settings-quiet = Quiet hours: { $start } to { $end }, no sound in between
settings-no-quiet = Quiet hours: not set
settings-topic = { $topic }: { $loudness }
settings-always = Answers to you, cards that wait for your OK and alarms always make a sound.
