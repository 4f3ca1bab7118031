### The database cannot be used: what is wrong and who can put it right.

error-database-readonly = The database { $where } cannot be written. Please check the permissions of the file and of its folder.
error-database-folder = The database cannot be opened at { $where }. Please check that its folder exists, can be written and is no file.
error-disk-full = The disk that holds the database { $where } is full. Nothing of the last step was saved. Please free some space and start again.
error-database-device = The disk failed while reading or writing the database { $where }. Please check the disk before starting again.
error-database-corrupt = { $where } is damaged or is no database of Xiaoer. Please keep the file and put back a backup.
error-database-busy = The database { $where } is in use by another program. Please end that program, or try again in a moment.
error-database-unreachable = The database { $where } cannot be reached. Please check that it is running, and the address, name and password in the settings.
error-database-url = The address of the database cannot be read. It looks like sqlite:///folder/file.db or postgresql://user@host/name.
error-database-unsafe = The database { $where } could lose confirmed work in a power cut ({ $settings }). Please put these settings right.
error-database-newer = The database { $where } was made by a newer Xiaoer (version { $revision }). Please update the program.
error-database-downgrade = The database { $where } was not set back: the table { $table } still holds data that would be lost. Nothing was changed.
error-shop-name-shared = Several shops are called “{ $name }”, so I cannot tell which one is meant. Please use the shop's id.
error-secret-altered = The stored secret { $name } does not open: its bytes were changed, or it was moved here from elsewhere. Please enter it again.
error-secret-lost = The key that sealed the secret { $name } is gone. Please enter it again.
error-secret-key-missing = The master key { $key } that stored secrets need is not here. Please put it back: XIAOER_SECRET_KEY_OLD, or the key file.
error-secret-key-form = The master key in { $where } cannot be read: it is 32 random bytes in base64, as `openssl rand -base64 32` prints them.
error-secret-file = The key file { $file } cannot be read or written. Please check its folder and permissions (XIAOER_VAULT_FILE).
error-secret-file-open = Others on this machine may read the key file { $file }. Please make it yours alone: chmod 600
