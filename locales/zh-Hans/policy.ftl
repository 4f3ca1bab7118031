### Why policy asks or refuses: the rule and its numbers.

policy-below-floor = { $name }卖 { $price } 低于保本价 { $floor }，卖一件亏 { $loss }
policy-below-own-floor = { $name }卖 { $price } 低于底价 { $floor }
policy-cost-unknown = { $name }没填成本，降价会不会亏我算不出
policy-nonpositive = { $name }的价格不能是 { $price }，要大于 0
policy-change-large = { $name }一次变动 { PERCENT($change) }，超过 { PERCENT($limit) } 要先问您
policy-change-too-large = { $name }一次变动 { PERCENT($change) }，最多只让变 { PERCENT($limit) }，怕是数打错了
policy-many-listings = 一次动 { NUM($count) } 个商品，超过 { NUM($limit) } 个要先问您
policy-spends = 这要花推广费，最多 { $amount }；花钱的事都先问您
policy-cap-missing = 还没定推广每天、每月最多花多少，没定之前一分钱都不花
policy-over-daily-cap = { SHORTDAY($day) }推广上限 { $cap }，已答应 { $committed }，这次每天要 { $asked }，只剩 { $left }
policy-over-monthly-cap = 每月推广上限 { $cap }，已答应 { $committed }，这次一共要 { $asked }，只剩 { $left }
policy-stopped = { $since } 起全部停下了。老板说“恢复工作”才能再动
policy-read-only-market = 这个店的数据是从文件来的，我只能看，不能改
policy-no-promotion = 没有能改的推广
policy-not-promoted = { $name }没有在推广
policy-already-promoted = { $name }已经在推广了，可以改它的每天预算
policy-lowers-floor = { $name }不许亏的线会放低，以后能卖得更便宜
policy-raises-limit = 推广能花的钱会变多
policy-resume-work = 恢复以后，我又能改价和花推广费
policy-model-read = 这句是模型帮忙读的，请看清楚再按
policy-heard = 这是我从语音里听来的，请看清楚再按
policy-remark = 这句里有几个字我没当指令，请看清楚再按
policy-suggested = 这是我建议的，请您看过再定
policy-moved-since = 那之后店里又变过，撤销会把后来的改动也盖掉
policy-days-invalid = 推广 { NUM($days) } 天不行，要 1 到 90 天
policy-budget-invalid = 预算 { $budget } 不行，要大于 0
policy-cost-invalid = 成本要大于 0
policy-over-weekly-cap = { SHORTDAY($day) }起这一周推广上限 { $cap }，已答应 { $committed }，这次要 { $asked }，只剩 { $left }
policy-budget-gone = { $name }的推广预算会变成 { $budget }，等于不推了
policy-no-cap = 还没定推广{ $period ->
    [daily_spend] 每天
    [weekly_spend] 每周
   *[monthly_spend] 每月
}最多花多少，没法加减
policy-bid-unknown = { $name }现在每次点击出多少平台没说，请直接说改成多少
policy-bid-nonpositive = { $name }的出价不能是 { $bid }，要大于 0
policy-bid-over-cap = { $name }出价 { $bid } 高过您定的上限 { $cap }
policy-raises-bid = { $name }每次点击最多从 { $before } 提到 { $after }，推广的钱会花得更快
policy-raises-bid-unknown = { $name }每次点击最多出 { $after }，现在出多少平台没说，推广的钱可能花得更快
policy-bid-large = { $name }的新出价是原来的 { NUM($times) } 倍，怕是数打错了
policy-raises-bid-cap = { $name }的出价上限会放高，以后点击能出更多钱
policy-tier-quantity = { $name }的阶梯价要从 2 件起，{ NUM($quantity) } 件不行
policy-tier-order = { $name }满 { NUM($quantity) } 件卖 { $price }，要比满 { NUM($least) } 件的 { $above } 便宜才行
policy-publishes = 上架后买家就能下单
policy-publishes-loss = { $name }按现在的价卖一件亏 { $loss }
policy-still-sells = { $name }最近 7 天卖了 { NUM($units) } 件，下架就卖不了了
policy-unpublishes-promoted = { $name }正在推广，下架后推广就没用了
policy-text-one-field = 一次只能改一样文字，请说明是标题、描述还是卖点
policy-text-empty = { $name }的新文字是空的
policy-title-too-long = { $name }的标题太长：算 { NUM($width) } 个字符（一个汉字算两个），最多 { NUM($limit) } 个
policy-text-too-long = { $name }的文字有 { NUM($length) } 个字，最多 { NUM($limit) } 个
policy-rewrites = 买家看到的文字会变
policy-drafted = 这是我照商品资料拟的，请看过再用
policy-commits = 报了价，买家选中就要按 { $total } 供货；这种事都先问您
policy-no-tender = 现在没有人采购{ $name }
policy-tender-one = 一次只能给一个商品报价
policy-tender-quantity = { $name }报 { NUM($asked) } 件不行，买家要 { NUM($wanted) } 件
policy-tender-over-highest = { $name }报 { $price } 高过买家的最高价 { $highest }
policy-tender-below-floor = { $name }报 { $price } 低于保本价 { $floor }，一件亏 { $loss }，一共亏 { $whole }
policy-tender-cost-unknown = { $name }没填成本，这个价赚不赚我算不出
policy-tender-unit = 买家按“{ $unit }”要，您说的是“{ $said }”，请看清数量
policy-empty = 这件事我不会办
policy-mandate-grants = 同意以后，这些{ $scope ->
    [ads] 推广
    [bids] 出价
   *[prices] 改价
}的事我不再问就办，您看清楚每一行
policy-mandate-widens = 免问的范围变大了，要老板点头
policy-mandate-no-end = 没说到哪天为止，请说清楚，比如“到月底”
policy-mandate-over = { SHORTDAY($until) } 已经过完了
policy-mandate-far = 免问最多给 { NUM($days) } 天
policy-mandate-no-amount = 推广免问要说清楚最多花多少，比如“每天200以内”
policy-mandate-no-bid = 出价免问要说清楚最高出到多少，比如“5毛以内”
policy-mandate-no-change = 改价免问要说清楚最多改多少，比如“一成以内”
policy-mandate-change-large = 一次改价 { PERCENT($change) } 太大，最多 { PERCENT($limit) }
policy-mandate-no-products = 店里没有这些商品
policy-mandate-uses = 次数至少是 1
policy-mandate-none = 现在没有这样的免问，本来就都先问您
mandate-lacks-product = 您给的免问不包括{ FILLED($name) ->
    [no] 这些商品
   *[yes] { $name }
}
mandate-lacks-uses = 您给的免问 { NUM($uses) } 次已经用完了
mandate-lacks-change = { $name }一次变动 { PERCENT($change) }，您给的免问是 { PERCENT($limit) } 以内
mandate-lacks-bid = { $name }出价 { $bid }，您给的免问是 { $limit } 以内
mandate-lacks-amount = 这次算不出要花多少，不在您给的免问里
mandate-lacks-day = 推广要到 { SHORTDAY($last) }，您给的免问只到 { SHORTDAY($until) }
mandate-lacks-action = 这次一共 { $asked }，您给的免问一次最多 { $limit }
mandate-lacks-cap = { SHORTDAY($day) }按您给的免问最多 { $cap }，只剩 { $left }，这次不够
policy-protected = { $name }是您要保护的商品，谁也不能动
policy-too-many-listings = 一次动 { NUM($count) } 个商品太多，最多 { NUM($limit) } 个
policy-cool-down = 刚恢复工作，{ TIME($until) } 以前每件事都先问您
policy-changes-a-day = { $name }今天已经改过 { NUM($count) } 次价，一天最多 { NUM($limit) } 次
policy-day-change = { $name }今天开始是 { $first }，加起来会变动 { PERCENT($change) }，一天最多 { PERCENT($limit) }
policy-over-operation-cap = 一件事最多花 { $cap }，这次一共要 { $asked }
policy-loosens = 这条规矩会放宽：{ $rule ->
    [ask_change] 改价更大才问您
    [step_change] 一次能改得更多
    [day_change] 一天能改得更多
    [changes_a_day] 一天能改更多次
    [ask_listings] 动更多商品才问您
    [listings_at_once] 一次能动更多商品
    [operation_spend] 一件事能花更多钱
   *[cool_down] 恢复工作后问您的时间变短
}
policy-guard-invalid = 这个数不行：{ $rule ->
    [cool_down] 要 0 到 1440 分钟
    [changes_a_day] 要 1 到 100 次
    [ask_listings] 要 1 到 10,000 个
    [listings_at_once] 要 1 到 10,000 个
    [operation_spend] 要大于 0
   *[other] 要大于 0，不超过 95%
}
policy-unprotects = 取消保护以后，我又能改它的价和推广
