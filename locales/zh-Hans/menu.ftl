### Commands in the messenger's menu.

command-report = 看销售：昨天，或“/report 上周”
command-log = 今天做过什么
command-pending = 等我点头的
command-plans = 定好等着办的事，可以取消
command-mandates = 不用问就能办的事，可以收回
command-undo = 撤销我最近一次改动
command-stop = 全部停下
command-resume = 恢复工作
command-settings = 日报时间、免打扰、提醒方式
command-help = 怎么用
command-language = 中文 / English
command-shop = 换一家店
command-tomorrow = 练习店：过一天
command-invite = 邀请人：/invite operator
command-unknown = 没有“{ $name }”这个命令。发 /help 看能说什么，直接用大白话说也行。
