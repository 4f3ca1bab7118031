### Calls whose outcome nobody knows: what is known, two buttons, and how they ended.

unclear-head = [No clear answer, please have a look] { $title }
unclear-head-done = [Clear now: it happened] { $title }
unclear-head-not-done = [Clear now: it did not happen] { $title }
unclear-sent = Sent to the marketplace: { $at }{ $count ->
    [1] {""}
   *[other] {" "}({ $count } times, under the same number)
}
unclear-got-unclear = What it answered: nothing reached me.
unclear-got-interrupted = What it answered: I was cut off while sending, so nothing reached me.
unclear-got-not-visible = What it answered: it took it, but does not show it.
unclear-got-no = What it answered: it did not take it when sent again, { $reason }. Whether the first time worked is still unknown.
unclear-held = Budget held: { $amount }, and it stays held until this is clear.
unclear-next-again = I am checking, and will send it a few more times under the same number, so it cannot be done twice.
unclear-next-read = I am checking, and will not send it again.
unclear-next-person = I cannot look this up on the marketplace and will not send it again: it waits for your word.
unclear-next-sending = It is being sent again right now under the same number; please wait a moment before you tap.
unclear-look = Please look on the marketplace: did it happen?
unclear-by-word = { $by } looked and said: { $done ->
    [yes] it happened
   *[no] it did not happen
}.
unclear-by-reading = I found it on the marketplace.
unclear-budget-stays = The budget held for it stays: { $amount }.
unclear-said-done = { $by } looked: what you asked for { $names } was done.
unclear-said-not-done = { $by } looked: what you asked for { $names } was not done.
call-said-done = Noted: it happened for { $name }. Its budget stays as it is.
call-said-not-done = Noted: it did not happen for { $name }. The budget held for it is free again.
call-over-done = For { $name } it is clear already: it happened. Your tap changed nothing.
call-over-not-done = For { $name } it is clear already: it did not happen. Your tap changed nothing.
call-shown-done = Please note: somebody said that it did not happen for { $name }, but the marketplace shows now that it did. I have not changed the books; please see whether it should be stopped.
call-shown-not-done = Please note: somebody said that it happened for { $name }, but the marketplace does not show it. I have not changed the books; say it again if you still want it.
