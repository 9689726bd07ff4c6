### Words of the desk's screens.

## General

opening = Opening…
save = Save
cancel = Cancel
close = Close
try-again = Try again
not-given = Not given
program-version = Version { $version }
fallen-title = The program could not start
refusals-title =
    { $count ->
        [one] One thing to put right
       *[other] { $count } things to put right
    }
age-now = now
age-minutes = { $count } min
age-hours = { $count } h
age-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
wait-seconds = { $seconds } s
wait-minutes = { $minutes } min { $seconds } s

## The frame

desk-code = Desk { $desk }
frame-places = Screens
printer-none = No printer
printer-not-asked = Printer: not asked yet
printer-ready = Printer ready
printer-near-end = The printer’s roll ends soon
printer-waiting =
    { $count ->
        [one] 1 slip waits for the printer
       *[other] { $count } slips wait for the printer
    }
printer-trouble =
    { $count ->
        [0] Printer trouble
       *[other] Printer trouble, slips waiting: { $count }
    }
printer-in-doubt = Did the slip come out? ({ $count })
printer-handed-over = In the print queue, see whether it came out ({ $count })
backup-none = No backup
backup-age = Backup: { $age }
backup-trouble = Backup failed
warning-clock-behind = The computer's clock is behind. Set date and time; numbers are not affected.
warning-room-left = The disk is filling up; room left: { $megabytes } MB. Ask your administrator to make room.
warning-numbers-left =
    { $count ->
        [0] The numbers of this desk code are used up. Nothing can be registered until a new desk code begins.
        [one] This desk code has 1 number left. A new desk code should begin now.
       *[other] This desk code has { $count } numbers left. A new desk code should begin before they are used up.
    }

## Actions

action-help = Help
action-register = New application
action-find = Find
action-day = Day
action-inquiry = Inquiry
action-take-back = Take the inquiry back
action-settings = Settings
action-lock = Lock
action-palette = What would you like to do?
action-larger = Larger type
action-smaller = Smaller type
action-save = Save and print
action-saving = Saving…
action-leave = Leave the draft
action-attach = Attach a file
action-notice = Show the privacy notice
action-next = Next visitor
action-copy = Print a copy
action-copy-large = Print a copy in large letters
action-correct = Correct
action-link = Link to another application
action-back = Back
palette-hint = Type: find, lock, settings…
palette-none = Nothing of that name. Try another word.
help-title = Keyboard
help-intro = Enter goes to the next field. Ctrl+Enter finishes. Esc never loses anything.
help-anywhere = Anywhere
help-register = While registering
help-registered = After registering
help-application = On an application

## Application: who

ask-who = Who?
ask-what = What?
ask-where = Where to?
field-national-id = Identity number
field-national-id-good = valid
field-identity-absent = Has none
field-name = Name
field-given-name = Given name
field-surname = Surname
field-name-withheld = Withholds the name
field-phone = Phone
field-address = Address
field-birth-year = Year of birth
field-language = Language
field-needs = Needs
field-represented = Someone speaks for them
field-representative-name = Representative's name
field-representative-phone = Representative's phone
field-representative-relation = Relation
field-representative-relation-hint = For example: daughter, lawyer
applicant-more = Address, year of birth, representative…
applicant-withheld = Name withheld
language-tr = Turkish
language-en = English
language-ar = Arabic
language-ku = Kurdish
language-ru = Russian
language-fa = Persian
language-uk = Ukrainian
need-step-free-way = Step-free way
need-sign-language = Sign language
need-reading-aloud = Reading aloud
need-large-print = Large print
need-writing-help = Help with writing
need-interpreter = Interpreter
need-seat = A seat
need-accompaniment = Accompaniment

## Application: what, where

field-kind = Kind
field-topic = Topic
field-subject = Subject
field-narrative = Narrative
field-unit = Unit
field-notice = Privacy notice
field-attachments = Attachments
field-reason = Reason
field-reason-hint = For example: the phone number was mistyped
topic-none = No topic by that word. Try another, or leave it empty.
topic-open = No topic
unit-open = To be decided later
notice-shown-at-desk = Shown at the desk
notice-read-aloud = Read aloud
notice-on-paper = On paper
notice-not-given = Not given
office-of-province = the Governorate of { $province }
office-of-district = the District Governorate of { $district } ({ $province })
attachments-hint = PDF, JPEG or PNG, up to 20 MB. Drop it here, or paste with Ctrl+V.
attachments-drop = Drop or paste files here
attachments-coming =
    { $count ->
        [one] Taking in the file…
       *[other] Taking in { $count } files…
    }
attachment-remove = Remove
attachment-remove-named = Remove: { $name }
attachment-open = Open
attachment-open-named = Open: { $name }
attachment-elsewhere = Taken in at another desk; it is fetched when you open it.
attachment-on-its-way = The attachment is being fetched and opens when it is here.
attachment-without-line = The center cannot be reached now. The attachment is fetched and opens once there is a line.

## The registering screen

