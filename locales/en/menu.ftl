### Commands in the messenger's menu.

command-report = Sales: yesterday, or “/report last week”
command-log = What was done today
command-pending = What waits for my OK
command-plans = What is planned, and cancelling it
command-mandates = What may be done without asking, and taking it back
command-undo = Take back my last change
command-stop = Stop everything
command-resume = Resume work
command-settings = Report time, quiet hours, how messages come
command-help = How to use
command-language = 中文 / English
command-shop = Change shop
command-tomorrow = Practice shop: move on a day
command-invite = Invite somebody: /invite operator
command-unknown = There is no command “{ $name }”. Send /help to see what can be said, or just say it in plain words.
