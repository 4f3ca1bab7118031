### Short answers to a press: 200 characters at most.

toast-approved = Fine, on it.
toast-declined = Fine, it will not be done.
toast-already = This card was already { FILLED($by) ->
    [no] answered
   *[yes] answered by { $by }
}.
toast-expired = This button has expired and nothing was touched. Please say it again if you still want it.
toast-used = This button was used before; it will not be done twice.
toast-not-yours = This button is not for you, and nothing was touched.
toast-forged = I do not know this button, and nothing was touched.
toast-working = Working on it...
toast-not-allowed = You may not do this, and nothing was touched.
toast-not-in-group = Not in a group, please. Write to me in private.
toast-drifted = The shop has just changed, so that card is void. Please see the new one.
toast-stopped = Everything is stopped, so this cannot be done.
toast-failed = Not done; please see the message.
