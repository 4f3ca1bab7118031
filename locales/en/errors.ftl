### What went wrong, and who can put it right.

text-missing = (A sentence is missing here, { $key }; it has been noted)
error-internal = Something went wrong on my side and this was not done. It has been noted; please send it again.
error-input = I cannot read this; please put it another way.
error-file-unreadable = This file cannot be read and nothing was imported. Please check that it is an undamaged CSV or XLSX.
error-too-large = The file is too large and was not read. Please send it in smaller parts.
error-not-allowed = You may not do this in this shop, and nothing was touched. Please ask the owner.
error-marketplace = There is a problem at the marketplace and this was not done.
error-marketplace-unavailable = The marketplace cannot be reached right now and nothing was touched. Please try again in a while.
error-marketplace-refused = The marketplace said no and nothing was touched. It says: “{ $reason }”
error-marketplace-unclear = The marketplace gave no clear answer: it may be done, or not. I am checking and will tell you.
error-delivery = The message was not sent.
error-setup = The set-up is not right and the program cannot start. Please run xiaoer doctor.
error-setup-setting = The setting { $setting } is not right: { $problem }
error-setting-choice = The setting { $setting } takes one of these: { $choices }
error-setting-zone = The setting { $setting } is no time zone. Write it like Asia/Shanghai
error-setting-number = The setting { $setting } takes a number from { $least } to { $most }
error-setting-file = The settings in { $file } cannot be read. Please check its permissions, and save it as UTF-8.
error-telegram-token = TELEGRAM_BOT_TOKEN does not look right. Please copy it again from BotFather, all of it.
error-telegram-unauthorized = Telegram does not accept this token; it may have been revoked. Please get a new one from BotFather.
error-telegram-conflict = Another program is receiving messages with the same token. Please stop that one first.
error-telegram-webhook = Telegram did not accept the webhook address. Please check that it is https and can be reached from outside.
error-telegram-webhook-secret = A webhook needs a secret of at least { $least } characters.
dead-letter = I could not work this message off, and nothing was changed. Please send it again.
