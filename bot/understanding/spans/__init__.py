"""Numbers, money, percentages, ordinals, quantities, ranges and dates anywhere in a text, with their places in it.

A general reader that accounts for every figure in a message. It never acts on a shop: what may change a shop is read by the
stricter grammar beside this room.
"""
