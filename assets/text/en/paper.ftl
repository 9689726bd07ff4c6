### Everything on paper that is in Turkish and English only: the rest of the slip, the recovery code, the test page.

## Slip

slip-desk = Açık Kapı · Desk { $desk }
slip-number = Your application number
# The same slip printed again.
slip-copy = COPY { $count }
slip-due = Answer by
slip-registered = Registered
slip-moment = { $date }, { $time }
slip-topic = Topic
slip-kind = Kind
slip-kind-and-topic = { $kind } · { $topic }
slip-unit = Unit
slip-applicant = ID

# For the preview in the settings.
slip-sample-topic = Street lamp
slip-sample-unit = Municipality

slip-kind-request = Request
slip-kind-complaint = Complaint
slip-kind-suggestion = Suggestion
slip-kind-tip-off = Tip-off
slip-kind-information-request = Information request
slip-kind-thanks = Thanks

## Recovery code

recovery-sheet-title = Recovery code
recovery-sheet-code = Code
recovery-sheet-why = If this computer breaks, only this code opens the records.
recovery-sheet-keep = Keep it locked away, far from the computer.
recovery-sheet-share = Tell no one and take no photograph of it.
recovery-sheet-printed = Printed

## Test page

test-page-title = Test page
test-page-printer = Printer
test-page-paper = Paper
test-page-width = { $dots } dots, { $dpi } dpi
test-page-printed = Printed
test-page-letters = ğĞ ıI iİ şŞ çÇ öÖ üÜ âÂ
test-page-ruler = Both ends of the ruler must be visible.
test-page-choose = Which of the lines below reads right? Choose the letter before it on the screen. If none does, choose “None”.
test-page-sample = ğ Ğ ı İ ş Ş . - Çağrı, İğdır
test-page-ready = If you can read this line, your printer is ready.
