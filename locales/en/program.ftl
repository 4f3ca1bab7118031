### The program itself: start, set-up checks, the command line, files sent in the chat.

practice-shop-name = Practice shop
practice-owner-name = Boss
files-shop-name = My shop

console-page-address = Xiaoer is waiting here: { $address }
console-telegram-serving = Telegram is on as well: @{ $name }

## Set-up
doctor-python = Python { $version }; 3.11 or newer is needed
doctor-folder = Data folder { $folder } can be written, { NUM($free) } MB free
doctor-folder-bad = Data folder { $folder } cannot be used. Check its permissions, or choose another (XIAOER_DATA_DIR)
doctor-folder-full = Data folder { $folder } has only { NUM($free) } MB left. Make room first
doctor-database = The database can be read and written, and survives a power cut
doctor-port = Port { $port } for the chat page is free
doctor-port-taken = Port { $port } is taken: Xiaoer may be running already, or choose another (XIAOER_WEB_PORT)
doctor-web-local = Only this computer can open the chat page
doctor-web-open = The chat page listens on { $host }, so other computers can reach it: make sure you want that
doctor-telegram = The Telegram token is set
doctor-telegram-missing = No Telegram token (TELEGRAM_BOT_TOKEN): only the chat page is served
doctor-admins = Admins: { NUM($count) }
doctor-admins-missing = Telegram is on but nobody is an admin, so nobody can invite: set XIAOER_ADMINS=telegram:your numeric id
doctor-running = Xiaoer is using the data in this folder right now, as it should
doctor-web-key-short = The key of the chat page (XIAOER_WEB_KEY) is too short; it needs 16 characters or more
doctor-telegram-odd = The Telegram token does not look right; copy it again from BotFather, all of it (TELEGRAM_BOT_TOKEN)

error-already-running = Xiaoer is already using the data folder { $folder }. Stop it first, or choose another folder.
error-data-folder = The data folder { $folder } cannot be used: { $reason }. Check its permissions, or choose another with XIAOER_DATA_DIR.
error-web-key-short = The key of the chat page (XIAOER_WEB_KEY) is too short; it needs 16 characters or more.

## Command line
error-date = “{ $text }” is no date. Write it like 2026-06-18
error-period = The first day { $first } is after the last day { $last }. Swap them
error-no-such-shop = There is no shop called “{ $name }”
error-no-such-file = There is no such file: { $path }
error-no-such-role = There is no role “{ $role }”. Write owner, operator or viewer
error-shop-not-from-files = The data of “{ $name }” do not come from files, so no file can be imported into it. Use another name and I will make that shop.
error-currency = I do not know the currency “{ $currency }”. These can be used: { $known }
error-shop-currency = “{ $name }” keeps its books in { $kept }, not in { $currency }, and nothing was imported. Use another name, or leave the currency out.
error-shop-without-name = A shop needs a name (--shop)
error-file-closed = The file { $path } cannot be opened: { $reason }
error-answer-form = I cannot read “{ $answer }”. Write --answer as it stands under the question
error-phrase-line = Line { NUM($line) } cannot be read: one JSON object a line, with text and context
error-token-line = Line { NUM($line) } cannot be read: it needs a text, and ref as in 2026-06-18T10:00:00
score-row = { $group }: right { $right }/{ $lines }, harmless { $harmless }, harmful { $harmful }
error-out-file = File { $path } cannot be written: { $reason }
log-chain-none = There is no shop yet, and so no work log
log-chain-holds = { $shop }: { NUM($lines) } lines in the work log, none altered
log-chain-broken = { $shop }: the work log does not fit from line { NUM($line) } on; somebody altered it

## Words and files in the chat
message-too-long = That is too long for me to read safely. Please send it in several messages of at most { NUM($limit) } characters.
import-choice = { $answer }
import-choice-none = None of them
error-file-too-large = The file is too large; { NUM($megabytes) } MB at most. Please split it and send again.
error-trial-seeds = These are no seeds: { $seeds }. Write them as 0..99.
error-trial-kind = There is no such kind of marketplace: { $kind }. Choose from: { $choices }.
error-trial-mutant = There is no such seeded bug: { $mutant }. See --mutants.
