### The shop's own rules: how far one change may go, how often, and what nobody may touch.

title-guard-set = 改店里的规矩
title-listing-protect = 保护：{ $what }
title-listing-unprotect = 取消保护：{ $what }
guard-rule = { $rule ->
    [ask_change] 一次改价超过这个就先问
    [step_change] 一次改价最多
    [day_change] 一天里加起来改价最多
    [changes_a_day] 一个商品一天最多改价
    [ask_listings] 一次动的商品超过这个就先问
    [listings_at_once] 一次最多动
    [operation_spend] 一件事最多花
   *[cool_down] 全部停下又恢复后，这段时间每件事都先问
}
guard-count = { $rule ->
    [changes_a_day] { NUM($count) } 次
    [cool_down] { NUM($count) } 分钟
   *[ask_listings] { NUM($count) } 个
}
row-guard = { $rule }：{ $change }
state-protected = 谁也不能动
state-open = 可以改
settings-guards = 规矩：
do-protect = 保护起来
do-unprotect = 取消保护
