### The program itself: start, set-up checks, the command line, files sent in the chat.

practice-shop-name = 练习店
practice-owner-name = 老板
files-shop-name = 我的店

console-page-address = 小二在这里等您：{ $address }
console-telegram-serving = Telegram 也开着：@{ $name }

## Set-up
doctor-python = Python { $version }，要 3.11 或更新
doctor-folder = 数据文件夹 { $folder } 能写，还剩 { NUM($free) } MB
doctor-folder-bad = 数据文件夹 { $folder } 不能用，请检查权限，或者换一个（XIAOER_DATA_DIR）
doctor-folder-full = 数据文件夹 { $folder } 只剩 { NUM($free) } MB，请先腾出空间
doctor-database = 数据库能读能写，断电也不丢
doctor-port = 聊天页面的端口 { $port } 空着
doctor-port-taken = 端口 { $port } 被占用：小二可能已经在运行，或者换一个端口（XIAOER_WEB_PORT）
doctor-web-local = 聊天页面只有这台电脑能打开
doctor-web-open = 聊天页面在 { $host } 上，别的电脑也能连：请确认您要这样
doctor-telegram = Telegram 的口令已经填了
doctor-telegram-missing = 没有填 Telegram 的口令（TELEGRAM_BOT_TOKEN），只开聊天页面
doctor-admins = 管理员：{ NUM($count) } 个
doctor-admins-missing = 开了 Telegram 但没有管理员，没人能发邀请：请填 XIAOER_ADMINS=telegram:您的数字编号
doctor-running = 小二正在用这个文件夹里的数据，一切照常
doctor-web-key-short = 聊天页面的钥匙（XIAOER_WEB_KEY）太短，至少要 16 个字符
doctor-telegram-odd = Telegram 的口令样子不对，请从 BotFather 那里完整复制一遍（TELEGRAM_BOT_TOKEN）

error-already-running = 小二已经在用数据文件夹 { $folder }。请先停掉它，或者换一个文件夹。
error-data-folder = 数据文件夹 { $folder } 用不了：{ $reason }。请检查权限，或者用 XIAOER_DATA_DIR 换一个。
error-web-key-short = 聊天页面的钥匙（XIAOER_WEB_KEY）太短，至少要 16 个字符。

## Command line
error-date = “{ $text }”不是日期，请写成 2026-06-18 这样
error-period = 开始的日子 { $first } 在结束的日子 { $last } 后面，请换过来
error-no-such-shop = 没有叫“{ $name }”的店
error-no-such-file = 没有这个文件：{ $path }
error-no-such-role = 没有“{ $role }”这种身份，请写 owner、operator 或 viewer
error-shop-not-from-files = “{ $name }”的数据不是从文件来的，文件导不进去。请换一个店名，我会新建一家。
error-currency = 不认识货币“{ $currency }”，可以填：{ $known }
error-shop-currency = “{ $name }”用的是 { $kept }，不是 { $currency }，没有导入。请换一个店名，或者不填货币。
error-shop-without-name = 店要有个名字（--shop）
error-file-closed = 文件 { $path } 打不开：{ $reason }
error-answer-form = “{ $answer }”看不懂，请照问题下面的样子写 --answer
error-phrase-line = 第 { NUM($line) } 行读不了：要一行一个 JSON 对象，里面有 text 和 context
error-token-line = 第 { NUM($line) } 行读不了：要有 text；ref 要写成 2026-06-18T10:00:00 这样
score-row = { $group }：对 { $right }/{ $lines }，没帮上 { $harmless }，做错 { $harmful }
error-out-file = 文件 { $path } 写不进去：{ $reason }
log-chain-none = 还没有店，也就没有工作记录
log-chain-holds = { $shop }：工作记录 { NUM($lines) } 条，一条没改过
log-chain-broken = { $shop }：工作记录从第 { NUM($line) } 条起对不上，有人改过

## Words and files in the chat
message-too-long = 这条太长了，我怕看错。请分成几条发，每条不超过 { NUM($limit) } 个字。
import-choice = { $answer }
import-choice-none = 都不是
error-file-too-large = 文件太大，最多 { NUM($megabytes) } MB。请分成几个文件再发。
error-trial-seeds = 看不懂要跑哪些编号：{ $seeds }。请写成 0..99 这样。
error-trial-kind = 没有这种平台：{ $kind }。可选：{ $choices }。
error-trial-mutant = 没有这个错误：{ $mutant }。用 --mutants 看有哪些。
