### Plain lines: coming in, shops, help, listings, files, and the small answers.

stranger-hello = 您好，我是小二，替商家看店的。要用我，请向店主要一个邀请链接。
joined-shop = 好了，您已加入“{ $shop }”，身份是{ $role ->
    [owner] 老板，什么都能办
    [operator] 运营，能改价、开推广、全部停下（恢复要老板）
   *[viewer] 只看，能看销售和记录
}。
invite-bad = 这个邀请用过了或者过期了。请再要一个新的。
invite-usage = 这样发：/invite owner、/invite operator 或 /invite viewer。
welcome = 您好，我是小二，替您看着“{ $shop }”。
sandbox-hello = 这是练习店，商品、顾客、数字都是模拟的，随便试。发 /tomorrow 就过一天，看第二天的日报。
group-private-only = 这件事请私聊我，群里我只答 /help、/report、/log。
language-set = 好，以后说中文。
shop-list = 您有 { $count } 家店，要看哪一家？
shop-choice = { $shop }
shop-switched = 好，现在说的是“{ $shop }”。
no-shop = 您还没有店。先用 /invite owner 店名 建一个，或者向店主要邀请。
undo-nothing = 没有能撤销的改动。
undo-already = 这次改动已经撤销过了。
nothing-pending = 现在没有等您点头的事，什么都没动。
several-pending = 有 { $count } 张卡在等，请在卡上点，我不敢猜是哪张。
stopped-now = 已经全部停下：我不再改任何东西，等着的卡都作废，正在跑的推广我马上去停。要恢复，请老板说“恢复工作”。
stop-lifted = 好，恢复工作了。停掉的推广还停着，要开请说。
tomorrow-done = 练习店过了一天，现在是 { $day }。
tomorrow-only-sandbox = 只有练习店能跳到明天，真店的日子跳不了。
form-hint = 我没听明白。点下面一个，或者照这样说：
    拖鞋降到5块5
    拖鞋推广3天每天30块
    昨天卖得怎么样
    全部停下
report-uncertain = { $day } 的日报可能没送到。没看到的话发“/report { MONTHDAY($day) }”。
unclear-settled-done = 查清楚了：刚才那件事办成了。
unclear-settled-not-done = 查清楚了：刚才那件事没有办成，店里没动。
voice-not-set = 语音我还听不了，请打字。想让我听，请管理员填好 XIAOER_LLM_URL 和 XIAOER_VOICE_MODEL，再重新启动。
voice-heard = 听到：“{ $words }”
voice-too-large = 这段语音太大，我没听。{ $megabytes } MB 以内的可以，或者打字。
voice-too-long = 这段话太长，我不当成吩咐。要办什么，请用一句话说。
voice-confirm = 语音里的“同意”“不要”我不算数，请在卡上点：
voice-press = 我听着像是要办这件事。要办就点一下：
voice-several = 我听着像是要办这几件事。要办哪件就点哪件：
voice-capped = 今天的模型额度用完了，语音先听不了，请打字。
model-capped = 今天的模型额度用完了，我先用自己的本事。
photo-not-used = 图片我看不了。要导数据请发 CSV 或 XLSX 文件。
file-reading = 收到 { $name }，正在读……
file-not-read = { FILLED($name) ->
    [no] 这个文件
   *[yes] { $name } 
}我读不了，请发 CSV 或 XLSX。
file-wrong-shop = “{ $shop }”的数据不是从文件来的，没有导入。
quoted-text-ignored = 这是转发的话，我不照着办。要办请自己打一遍。
quoted-voice-ignored = 这是转发的语音，我没听，也不照着办。要办请自己说一遍。
pending-none = 没有等您点头的事。
pending-some = 有 { $count } 张卡等您点头：
invited-head = 邀请加入“{ $shop }”，身份是{ $role ->
    [owner] 老板
    [operator] 运营
   *[viewer] 只看
}。只能用一次，{ $until } 前有效。
invited-link = 把这个链接发给他：
invited-token = 让他给我发这一行：
imported-head = { $file }：共 { NUM($rows) } 行，导入 { NUM($imported) } 行。
imported-duplicates = 以前导过的 { NUM($count) } 行，没有重复算。
imported-rejected = 有 { NUM($count) } 行没收。
imported-rejected-file = 有 { NUM($count) } 行没收，每行的原因在附件里。
imported-rejects-name = 没收的行.csv
overview-head = { $shop }：{ NUM($count) } 个商品
overview-stopped = { $since } 起全部停下了。
overview-line = { $name }  { $price }，{ $margin }，库存 { NUM($stock) }
overview-promoted = { $line }，推广中
overview-off-sale = { $line }，已下架
overview-bid = 每次点击最多出 { $bid }
overview-bid-capped = 每次点击最多出 { $bid }，上限 { $most }
overview-tender = 采购：{ $name } { NUM($quantity) } { $unit }，最高出 { $highest }，{ $until }截止
overview-tender-open = 采购：{ $name } { NUM($quantity) } { $unit }，没说最高价，{ $until }截止
overview-tender-ours = { $line }，我们报了 { $offer }
overview-tender-won = 采购中标：{ $name } { $offer }
overview-tender-lost = 采购没中：{ $name } { $offer }
overview-more = ……还有 { NUM($count) } 个，说出名字就能看
overview-margin = 每件{ $margin }
overview-margin-unknown = 成本没填
overview-price = 单价 { $price }，{ $margin }
overview-tier = 　≥{ NUM($quantity) }件  { $price }
overview-floor = 最低能卖 { $floor }
overview-stock = 库存 { NUM($stock) } 件
overview-variant = 　{ $name }  { $price }，库存 { NUM($stock) }
overview-promotion = 推广：{ $state }，每天最多 { $budget }
overview-promotion-until = 推广：{ $state }，每天最多 { $budget }，到 { $until }
overview-no-promotion = 没有推广
help-head = 我是“{ $shop }”的小二。可以直接这样说：
help-ask = 看：
    昨天卖得怎么样
    上周卖得怎么样
    拖鞋现在多少钱
    今天你做了什么
help-price = 改价和成本：
    拖鞋降到5块5
    拖鞋打九五折
    拖鞋成本3块2
    拖鞋底价5块
    撤销
help-promote = 推广（每次都先问您）：
    拖鞋推广3天每天30块
    停掉所有推广
    每天推广上限100块
help-trade = 出价、阶梯价、上下架、报价：
    拖鞋点击出价加5分
    拖鞋50双起5块8，200双起5块5
    下架拖鞋
    拖鞋那个招标报5块3，5000双
help-later = 改天办、教我叫法：
    明天早上8点拖鞋降到5块8
    拖鞋降到5块8，到周日为止
    以后“蓝的”就是拖鞋
    日报改到8点半发
help-file = 发来订单、商品或推广的 CSV、XLSX 文件，我就读进去。
help-stop = 全部停下：发“全部停下”或 /stop，恢复由老板发“恢复工作”。
help-invite = 邀请人：/invite owner、/invite operator、/invite viewer
help-sandbox = 这是练习店，数字是模拟的。/tomorrow 过一天。
help-promise = 花钱先问您，亏本的价不改，做过的都有记录，能撤销。
