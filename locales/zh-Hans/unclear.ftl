### Calls whose outcome nobody knows: what is known, two buttons, and how they ended.

unclear-head = 【没有准信，请您看一眼】{ $title }
unclear-head-done = 【清楚了：办成了】{ $title }
unclear-head-not-done = 【清楚了：没办成】{ $title }
unclear-sent = 发给平台：{ $at }{ $count ->
    [1] {""}
   *[other] （一共发了 { $count } 次，编号是同一个）
}
unclear-got-unclear = 平台的回话：没收到。
unclear-got-interrupted = 平台的回话：发的时候我断了，没收到。
unclear-got-not-visible = 平台的回话：说收到了，可是在平台上看不到。
unclear-got-no = 平台的回话：再发的那次没收，{ $reason }。头一次办没办成还是不知道。
unclear-held = 占着的预算：{ $amount }，说清楚以前不会动。
unclear-next-again = 我在查，也会用同一个编号再发几次，不会办成两遍。
unclear-next-read = 我在查，不会再发。
unclear-next-person = 这件事我在平台上查不到，也不会再发，要等您一句话。
unclear-next-sending = 这会儿正用同一个编号再发一次，稍等一下再点。
unclear-look = 您到平台上看一眼：办成了没有？
unclear-by-word = { $by }看过以后说：{ $done ->
    [yes] 办成了
   *[no] 没办成
}。
unclear-by-reading = 我在平台上查到的。
unclear-budget-stays = 占着的预算照旧：{ $amount }。
unclear-said-done = { $by }看过了：{ $names }刚才那件事办成了。
unclear-said-not-done = { $by }看过了：{ $names }刚才那件事没有办成。
call-said-done = 记下了：{ $name }这件事办成了，预算照旧。
call-said-not-done = 记下了：{ $name }这件事没办成，占着的预算放回去了。
call-over-done = { $name }这件事已经清楚了：办成了。您这一下什么都没动。
call-over-not-done = { $name }这件事已经清楚了：没办成。您这一下什么都没动。
call-shown-done = 请注意：{ $name }这件事有人说没办成，可平台现在显示办成了。账我没改，请您看一眼要不要停。
call-shown-not-done = 请注意：{ $name }这件事有人说办成了，可平台上现在没有。账我没改，要办请再说一次。