register-beside = The person's applications and the slip
earlier-title = This person's applications ({ $count })
earlier-label = This person's earlier applications
earlier-none = No earlier application
earlier-none-hint = Looked up here as you type an identity number, a phone or a name.
earlier-same-topic = Same topic
linked-to = Linked to:
link-undo = Undo the link
link-to-same = Link to the one with the same topic
preview-title = Preview of the slip
preview-mark = SAMPLE
preview-sample = Sample; not registered yet
preview-none = The slip appears here as you type.
draft-saved = Draft saved { $time }
draft-not-saved = The draft cannot be saved
draft-left = The draft is kept. F2 takes it up again.
draft-discard = Discard the draft
draft-discard-title = Discard the draft?
draft-discard-text = What was typed will not come back.
draft-discard-keep = Keep the draft
draft-discard-yes = Discard
same-matter-title = Same person, same topic
same-matter-text = This person has an open application on this topic from the last 30 days. Nothing is registered yet.
same-matter-link = Register and link to this one
same-matter-go-on = Register without a link
same-matter-cancel = Cancel, back to the form

## After registering

registered-title = The application is registered
registered-due = Answered by
registered-unit = Unit
registered-slip = Slip
registered-no-printer = No printer: write the number down by hand.
slip-state-queued = Waiting its turn
slip-state-claimed = Asking the printer how it is
slip-state-sending = Going to the printer
slip-state-sent = The printer has it, asking whether it came out
slip-state-printed = Printed
slip-state-handed-over = Handed to the print queue; please see whether it came out
slip-state-blocked = Held up for now, goes on by itself
slip-state-unknown = Nobody knows whether it came out
slip-state-dropped = Will not be printed
slip-word-came-out = It came out
slip-word-print-again = It did not, print a copy
slip-word-drop = Leave it
slip-move = Print on { $printer }
slips-title = Slips that wait
slips-none = No slip waits

## Inquiry

inquiry-title = Inquiry
inquiry-text = Someone was told the way; there is nothing to follow up, it is only counted.
inquiry-note = Note
inquiry-note-hint = A word or two if you like, no names. Leaving it empty and pressing Enter is enough.
inquiry-topic-hint = Choose what was asked about, if you like.
inquiry-record = Count it
inquiry-recorded = Inquiry counted. Today: { $count }
inquiry-taken-back = Inquiry taken back. Today: { $count }
inquiry-take-back = Take back
inquiry-take-back-named = Take back the inquiry of { $time }

## Find

find-label = Number, name, phone or identity number
find-hint = Finds as you type. The down arrow goes to the list, Enter opens.
find-likely = Numbers close to it:
find-count =
    { $count ->
        [one] 1 application found
       *[other] { $count } applications found
    }
find-results = Applications found
find-none = No application found
find-none-hint = Try a few letters of the name, the phone number, or the number on the slip.
find-again = Search again
opening-application = Opening the application…
due-overdue =
    { $days ->
        [one] 1 day overdue ({ $date })
       *[other] { $days } days overdue ({ $date })
    }
due-soon =
    { $days ->
        [0] Due today ({ $date })
        [one] 1 day left ({ $date })
       *[other] { $days } days left ({ $date })
    }
due-later = { $days } days left ({ $date })
legal-limit = Legal limit: { $date }
detail-slips = Slips
detail-linked = Linked applications
detail-history = What happened
fact-application-registered = Registered
fact-application-corrected = Corrected
fact-applications-linked = Linked to:
fact-slip-copied = A copy of the slip was asked for
fact-application-referred = Referred to a unit
fact-referral-returned = Returned by the unit
fact-unit-answered = Answered by the unit
fact-application-concluded = Concluded
fact-result-delivered = The applicant was told the result
fact-application-withdrawn = Withdrawn by the applicant
fact-application-reopened = Reopened
fact-fact-refused = A step did not count: the application had changed meanwhile
fact-sms-fate-changed = The state of its SMS changed
fact-link-proposed = May be the same matter, somebody was asked to look:
fact-application-looked-up = Looked at by another office
fact-unknown = Update the program to see this
changed-identity = identity
changed-given-name = given name
changed-surname = surname
changed-phone = phone
changed-address = address
changed-birth-year = year of birth
changed-language = language
changed-needs = needs
changed-representative = representative
changed-kind = kind
changed-topic = topic
changed-subject = subject
changed-narrative = narrative
changed-unit = unit
changed-attachments = attachments
changed-privacy-notice = privacy notice
by-the-desk = the desk program
correct-title = Correction
correct-why = Why?
correct-save = Save the correction
link-number = Number of the application to link to
link-number-hint = The 13 digits on the slip, such as 1003 010 004 217
link-do = Link

## Day

day-before = Day before
day-after = Day after
day-today = Today
day-applications = Applications
day-inquiries = Inquiries
day-inquiry-list = The day’s inquiries
day-list = The day's applications
day-none = No application on this day
day-none-hint = F2 writes a new one.

## Signing in

