### What the verbs of upkeep say: keys, copies, handing out and erasing.

upkeep-key-replaced = The master key is replaced; the keys of { NUM($count) } shops are wrapped under the new one, and the old one is no longer needed
upkeep-copied = Copied { NUM($megabytes) } MB to { $file }, checked and encrypted. Without XIAOER_BACKUP_KEY nobody can read it
error-backup-key = Copies are encrypted: set XIAOER_BACKUP_KEY to a passphrase of { NUM($least) } characters or more, and keep it elsewhere too.
error-backup-postgres = The database is PostgreSQL: copy it with pg_dump, or with continuous archiving (PITR), which PostgreSQL brings along.
error-backup-no-database = There is no database at { $where } yet.
error-backup-exists = { $file } is there already. Nothing was overwritten; choose another name.
error-backup-write = { $file } cannot be written: { $reason }. Check the folder and the space on its disk.

upkeep-restored = Restored the copy of { $copied }; what was there is kept as { $kept }
upkeep-restored-fresh = Restored the copy of { $copied }
upkeep-gap = What happened from { $copied } to { $restored } is not in it (restore no. { NUM($epoch) }). Messages waiting then and not worked off: { NUM($messages) }; messages not sent: { NUM($unsent) }
upkeep-gap-shop = { $shop }: { NUM($cards) } cards void, { NUM($unclear) } calls to be looked up, { NUM($plans) } plans to be asked about, { $held } held until today's ad spend was read
upkeep-gap-secrets = Stored secrets of { NUM($count) } shops have no key any more and must be entered again
upkeep-gap-erased = Erased again, as before: { NUM($count) }
restored-notice =
    The data were put back to { $copied }. What happened until { $restored } is missing here, though it may have been done on the platform.
    Cards that can no longer be answered: { NUM($cards) }. Calls I am looking up on the platform: { NUM($unclear) }. Plans I ask about: { NUM($plans) }. Messages not sent: { NUM($unsent) }.
    Nothing more is spent today until the platform's own figures were read ({ $held } held). Reports of these days may have gone out before.
    What could be done without asking is taken back: please allow it again if you want it.
    Please check: who belongs to the shop, the caps, prices and plans changed in that time.
restored-message = “{ $text }” came before the data were put back. It may have been done already. Please say it again if you still want it.
restored-plan = { $names }: this was planned for { $at }, while the data were being put back. It may have been done. Shall I do it now?
restored-plan-end = { $names }: this should have been taken back by now, after { $at }, while the data were being put back. It may have been. Shall I take it back?
policy-restored = The data were put back to an older copy, so I ask first
log-restored = { $time } The data were put back to an older copy; what happened in between is missing
error-restore-there = There is a database at { $where } already. Nothing was changed. To put the copy in its place and keep the old file beside it: --replace
error-restore-broken = { $file } does not open as a copy: wrong passphrase, a different file, or one that was altered or cut short. Nothing was changed.
error-restore-write = The copy cannot be put back: { $reason }. Check the folder { $folder } and the space on its disk. Nothing was changed.

upkeep-handed-out = { NUM($rows) } rows handed out to { $file }
upkeep-would-erase = This would erase { $name } for good: the rows above, but for the money log and the work log, which stay under ids that name nobody. Nothing was changed; to do it: --yes
upkeep-erased = { $name } is erased. The money log and the work log stay under ids that name nobody. Make a copy now: it carries the note that keeps older copies from bringing it back
upkeep-older = { $file } still holds older data; delete it when it is no longer needed
error-whom = Name exactly one: --shop or --person.
error-no-such-person = There is nobody called { $name } here. A person is messenger:account, such as telegram:123456789.
