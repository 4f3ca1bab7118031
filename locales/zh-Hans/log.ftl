### The work log in the chat: one line for each thing that was done.

log-head = { $shop } { $day } 做过的事：
log-empty = { $shop } { $day } 没有做过什么。
log-earlier = （前面还有 { NUM($count) } 条，点名商品或日期可以看）
log-nobody = 小二
log-erased = 数据已删除的人
log-undo = 撤销 { $time } { $what }
log-asked = { $time } { $who }：{ $what }，等人点头
log-refused = { $time } { $who }：{ $what }，没改。{ $reason }
log-refused-plain = { $time } { $who }：{ $what }，没改
log-approved = { $time } { $who }同意：{ $what }
log-declined = { $time } { $who }不同意：{ $what }
log-expired = { $time } 没人答，没有办：{ $what }
log-voided = { $time } 作废，没有办：{ $what }
log-allowed = { $time } { $who }：{ $what }，在允许范围内，开始办
log-sent = { $time } { $who }：已发给平台
log-done = { $time } { $who }：{ $what }，已办好
log-done-partly = { $time } { $who }：{ $what }，只办成一部分
log-done-by-word = { $time } { $who }：{ $what }，有人看过，说办成了
log-effect-refused = { $time } { $who }：{ $what }，没办成
log-unknown = { $time } { $who }：{ $what }，结果还不清楚，在查
log-settled = { $time } 查清了：{ $what }
log-call-said-done = { $time } { $who }看过，说办成了：{ $what }
log-call-said-not-done = { $time } { $who }看过，说没办成：{ $what }
log-call-shown-done = { $time } 注意：有人说没办成，平台后来显示办成了：{ $what }
log-call-shown-not-done = { $time } 注意：有人说办成了，平台上却没有：{ $what }
log-stopped = { $time } { $who }：全部停下
log-lifted = { $time } { $who }：恢复工作
log-frozen = { $time } { $who }：冻结店铺
log-unfrozen = { $time } { $who }：解冻店铺
log-undone = { $time } { $who }：撤销了一次改动
log-reported = { $time } 发了日报
log-report-missed = { $time } 有一天的日报没发成
log-invited = { $time } { $who }发了邀请（{ $role ->
    [owner] 老板
    [operator] 运营
   *[viewer] 只看
}）
log-joined = { $time } { $who }加入（{ $role ->
    [owner] 老板
    [operator] 运营
   *[viewer] 只看
}）
log-removed = { $time } { $who }：移出了 { $name }
log-imported = { $time } { $who }：导入 { $file }，{ NUM($rows) } 行
log-limit-changed = { $time } { $who }：{ $what }，上限已改
log-drifted = { $time } 不是小二改的：{ $name } { $facet ->
    [price] 价格
    [promotion] 推广
    [tiers] 最低阶梯价
    [bid] 出价
   *[shelf] 上下架
} { $before ->
    [on] 开着
    [off] 停着
   *[other] { $before }
} → { $after ->
    [on] 开着
    [off] 停着
   *[other] { $after }
}
log-drift-gone = { $time } 自己变回去了：{ $name } { $facet ->
    [price] 价格
    [promotion] 推广
    [tiers] 最低阶梯价
    [bid] 出价
   *[shelf] 上下架
} { $before ->
    [on] 开着
    [off] 停着
   *[other] { $before }
} → { $after ->
    [on] 开着
    [off] 停着
   *[other] { $after }
}
log-drift-accepted = { $time } { $who }说就这样：{ $name } { $facet ->
    [price] 价格
    [promotion] 推广
    [tiers] 最低阶梯价
    [bid] 出价
   *[shelf] 上下架
} { $before ->
    [on] 开着
    [off] 停着
   *[other] { $before }
} → { $after ->
    [on] 开着
    [off] 停着
   *[other] { $after }
}
log-other = { $time } { $who }：{ $kind }
