"""Short names for the column shapes of all revisions, frozen with them: bot.storage.columns may move on, these may not."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Integer, String, Text

NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def number(name: str = "number") -> Column[int]:
    """A key that counts up."""
    return Column(name, NUMBER, autoincrement=True, primary_key=True)


def words(name: str, null: bool = False, key: bool = False) -> Column[str]:
    """Text of any length, JSON included; `key` makes it (part of) the primary key."""
    return Column(name, Text(), nullable=null, primary_key=key)


def short(name: str, length: int, null: bool = False, key: bool = False) -> Column[str]:
    """Text of a known greatest length."""
    return Column(name, String(length), nullable=null, primary_key=key)


def moment(name: str, null: bool = False) -> Column[int]:
    """Microseconds since 1970, UTC."""
    return Column(name, BigInteger(), nullable=null)


def whole(name: str) -> Column[int]:
    return Column(name, Integer(), nullable=False)


def minor(name: str, null: bool = False) -> Column[int]:
    """An amount in minor units; its currency stands in a column of its own."""
    return Column(name, BigInteger(), nullable=null)


def shop_id(table: str, key: bool = False) -> Column[str]:
    """The tenant a row of `table` belongs to."""
    shop = ForeignKey("shop.id", name=f"fk_{table}_shop_id")
    return Column("shop_id", Text(), shop, nullable=False, primary_key=key)


def one_of(table: str, column: str, *allowed: str) -> CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=f"ck_{table}_{column}")


def both_or_none(table: str, amount: str) -> CheckConstraint:
    """An amount has a currency, and no currency stands alone."""
    return CheckConstraint(f"({amount}_minor IS NULL) = ({amount}_currency IS NULL)", name=f"ck_{table}_{amount}")


def belongs_to(table: str, columns: tuple[str, str], target: tuple[str, str]) -> ForeignKeyConstraint:
    """A reference inside one shop, checked at commit."""
    name = f"fk_{table}_{'_'.join(columns)}"
    return ForeignKeyConstraint(columns, target, name=name, deferrable=True, initially="DEFERRED")
