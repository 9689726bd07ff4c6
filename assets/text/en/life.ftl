### The words of an application's way: where it is, what happened, what became of its SMS.

state-registered = Registered, not with a unit yet
state-referred = With the unit: { $unit }
state-returned = Sent back by the unit, to be referred again
state-answered = Answered by the unit, the result is to come
state-concluded = Concluded, the person is to be told
state-delivered = The result was told
state-withdrawn = The person withdrew it
state-reopened = Reopened, to be referred to a unit

outcome-positive = Positive
outcome-negative = Negative
outcome-referred-elsewhere = Sent to another authority
outcome-not-examinable = Not examinable (law 3071, art. 6)

way-in-person = at the desk
way-phone = on the telephone
way-letter = by letter

sms-registration = SMS on registration
sms-conclusion = SMS on the result
sms-waiting = to be sent
sms-handed-over = handed to the operator
sms-delivered = delivered
sms-failed = not delivered; call or write a letter
sms-unknown = nobody knows whether it arrived; call if need be
sms-no-phone = no telephone; ask for a number to call or write a letter
sms-too-old = not sent, since it came too late

registered-at-desk = Desk { $desk }
by-the-center = the center

result-title = Result
result-text = Tell the person the result; once you have, choose how they learned of it.
result-told-in-person = Told at the desk
result-told-phone = Told on the telephone
result-told-letter = Told by letter

elsewhere-title = Look at another office’s application
elsewhere-which = Which application?
elsewhere-text = The center is asked while the person who applied stands before you or is on the telephone. That you looked is shown at the application’s own office.
elsewhere-number = Application number
elsewhere-number-hint = The 13 digits on the slip. Example: 1003 010 004 235
elsewhere-digits = Last four digits of the identity number or telephone
elsewhere-digits-hint = Ask the person who applied. Example: 4567
elsewhere-do = Ask the center
