### Changes without us, what an undo brings to light, and a frozen shop.

drift-head = 【注意】{ $shop } 有 { NUM($count) } 处变了，不是我改的：
drift-loud = 有 { NUM($count) } 处低于成本，卖一件亏一件！
drift-price = { $name } 价格：{ $before } → { $after }
drift-tier = 　满 { NUM($quantity) } 件：{ $change }
drift-tier-none = 没有
drift-tiers-more = 　还有 { NUM($count) } 档阶梯价也变了
drift-earns = 赚 { $amount }
drift-loses = 亏 { $amount }
drift-tiers = { $name } 阶梯价变了（单价还是 { $price }）
drift-margin = 每件算上全部成本：原来{ $before }，现在{ $after }
drift-margin-lowest = 最低那档每件算上全部成本：原来{ $before }，现在{ $after }
drift-daily = 照最近每天卖 { NUM($units) } 件，一天少 { $lost }
drift-below-cost = ！最低 { $lowest }，低于成本（保本 { $floor }）
drift-below-floor = ！最低 { $lowest }，低于您定的底价 { $floor }
drift-cost-unknown = 成本没填，算不出是赚是亏
drift-promotion-on = { $name } 推广又开了（本来是停的），每天最多花 { $budget }
drift-promotion-off = { $name } 推广停了
drift-budget = { $name } 推广预算：每天 { $before } → { $after }
drift-over-cap = ！正在跑的推广一天最多花 { $running }，超过您定的每天 { $cap }
drift-bid = { $name } 点击出价：{ $before } → { $after }
drift-on-sale = { $name } 被上架了
drift-off-sale = { $name } 被下架了
drift-when = 　时间：{ $since } 到 { $until } 之间
drift-more = ……还有 { NUM($count) } 处
drift-who = 可能是平台自动跟价，也可能是同事在平台上改的。
drift-war = ！{ $names }：我恢复过两次，24 小时内又被改掉。再改就是跟平台打架，所以不再给“恢复”。多半是平台的自动跟价、活动报名，或者别的软件。请到平台后台关掉自动跟价（活动）再改回来；拿不准就先停推广、先下架。
drift-restore-it = 恢复原样
drift-restore-one = 恢复 { $name }
drift-restore-all = 全部恢复（{ NUM($count) }）
drift-restore-below = 恢复低于底价的（{ NUM($count) }）
drift-accept-it = 就这样，不用改
drift-accept-all = 都就这样
drift-unpublish = 先下架 { $name }
drift-pause = 停 { $name } 的推广
drift-accepted = 好，{ NUM($count) } 处以现在的为准，记下是您说的。
drift-over = 这里已经不是那样了，没有要恢复的。
damage-head = 撤销之前，平台上是这样的：
damage-sold = { $name }（{ $since } 到 { $until }）：按改过的价成交 { NUM($orders) } 单、{ NUM($units) } 件
damage-nothing-sold = { $name }（{ $since } 到 { $until }）：没有成交，没有损失
damage-not-told = { $name }（{ $since } 到 { $until }）：平台的订单还只出到 { $told }，这段时间卖了多少现在看不到
damage-told-until = 　平台的订单只出到 { $told }，后面的没算进来
damage-less = 　比原价少收 { $amount }
damage-more = 　比原价多收 { $amount }
damage-earned = 　算上全部成本，这些赚了 { $amount }
damage-lost = 　算上全部成本，这些亏了 { $amount }
damage-ads = { $name }：从 { SHORTDAY($first) } 起推广花了 { $spent }
damage-ads-unsure = 　其中 { SHORTDAY($first) } 当天的 { $unsure } 有一部分是改之前花的，平台只按天给数，分不开
damage-unread = 撤销办好了。平台的订单现在读不到，这段时间卖了多少我说不准。
frozen-now = 店铺已经冻结：我什么都不改，谁都进不来，身份、设置、上限都不能动，没用掉的邀请全部作废。要解冻，得另一位老板（不能是您，也不能是冻结前最后动过店的那位）或者管理员发“解冻店铺”。
frozen-by = { $by }把“{ $shop }”冻结了：什么都不改、不进人、不动设置，正在跑的推广在停。查清楚没事了，请您或管理员发“解冻店铺”。
unfrozen-by = { $by }解冻了店铺。现在还是全部停下，要接着办请发“恢复工作”。
freeze-lifted = 店铺解冻了。现在还是全部停下，要接着办请发“恢复工作”。
freeze-none = 店铺没有冻结。
freeze-another-owner = 还不能由您解冻：冻结的人和冻结前最后动过店的人都不能自己解冻。请另一位老板或管理员发“解冻店铺”。
freeze-button = 冻结店铺
owners-joined = { $name } 用邀请进店了，身份是{ $role ->
    [owner] 老板
    [operator] 运营
   *[viewer] 只看
}。不是您的人？马上冻结店铺。
owners-limit-raised = { $by }把“{ $shop }”的推广花费上限调高了。不对劲？马上冻结店铺。
