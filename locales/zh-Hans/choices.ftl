### Choices to tap: bids, budgets, caps, quantity prices, listings, tenders, settings, words and plans.

choice-bid-set = { $count ->
    [1] { $name }每次点击最多出 { $amount }
   *[other] { $name }等 { $count } 款每次点击最多出 { $amount }
}
choice-bid-up = { $count ->
    [1] { $name }点击出价加 { $amount }
   *[other] { $name }等 { $count } 款点击出价加 { $amount }
}
choice-bid-down = { $count ->
    [1] { $name }点击出价减 { $amount }
   *[other] { $name }等 { $count } 款点击出价减 { $amount }
}
choice-bid-scale = { $count ->
    [1] { $name }点击出价改成现在的 { $percent }%
   *[other] { $name }等 { $count } 款点击出价改成现在的 { $percent }%
}
choice-bid-cap = { $count ->
    [1] { $name }点击出价不超过 { $amount }
   *[other] { $name }等 { $count } 款点击出价不超过 { $amount }
}
choice-bid-cap-clear = { $count ->
    [1] { $name }的出价上限不要了
   *[other] { $name }等 { $count } 款的出价上限不要了
}
choice-budget-up = { $count ->
    [1] { $name }每天推广加 { $amount }
   *[other] { $name }等 { $count } 款每天推广加 { $amount }
}
choice-budget-down = { $count ->
    [1] { $name }每天推广减 { $amount }
   *[other] { $name }等 { $count } 款每天推广减 { $amount }
}
choice-budget-scale = { $count ->
    [1] { $name }每天推广改成现在的 { $percent }%
   *[other] { $name }等 { $count } 款每天推广改成现在的 { $percent }%
}
choice-limit-week = 全店推广每周最多 { $amount }
choice-limit-week-clear = 全店推广的每周上限不要了
choice-limit-up = 全店推广{ $period ->
    [day] 每天
    [week] 每周
   *[month] 每月
}上限加 { $amount }
choice-limit-down = 全店推广{ $period ->
    [day] 每天
    [week] 每周
   *[month] 每月
}上限减 { $amount }
choice-limit-scale = 全店推广{ $period ->
    [day] 每天
    [week] 每周
   *[month] 每月
}上限改成现在的 { $percent }%
choice-tier = { $count ->
    [1] { $name }满 { $quantity } 件卖 { $price }{ $more ->
        [0] {""}
       *[other] ，另外 { $more } 档
    }
   *[other] { $name }等 { $count } 款满 { $quantity } 件卖 { $price }{ $more ->
        [0] {""}
       *[other] ，另外 { $more } 档
    }
}
choice-publish = { $count ->
    [1] 上架{ $name }
   *[other] 上架{ $name }等 { $count } 款
}
choice-unpublish = { $count ->
    [1] 下架{ $name }
   *[other] 下架{ $name }等 { $count } 款
}
choice-write = { $count ->
    [1] { $name }{ $field ->
            [title] 标题
            [description] 描述
            [selling_points] 卖点
           *[several] 文字
        }改成：{ $text }
   *[other] { $name }等 { $count } 款{ $field ->
            [title] 标题
            [description] 描述
            [selling_points] 卖点
           *[several] 文字
        }改成：{ $text }
}
choice-draft = { $count ->
    [1] 给{ $name }拟{ $field ->
            [title] 标题
            [description] 描述
            [selling_points] 卖点
           *[several] 文字
        }
   *[other] 给{ $name }等 { $count } 款拟{ $field ->
            [title] 标题
            [description] 描述
            [selling_points] 卖点
           *[several] 文字
        }
}
choice-tender = 给{ $name }报 { $price }，{ NUM($quantity) }{ FILLED($unit) ->
    [no] {" "}件
   *[yes] {" "}{ $unit }
}{ $count ->
    [1] {""}
   *[other] （{ $count } 款）
}
choice-tender-withdraw = { $count ->
    [1] 撤回{ $name }的报价
   *[other] 撤回{ $name }等 { $count } 款的报价
}
choice-report-time = 日报改到 { $at } 发
choice-loudness = { $topic ->
    [daily_report] 日报
    [suggestion] 建议
   *[reminder] 提醒
}{ $loudness ->
    [on] 照常响
    [silent] 不出声
   *[off] 不要发
}
choice-quiet = { $start } 到 { $end } 不出声
choice-quiet-off = 不设安静时间
choice-name-learn = { $count ->
    [1] “{ $word }”就是{ $name }
   *[other] “{ $word }”就是{ $name }等 { $count } 款
}
choice-name-forget = { $count ->
    [1] “{ $word }”不再指{ $name }
   *[other] “{ $word }”不再指{ $name }等 { $count } 款
}
choice-unit = 一{ $unit }是 { NUM($count) } { $base }
choice-unit-forget = 忘掉“{ $unit }”是多少
choice-plan-at = { $at }：{ $what }
choice-plan-until = { $what }，到 { $until } 为止
choice-plan-both = { $at }：{ $what }，到 { $until } 为止
choice-plan-now = 现在：{ $what }
choice-mandate-set = { $scope ->
    [ads] 推广
    [bids] 出价
   *[prices] 改价
}免问（{ $whole ->
    [yes] 全店
   *[no] { $count ->
        [1] { $name }
       *[other] { $name }等 { $count } 款
    }
}）{ $window ->
    [none] {""}
    [day] ，每天 { $cap } 以内
    [week] ，每周 { $cap } 以内
    [month] ，每月 { $cap } 以内
   *[whole] ，一共 { $cap } 以内
}{ $single ->
    [no] {""}
   *[yes] { $scope ->
        [bids] ，每次点击 { $each } 以内
       *[ads] ，单次 { $each } 以内
    }
}{ $changing ->
    [no] {""}
   *[yes] ，一次最多改 { $percent }%
}{ $counted ->
    [no] {""}
   *[yes] ，最多 { $uses } 次
}{ $ends ->
    [no] {""}
   *[yes] ，到 { $until } 为止
}
choice-mandate-revoke = { $scope ->
    [ads] 推广
    [bids] 出价
    [prices] 改价
   *[all] 所有事
}以后都先问我
choice-protect = { $count ->
    [1] 保护{ $name }
   *[other] 保护{ $name }等 { $count } 款
}
choice-unprotect = { $count ->
    [1] 取消保护{ $name }
   *[other] 取消保护{ $name }等 { $count } 款
}
choice-guard = { $rule ->
    [ask_change] 改价超过这么多先问
    [step_change] 一次改价最多
    [day_change] 一天改价最多
    [changes_a_day] 一个商品一天最多改价次数
    [ask_listings] 一次动的商品超过这么多先问
    [listings_at_once] 一次最多动几个商品
    [operation_spend] 一件事最多花
   *[cool_down] 恢复后多少分钟内都先问
}：{ $value }{ $kind ->
    [share] %
   *[other] {""}
}
