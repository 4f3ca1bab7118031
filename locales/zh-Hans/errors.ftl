### What went wrong, and who can put it right.

text-missing = （这里少了一句话，编号 { $key }，已经记下）
error-internal = 我这边出错了，这件事没有办。已经记下，请再发一次。
error-input = 这个我读不了，请换个写法再发。
error-file-unreadable = 这个文件读不了，什么都没导入。请确认是没损坏的 CSV 或 XLSX。
error-too-large = 文件太大，没有读。请拆成小一点的再发。
error-not-allowed = 您在这个店没有做这件事的权限，什么都没动。请找老板。
error-marketplace = 平台那边出了问题，这件事没有办成。
error-marketplace-unavailable = 平台现在连不上，什么都没动。请过一会儿再说一次。
error-marketplace-refused = 平台没答应，什么都没动。它说：「{ $reason }」
error-marketplace-unclear = 平台没给准话，可能办成了也可能没有。我正在查，查清楚告诉您。
error-delivery = 消息没发出去。
error-setup = 设置有问题，程序起不来。请运行 xiaoer doctor 看看。
error-setup-setting = 设置 { $setting } 不对：{ $problem }
error-setting-choice = 设置 { $setting } 只能填：{ $choices }
error-setting-zone = 设置 { $setting } 不是时区，请写成 Asia/Shanghai 这样
error-setting-number = 设置 { $setting } 要填 { $least } 到 { $most } 之间的数
error-setting-file = 设置文件 { $file } 读不了，请检查权限，并存成 UTF-8。
error-telegram-token = TELEGRAM_BOT_TOKEN 的样子不对。请从 BotFather 那里完整复制一遍。
error-telegram-unauthorized = Telegram 不认这个令牌，可能已经作废。请在 BotFather 那里换新的。
error-telegram-conflict = 另一个程序正在用同一个令牌收消息。请先停掉那一个。
error-telegram-webhook = Telegram 没接受 webhook 地址。请检查地址是不是 https，外网能不能打开。
error-telegram-webhook-secret = webhook 要有口令，至少 { $least } 个字符。
dead-letter = 这条我没处理成功，什么都没改。请再发一次。