sign-in-title = Sign in
sign-in-who = Who are you?
sign-in-locked = Locked: an administrator can open it
sign-in-do = Sign in
sign-in-waiting = Wait { $time } before trying again.
account-recover = Open with the recovery code
account-recover-title = Opening a locked account
account-recover-text = Type the recovery code from its paper and choose a new PIN or password.
account-recover-do = Open the account
role-clerk = Clerk
role-officer = Officer
role-escort = Escort
role-manager = Manager
role-administrator = Administrator
field-secret = PIN or password
field-secret-hint = Digits only, or a password; something nobody else can guess.
field-secret-again = Once more
field-secret-again-hint = Type the same again.

## Settings

settings-administrator-only = Staff, printer, desk code and backups are set by an administrator.
appearance-title = Appearance
field-theme = Colours
theme-system = As the computer
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
field-size = Type size
size-1 = Normal
size-2 = Large
size-3 = Largest
field-screen-language = Language of the screen
staff-title = Staff
staff-add = Add someone
staff-add-do = Add
field-staff-name = Name
field-role = Role
staff-locked = Locked
staff-left = Left
staff-unlock = Unlock
staff-unlock-named = Unlock: { $name }
staff-secret = New PIN
staff-secret-named = New PIN or password: { $name }
staff-deactivate = Has left
staff-deactivate-named = Has left: { $name }
staff-deactivate-title = Has { $name } left?
staff-deactivate-text = They can no longer sign in. What they wrote keeps their name.
staff-deactivate-yes = Yes, has left
backups-title = Backups
backups-text = A backup is made every day by itself; the last 14 are kept. Your records are safer with a second folder on another disk.
backups-now = Back up now
backups-making = Backing up…
drives = Plugged-in disks
drive-choose = { $name }, { $free } free
drive-choose-plain = { $name }
drive-chosen = The folder was filled in: { $folder }
drives-none = No plugged-in disk was found. Plug one in and look again, or type the folder.
drives-search = Look for plugged-in disks
field-folder = Second backup folder
field-folder-hint = Choose one below or type it, for example /media/backup. Empty means on this computer only.
backup-good =
    { $count ->
        [one] Good, 1 application
       *[other] Good, { $count } applications
    }
backup-bad = Not good
backups-looking = Proving the backups…
backups-none = No backup found
backups-none-hint = See whether the disk with the backups is connected.
backups-which = Which backup?
backups-restore = Restore this backup
backups-restoring = Restoring… The old file is set aside, not deleted.
series-settings-title = Desk code
series-now = The code of this desk: { $desk }
series-left =
    { $count ->
        [one] This code has 1 number left
       *[other] This code has { $count } numbers left
    }
series-settings-text = The fifth and sixth digit of an application's number are the desk code. Begin a new code before its numbers are used up.
series-new = Begin a new desk code
series-new-title = Begin a new desk code?
series-go = Go to the desk code in the settings
series-tell = Tell an administrator, who begins the new code in the settings.

deadline-title = Answering period
field-deadline = How are days counted?
field-deadline-hint = For new applications; registered ones keep their day.
deadline-calendar-days = { $days } calendar days
deadline-working-days = { $days } working days

## How a number is said

number-0 = zero
number-1 = one
number-2 = two
number-3 = three
number-4 = four
number-5 = five
number-6 = six
number-7 = seven
number-8 = eight
number-9 = nine
number-10 = ten
number-11 = eleven
number-12 = twelve
number-13 = thirteen
number-14 = fourteen
number-15 = fifteen
number-16 = sixteen
number-17 = seventeen
number-18 = eighteen
number-19 = nineteen
number-20 = twenty
number-30 = thirty
number-40 = forty
number-50 = fifty
number-60 = sixty
number-70 = seventy
number-80 = eighty
number-90 = ninety
number-100 = one hundred
number-200 = two hundred
number-300 = three hundred
number-400 = four hundred
number-500 = five hundred
number-600 = six hundred
number-700 = seven hundred
number-800 = eight hundred
number-900 = nine hundred

## Slip texts

slip-texts-title = Slip texts
slip-texts-text = What you write here is on every slip, in its Turkish part. What you leave empty is not printed.
field-slip-heading = Top line
field-slip-heading-hint = At most { $limit } characters. Example: T.C. Edremit Kaymakamlığı
field-slip-result = How to learn the result
field-slip-result-hint = At most { $limit } characters. If empty: Sonucu bankomuza sorabilirsiniz.
field-slip-phone = Telephone
field-slip-phone-hint = At most { $limit } characters. In the part of every language. Example: 0266 373 00 00
field-slip-place = Where you are
field-slip-place-hint = At most { $limit } characters. Example: Hükümet Konağı, giriş kat
field-slip-hours = Opening hours
field-slip-hours-hint = At most { $limit } characters. Example: Hafta içi 08.30–17.30
slip-texts-large = Print every slip in large letters
slip-texts-saved = Saved; slips are printed so from now on
slip-texts-language = Language of the preview
field-slip-logo = Logo
field-slip-logo-hint = A PNG picture, at most 1 MB. It prints in black and white, in place of the open door.
slip-logo-choose = Choose logo
slip-logo-remove = Remove logo
slip-logo-shown = The chosen logo
