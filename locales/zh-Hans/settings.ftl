### What is planned for another day, and how the shop hand works here.

## Cards of plans
title-plan = 定时{ $what }
title-plan-cancel = 取消定好的事：{ $what }
row-plan-start = 从 { MONTHDAY($at) } { TIME($at) } 起
row-plan-end = 到 { MONTHDAY($until) } 24:00 为止，之后恢复原样
row-plan = { $name } 定好的事  { $change }
state-plan-waiting = 等着办
state-plan-started = 已开始，到期恢复
state-plan-cancelled = 取消
card-planned = 【记下了】{ $title }
next-plan = 点“同意”我就记下，到时候再办；{ $minutes } 分钟不答就算不办。
done-planned = 记下了，到时候我先看一遍店里再办。要看或取消，发 /plans。
done-planned-now = 记下了，这就开始，到期我来恢复。要看或取消，发 /plans。

## When a plan is due
plan-due = 定好的时间到了（{ $names }）：
plan-end-due = 定好的日子过完了，恢复原样（{ $names }）：
plan-waits-stopped = 定好的事到时间了（{ $names }），但现在是全部停下，先不办。恢复工作后我接着办；等满一天就不办了。
plan-end-waits-stopped = 定好的日子过完了，该恢复原样（{ $names }），但现在是全部停下，先不动。恢复工作后我接着办。
plan-missed = 定在 { $at } 的事没有办（{ $names }）：到时间我没在运行或者连不上平台，已经过了时候，就不补办了。还要办请再说一次。
plan-missed-stopped = 定在 { $at } 的事没有办（{ $names }）：全部停下超过一天了，不再等。还要办请再说一次。
plan-not-allowed = 定在 { $at } 的事没有办（{ $names }）：定它的人现在没有这个权限了。
plan-end-not-allowed = 定好的日子过完了，但没有恢复原样（{ $names }）：定它的人现在没有这个权限了。请老板看一下。

## The list of plans
plans-none = 没有定好等着办的事。
plans-head = 定好的事：
plans-line = { $number }. { $what }，{ $when }（{ $by }定的）
plans-begun = { $number }. { $what }，已经开始，{ $when }（{ $by }定的）
plans-more = ……还有 { NUM($count) } 件
plans-cancel = 取消第 { $number } 件
plan-from = 从 { MONTHDAY($at) } { TIME($at) } 起
plan-until = 到 { MONTHDAY($until) } 24:00 为止
plan-from-until = 从 { MONTHDAY($at) } { TIME($at) } 起，到 { MONTHDAY($until) } 24:00 为止
plan-at-once = 马上
do-plan = { $when }：{ $label }
do-plan-cancel = 取消定好的事
do-plans = 看定好的事
log-plan-kept = { $time } { $who }：{ $what }，定好了
log-plan-dropped = { $time } 到时间没有办：{ $what }
run-planned = 定好了，到时候办
error-plan-gone = 这件定好的事刚才已经开始或者取消了，什么都没动。发 /plans 看看。

## Why a plan asks, or cannot be
policy-planned = 这件事到时候才办，那时我会再看一遍价格和规矩，要花钱的会再问您
policy-planned-now = 同意后马上开始，到期自动恢复；变动大的、要花钱的会另外再问您
policy-plan-kind = 这件事不能定时，要办就现在办
policy-plan-past = { $at } 已经过了，不能定在过去
policy-plan-far = 最多只能定到一年以后
policy-plan-over = { SHORTDAY($until) } 已经过完了
policy-plan-order = 开始的日子 { SHORTDAY($at) } 在结束的日子 { SHORTDAY($until) } 后面
policy-plan-kept = 这件事做了不能自动恢复，所以不能定到哪天为止
policy-plan-gone = 这件定好的事已经办了或者取消了
policy-quiet-invalid = 免打扰要有开始和结束，而且两个时间不能一样

## Settings
title-report-time = 改日报时间
title-loudness-set = 改提醒方式
title-quiet-set = 改免打扰时间
row-report-time = 每天日报  { $change }
row-loudness = { $name }  { $change }
row-quiet = 免打扰  { $change }
quiet-span = { $start } 到 { $end }
topic-daily-report = 日报
topic-suggestion = 建议
topic-reminder = 提醒
loudness-on = 有声音
loudness-silent = 静音
loudness-off = 不发
do-report-time = 日报改到 { $at }
do-loudness = { $topic }：{ $loudness }
do-quiet = 免打扰 { $start } 到 { $end }
do-quiet-clear = 取消免打扰
do-settings = 看设置
settings-head = “{ $shop }”的设置：
settings-report = 日报：每天 { $at }
settings-caps = 推广最多花：每天 { $daily }，每周 { $weekly }，每月 { $monthly }
settings-mandates = 不用问就能办的事：发 /mandates 看
settings-own = 给您一个人的：
settings-quiet = 免打扰：{ $start } 到 { $end }，这段时间不出声
settings-no-quiet = 免打扰：没定
settings-topic = { $topic }：{ $loudness }
settings-always = 答您的话、等您点头的卡和警报一直有声音。
