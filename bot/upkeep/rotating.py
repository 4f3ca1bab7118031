"""The master key replaced: every shop's key is wrapped anew, in steps that each stay done, so a cut-off replacement goes on."""

from bot.build import key_source
from bot.holding import alone
from bot.ports.importing import Progress
from bot.settings import Settings
from bot.storage.keyring import KeySource, MasterKey
from bot.storage.sealing import new_key
from bot.storage.store import SqlStore, open_store


def rotate(settings: Settings, progress: Progress) -> int:
    """How many shops' keys were wrapped anew. Afterwards the key before opens nothing any more.

    With `XIAOER_SECRET_KEY` set, that is the key to come under; otherwise the key file gets a new one. Raises SecretError when a
    shop's key is under a master key that is not here, with everything else left as it was.
    """
    source = key_source(settings)
    with alone(settings.data_dir):
        if not source.given:
            _second_line(source)
        store = open_store(settings.database, keyring=source.keyring())
        try:
            done = _wrap_all(store, progress)
        finally:
            store.close()
        if not source.given:
            source.write(source.in_file()[:1])
    return done


def _second_line(source: KeySource) -> None:
    """Both keys are in the file before anything is wrapped anew; one that has two lines is a replacement that was cut off."""
    keys = source.in_file()
    if len(keys) < 2:
        source.write((MasterKey(new_key()), *keys))


def _wrap_all(store: SqlStore, progress: Progress) -> int:
    with store.begin() as tx:
        total = tx.secrets.unwrapped()
    done = 0
    while True:
        with store.begin() as tx:
            count = tx.secrets.wrap_anew()
        if not count:
            return done
        done += count
        progress(done, total)
