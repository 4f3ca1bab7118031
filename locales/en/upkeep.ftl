### What the verbs of upkeep say: keys, copies, handing out and erasing.

upkeep-key-replaced = The master key is replaced; the keys of { NUM($count) } shops are wrapped under the new one, and the old one is no longer needed
