"""The same stories on marketplaces that promise less: calls that are only read, and calls that only a person can settle."""

from hypothesis import settings

from bot.ports.marketplace import Repeatable
from tests.simulation.test_money_machine import MoneyMachine


class QueryableMoneyMachine(MoneyMachine):
    promise = Repeatable.QUERYABLE


class BlindMoneyMachine(MoneyMachine):
    promise = Repeatable.BLIND


for machine in (QueryableMoneyMachine, BlindMoneyMachine):
    machine.TestCase.settings = settings(MoneyMachine.TestCase.settings, max_examples=20)
TestQueryableMoneyMachine = QueryableMoneyMachine.TestCase
TestBlindMoneyMachine = BlindMoneyMachine.TestCase
