"""Cards nobody answered: closed on time, and the card says so wherever it is shown."""

from bot.app import Address, App
from bot.domain.approval import Approval
from bot.domain.outcome import Outcome
from bot.ports.store import Transaction


async def expire_cards(app: App) -> None:
    def tell(tx: Transaction, approval: Approval, outcome: Outcome) -> None:
        person = tx.people.person(approval.asked_by)
        if person is not None:
            app.post.tell(tx, outcome, Address.of(person, f"expired-{approval.id}", shop_id=approval.shop_id))

    app.expire(tell)
