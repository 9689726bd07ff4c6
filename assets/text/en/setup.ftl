### Words of setting up, the printer and recovery.

## Setting up

setup-title = Setting up
setup-steps = Steps of setting up
setup-step = Setting up, step { $step } of { $of }
setup-go-on = Go on
setup-welcome-title = Welcome
setup-welcome-text = We will make this computer an Açık Kapı desk. It takes a few minutes; if you leave, it goes on where you left. Have at hand:
setup-welcome-need-office = the name of your office and the code of this desk (the first is 01)
setup-welcome-need-printer = the network address of the slip printer (or add it later)
setup-welcome-need-paper = paper and pen for the recovery code
setup-begin = Begin
setup-restore = Restore from a backup
setup-office-title = Which office, which desk?
setup-office-short = Office
setup-administrator-title = The first administrator
setup-administrator-short = Administrator
setup-printer-title = The slip printer
setup-printer-short = Printer
setup-recovery-title = The recovery code
setup-recovery-short = Recovery
field-office = Office
field-office-hint = Province or district, or the plate. For example: edremit
office-none = No office by that name.
office-province-note = Governorate · plate { $plate } · { $province }
office-district-note = District governorate · { $province } · plate { $plate }
office-chosen = { $office }, office code { $code }
field-desk-code = Desk code
field-desk-code-hint = 01 to 99. One code belongs to one computer.
desk-code-must-be-new = Numbers were given at this desk before. So that none is given twice, choose a desk code that was never used in your office.
desk-codes-used = Used codes (office and desk): { $codes }
setup-administrator-text = Who keeps the desk and adds the staff. Others can be added later.

## Printer

setup-printer-text = Registering works without a printer; the number is shown large on the screen.
printer-title = Slip printer
printers-title = Printers
printers-none = No printer is set up.
printers-none-text = Applications are registered without one, too; the number is shown large on the screen.
printer-add = Add a printer
printer-change = Change
printer-change-named = Change the printer { $name }
printer-remove = Remove
printer-remove-named = Remove the printer { $name }
printer-remove-title = Remove { $name }?
printer-remove-text = You will have to choose another printer for what this one prints.
printer-remove-yes = Remove
printer-for-slip = Slips
printer-for-document = Documents (A4, A5)
printer-for-none = No printer
printer-chosen-slip = prints slips
printer-chosen-document = prints documents
printer-connected = A printer of this computer
printers-searching = Looking for printers…
printers-found = Printers found
printers-found-none = No printer was found. See that it is plugged in and on, then search again.
printers-search-again = Search again
printer-kind-usb = USB
printer-kind-device = Device
printer-kind-serial = Serial line
printer-kind-queue = System’s printer
field-printer-name = Name of the printer
field-printer-name-hint = Example: Desk printer
field-printer-profile = Kind of printer
field-printer-profile-hint = If you do not know, leave it; the printer is asked when the test page is printed.
printer-profile-generic = Unknown printer
printer-trying = Asking the printer and printing a test page…
printer-learned = The printer says that it is: { $name }
printer-suggested = Its kind was set to { $profile }.
printer-silent = The printer does not say how it is. After each slip you will be asked whether it came out.
field-printer-letters = Which line reads right?
field-printer-letters-hint = Look at the lines of the test page: it should read ğ Ğ ı İ ş Ş . -
printer-letters-mark = Line { $mark }
printer-letters-none = None: print slips as pictures (slow)
printer-where = Where is the printer?
printer-whether = Is there a printer?
printer-network = A printer on the network
printer-later = No printer for now
printer-later-note = Can be added in the settings later.
field-printer-address = Address of the printer
field-printer-address-hint = For example: 192.168.1.50
field-width = Width of the paper
width-80 = 80 mm
width-58 = 58 mm
printer-test = Print a test page
printer-tested = The test page is on its way. See that it comes out.

## Recovery code

setup-recovery-text = The records are encrypted. If this computer breaks, only the recovery code opens them. It is shown once and stored nowhere.
setup-recovery-warning = If the code is lost, the records can never be opened again.
setup-recovery-show = Show the code
setup-recovery-write = Write the code on paper or print it; keep the order.
setup-recovery-print = Print it on the slip printer
setup-recovery-printed = It is on its way to the printer. See that it comes out and can be read.
setup-recovery-on-paper = It is on paper, go on
setup-recovery-confirm-text = Now type the code from the paper, so that we know it is right.
setup-recovery-again = Back to the code
setup-finish = Finish
field-recovery-code = Recovery code
field-recovery-code-hint = Capitals and spaces do not matter.

## Records that do not open

recovery-title = The recovery code is needed
recovery-open = Open
recovery-by-backup = Restore from a backup instead
recovery-damaged-title = The records are damaged
recovery-damaged-text = The newest good backup is chosen; you can choose another.
recovery-no-backup-text = There is no good backup to restore. If the disk with the backups is not plugged in, plug it in first and open the desk again. If there is no backup at all, the records can be set aside and the desk begun anew.
set-aside = Set the records aside and begin anew
set-aside-title = Set the records aside?
set-aside-text = The desk begins empty; earlier applications are not seen here. The records are not deleted, yet going back is not easy. Ask your administrator first.
set-aside-code = Setting up anew needs a desk code that never gave numbers.
set-aside-surely = Set aside and begin anew
series-title = A new desk code is needed
series-text = So that no number is given twice, this desk goes on with a new code. Earlier applications keep their numbers and slips stay good. The desk cannot go back to the old code.
series-center-gives = This desk is enrolled at the center: once it is reached it gives the new code, and the desk goes on by itself. If that cannot be waited for, the administrator types a code below.
series-code-hint = 01 to 99. Choose one that no desk of your office has used.
series-begin = Go on with this code
closed-title = The records cannot be opened
