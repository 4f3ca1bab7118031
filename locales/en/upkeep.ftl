### What the verbs of upkeep say: keys, copies, handing out and erasing.

upkeep-key-replaced = The master key is replaced; the keys of { NUM($count) } shops are wrapped under the new one, and the old one is no longer needed
upkeep-copied = Copied { NUM($megabytes) } MB to { $file }, checked and encrypted. Without XIAOER_BACKUP_KEY nobody can read it
error-backup-key = Copies are encrypted: set XIAOER_BACKUP_KEY to a passphrase of { NUM($least) } characters or more, and keep it elsewhere too.
error-backup-postgres = The database is PostgreSQL: copy it with pg_dump, or with continuous archiving (PITR), which PostgreSQL brings along.
error-backup-no-database = There is no database at { $where } yet.
error-backup-exists = { $file } is there already. Nothing was overwritten; choose another name.
error-backup-write = { $file } cannot be written: { $reason }. Check the folder and the space on its disk.
