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
policy-stopped = { $since } 起全部停下了。说“恢复工作”才能再动
policy-read-only-market = 这个店的数据是从文件来的，我只能看，不能改
policy-no-promotion = 没有能改的推广
policy-not-promoted = { $name }没有在推广
policy-already-promoted = { $name }已经在推广了，可以改它的每天预算
policy-lowers-floor = { $name }不许亏的线会放低，以后能卖得更便宜
policy-raises-limit = 推广能花的钱会变多
policy-resume-work = 恢复以后，我又能改价和花推广费
policy-suggested = 这是我建议的，请您看过再定
policy-moved-since = 那之后店里又变过，撤销会把后来的改动也盖掉
policy-days-invalid = 推广 { NUM($days) } 天不行，要 1 到 90 天
policy-budget-invalid = 预算 { $budget } 不行，要大于 0
policy-cost-invalid = 成本要大于 0
policy-empty = 这件事我不会办
