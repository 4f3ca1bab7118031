### Standing authority: what may run without asking, up to how much, until when.

title-mandate = 免问授权：{ $scope }
title-mandate-all = 免问授权
mandate-scope = { $scope ->
    [ads] 推广花钱
    [bids] 提高点击出价
   *[prices] 改价
}

## The card: every term
row-mandate = 什么事不用问：{ $scope }
row-mandate-revoked = { $scope }：免问收回，以后都先问您
row-mandate-whole = 哪些商品：全店现有 { NUM($count) } 个（{ $names }），以后新上的不算
row-mandate-listings = 哪些商品：{ $names }
row-mandate-listings-before = 　原来是 { NUM($count) } 个
row-mandate-cap = { $window ->
    [day] 每天
    [week] 每周
    [month] 每月
   *[whole] 一共
}最多花：{ $change }
row-mandate-window-before = 　原来按{ $window ->
    [day] 每天
    [week] 每周
    [month] 每月
   *[whole] 总共
}算
row-mandate-action = { $scope ->
    [bids] 点击出价最高：{ $change }
   *[ads] 一次最多花：{ $change }
}
row-mandate-change = { $scope ->
    [ads] 一次加预算最多：{ $change }
    [bids] 一次提价最多：{ $change }
   *[prices] 一次改价最多：{ $change }
}
row-mandate-uses = 最多办几次：{ $change }
row-mandate-until = 到哪天为止：{ $change } 24:00
row-mandate-no-end = 到哪天为止：还没说
mandate-names-more = { $names }等，另有 { NUM($count) } 个
next-mandate = 点“同意”后，这个范围里的事我直接办，办完告诉您，随时能收回；超出的照样先问。{ $minutes } 分钟不答就算不同意。

## What came of it
done-mandate = 记下了。这个范围里我直接办，办完告诉您；超出的照样先问。要看或收回，发 /mandates。
done-mandate-revoked = 收回了，以后都先问您。
done-under = 按您给的免问办的：{ $left }
mandate-left = { $window ->
    [day] 每天
    [week] 每周
    [month] 每月
   *[whole] 一共
}最多 { $cap }，{ $window ->
    [day] 今天
    [week] 这周
    [month] 这个月
   *[whole] 现在
}还剩 { $left }；还能办 { NUM($uses) } 次，到 { $until } 为止。
mandate-left-uses = 还能办 { NUM($uses) } 次，到 { $until } 为止。
button-revoke = 收回免问
log-allowed-mandate = { $time } { $who }：{ $what }，按免问授权，开始办

## The list
mandates-none = 没有免问的事：花钱和大的变动都先问您。要给，就说“推广每天200以内不用问我，到月底”。
mandates-head = 不用问就能办的事：
mandates-line = { $number }. { $scope }（{ $by }给的）
mandates-revoke = 收回第 { $number } 条
do-mandates = 看免问的事
do-mandate = 免问{ $scope ->
    [ads] 推广
    [bids] 出价
   *[prices] 改价
}{ FILLED($until) ->
    [no] {""}
   *[yes] ，到 { $until }
}
do-mandate-amount = 免问{ $scope ->
    [ads] 推广
    [bids] 出价
   *[prices] 改价
}：{ $window ->
    [day] 每天
    [week] 每周
    [month] 每月
    [whole] 一共
   *[action] 每次
} { $amount } 以内{ FILLED($until) ->
    [no] {""}
   *[yes] ，到 { $until }
}
do-mandate-revoke = 收回免问：{ $scope }
do-mandate-revoke-all = 收回所有免问
refusal-mandate-over = 免问授权收回了，没有发给平台
owners-mandate-granted = { $by }在“{ $shop }”给了免问授权：一些事不再问就办，发 /mandates 看。不对劲？马上冻结店铺。
