"""Tests of the general reader of numbers, money, quantities and dates."""
