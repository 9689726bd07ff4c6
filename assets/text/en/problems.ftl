### Words for problem codes: what happened, what to do, an example where it helps. `problem-<code>` for each code.

## Fields

problem-national-id-length = An identity number has 11 digits; you typed { $given }. Example: 10000000146
problem-national-id-not-digits = An identity number has digits only. Remove letters and signs. Example: 10000000146
problem-national-id-checksum = This identity number is mistyped: its digits do not agree. Read it from the card again; if there is no number, tick “has no identity number”.
problem-phone-invalid = This is not a phone number. Type it with its area code. Example: 0532 123 45 67
problem-name-missing = Name and surname are empty. Type them; if the person does not want to say, tick “name withheld”.
problem-birth-year-invalid = The birth year must be between { $from } and { $to }. Type four digits. Example: 1968
problem-subject-missing = The subject is empty. Say in one line what is asked for. Example: The street lamp is out
problem-text-too-long = This field holds at most { $limit } characters; you typed { $given }. Shorten it, or attach it as a document.
problem-line-too-long = This line holds at most { $limit } characters; you typed { $given }. Shorten it.
problem-topic-unknown = There is no such topic. Choose one from the list; a few letters are enough.
problem-unit-unknown = There is no such unit. Choose one from the list, or leave it empty.
problem-representative-name-missing = The representative’s name is empty. Type it, or clear the representative’s details.
problem-reason-missing = The reason for the correction is empty. Say it in one sentence. Example: The phone number was mistyped
problem-nothing-changed = Nothing was changed. If there is nothing to change, cancel.

## Application number

problem-changed-meanwhile = This application changed while you looked at it; your correction was not saved. Look at it again and correct it once more.
problem-number-length = An application number has 13 digits; you typed { $given }. Example: 1003 010 004 217
problem-number-mistyped = The application number is mistyped: its digits do not agree. Read it from the slip again.
problem-number-unknown = This desk has no application with this number. Read it from the slip again.
problem-link-to-itself = An application cannot be linked to itself. Choose another one.
problem-digits-wrong = The last four digits of the identity number or telephone do not fit this application.
problem-paper-unknown = The center does not have this paper. Upload it again.
problem-step-outdated = Something else was done with this application while you looked at it; your step was not saved. Look at it again and try once more.
problem-step-impossible = From where this application stands, this cannot be done. Look at it again.
problem-unit-has-it = This unit has the application already. Choose another one, or wait for its answer.
problem-unit-not-asked = This application was not referred to this unit. Look at it again.
problem-answer-missing = A positive or negative result needs the unit's answer first.
problem-answer-empty = Write the answer.
problem-explanation-missing = Write a few sentences that tell the person the result.
problem-numbers-used-up = This desk code has no numbers left. An administrator must give a new desk code.

## Office and desk

problem-office-unknown = There is no such office. Choose the province and the district from the list.
problem-desk-code-invalid = A desk code has two digits, 01 to 99. Example: 01
problem-desk-code-used = This desk code has given numbers before. Choose another, so that no number is given twice.

## Staff and signing in

problem-staff-name-missing = The staff member’s name is empty. Type name and surname.
problem-staff-name-taken = There is already a staff member with this name. Add something to tell them apart. Example: Ayşe Kaya (2)
problem-staff-unknown = There is no such staff member, or they no longer work here. Choose one from the list.
problem-last-administrator = At least one administrator must remain. Give this role to someone else first.
problem-secret-too-short = Too short. A PIN has at least { $digits } digits, a password at least { $characters } characters.
problem-secret-too-easy = This PIN is easy to guess. Do not repeat one digit or use digits in a row.
problem-secrets-differ = The two entries differ. Type both again.
problem-secret-wrong = The PIN or password is wrong. Try again; tries left before it locks: { $left }
problem-sign-in-wait = There were too many wrong tries. Wait before you try again; seconds left: { $seconds }
problem-sign-in-locked = There were too many wrong tries, and the account is locked. An administrator can open it.
problem-sign-in-needed = Sign in first.
problem-sign-in-refused = Name, password or code is wrong. Try again.
problem-not-allowed = Your role does not allow this. Ask your administrator.

## Printer

problem-printer-address-invalid = This is not a printer’s address. Type its network address. Example: 192.168.1.50
problem-printer-name-missing = Give the printer a name. Example: Desk printer
problem-printer-name-taken = There is a printer of that name. Type another name.
problem-printer-not-picked = Choose a printer from the list. If yours is not there, see that it is plugged in and on, and search again.
problem-printer-unknown = This printer is no longer there. Choose one from the list.
problem-printer-unfit = This printer cannot print documents. Choose one of the system’s printers for them.
problem-printer-missing = No printer is set up. Add one in the settings; registering works without it.
problem-printer-unreachable = The printer does not answer. See whether it is on and its cable is in.
problem-printer-paper-out = The printer is out of paper. Put paper in; the slip prints by itself.
problem-printer-cover-open = The printer’s cover is open. Close it; the slip prints by itself.
problem-printer-fault = The printer reports a fault. Turn it off and on; if it goes on, tell your administrator.
problem-printer-not-allowed = The program may not open this printer. Pull its cable out and put it in again; if it goes on, tell your administrator: the user must be in the groups “lp” and “dialout”.
problem-printer-taken = Another program is using the printer. Close that program; the slip prints by itself.
problem-queue-missing = This computer has no printer queue of this name. Choose the printer again in the settings.
problem-queue-stopped = The printer queue was stopped. Start it again in the computer’s printer settings; the slip prints by itself.
problem-queue-unfit = This printer queue cannot print documents. Choose a printer with a driver for them.
problem-queue-gave-up = The printer queue gave this job up. Look at the paper; if it did not come out, print it again.
problem-slip-not-drawn = The slip could not be made. The application is registered; write its number down by hand.
problem-slip-too-old = The slip waited for more than a day and does not print by itself. Print a copy if it is needed, or choose “Leave it”.
problem-slip-handed-over = The slip was handed to the printer queue, which cannot know that it came out. Look at the printer and say whether it did.
problem-inquiry-unknown = This inquiry is not counted any more; it may have been taken back.
problem-inquiry-not-of-today = An inquiry is taken back only on the day it was counted.
problem-slip-not-waiting = This slip no longer waits, so it cannot go to another printer. The list has been renewed.
problem-slip-not-in-doubt = Nothing is being asked about this slip. The list has been refreshed.

## Attachments

problem-attachment-empty = This file is empty. Choose another one.
problem-attachment-too-large = The file is too large: { $given } MB. At most { $limit } MB can be attached.
problem-attachment-type-unknown = Files of this type cannot be attached. Choose a PDF, JPEG or PNG.
problem-attachment-cut-short = This { $found } file is cut short. Scan the document again and add it.
problem-attachment-lies = The file’s name says { $named }, its content is { $found }. Save it again, or choose another file.
problem-too-many-attachments = An application holds at most this many attachments: { $limit }

## Set-up, key and backup

problem-setup-step-out-of-order = The set-up is not at this step. Go on from the step on the screen.
problem-recovery-code-mistyped = The recovery code is mistyped. Read it from the paper again, letter by letter.
problem-recovery-code-length = A recovery code has 24 characters in six groups; you typed { $given }.
problem-recovery-code-group-mistyped = The recovery code has a typing mistake, most likely in group { $group }. Read it from the paper again.
problem-recovery-code-wrong = The recovery code is well typed, but it is not this desk’s. Find this desk’s paper.
problem-store-opens = The records open. Only records that do not open are set aside.
problem-backup-unreadable = This file is not a backup of a desk. Choose one from the backup folder.
problem-slip-too-full = With this text the slip does not fit { $paper } mm paper. Shorten it or remove another text.
problem-logo-not-png = The logo can only be a PNG picture. Save it as PNG and choose it again.
problem-logo-too-large = The logo may have at most { $limit } MB. Make the picture smaller and choose it again.
problem-logo-blank = Nothing of this logo would be seen on paper, it is too light. Choose a darker one.
problem-folder-invalid = This folder does not exist or cannot be written. Choose another one.
problem-folder-full = The disk of this folder has no room; nothing was written. Make room or choose another folder.
problem-key-missing = The key of this computer was not found. The records are there; type the recovery code to open them.
problem-other-machine = The records were set up on another computer. Type the recovery code to open them.
problem-keys-damaged = The key file is damaged. The records were not touched; type the recovery code, or restore from a backup.
problem-backup-failed = The backup could not be made. See whether its folder has room.
problem-backup-damaged = This backup is not sound and was not used. Choose another one.

## Records

problem-storage-full = The disk is full: nothing new can be registered, looking up still works. Make room, or tell your administrator.
problem-storage-read-only = The disk cannot be written: nothing new can be registered, looking up still works. Tell your administrator.
problem-storage-damaged = The file of records is damaged. It was not deleted; the newest good backup can be restored, and the damaged file is then set aside.
problem-storage-newer = The records were written by a newer program. Nothing was touched; update the program.
problem-storage-failed = The records could not be reached, and nothing was saved. Try again; if it happens again, tell your administrator.
problem-storage-missing = There are no records of a desk here. See whether the folder is right.
problem-store-in-use = These records are open in another window. Use that window.
problem-high-water-failed = The mark of the numbers given could not be read or written; registering stopped, so that no number is given twice. Tell your administrator.
problem-series-unsure = This desk code may have given numbers that are not seen here. Choose a new desk code.
problem-chain-broken = The chain of records does not verify: a record may have been changed. Tell your administrator.
problem-tables-differ = The tables on the screen differ from the journal. An administrator must rebuild them.
problem-internal = Something unexpected went wrong. Try again; if it happens again, tell your administrator.

## Center

problem-center-address-invalid = This is not a center’s address. Example: center.example.gov
problem-enrolment-code-length = An enrolment code has 16 letters and digits; you typed { $given }.
problem-already-enrolled = This desk is enrolled at the center.
problem-not-enrolled = This desk is not enrolled at a center.
problem-enrolment-code-unknown = The center did not give this enrolment code. Type it again from the paper; if that does not help, ask the center for a new one.
problem-enrolment-code-expired = This enrolment code’s time is over. Ask the center for a new one.
problem-enrolment-code-used = Another desk was enrolled with this code. Ask the center for a new one for this desk.
problem-enrolment-other-office = This enrolment code is not for this desk. Ask the center for a new one for this office.
problem-network-missing = There is no network. Registering works; everything is sent by itself once the network is back.
problem-center-name-unknown = The center’s address was not found. See that it is typed correctly; if so, the network has a problem and the desk tries again by itself.
problem-center-unreachable = The center does not answer. Registering works; the desk tries again by itself.
problem-line-broken = The line to the center broke. Registering works; the desk tries again from where it was.
problem-captive-portal = A page of the network answered in place of the center. The network may want a sign-in; tell your administrator.
problem-proxy-password = The network’s proxy wants a password. Registering works; tell your administrator.
problem-center-not-trusted = Whoever answers is not the center that this desk was enrolled at. Nothing was sent; tell your administrator.
problem-fact-unreadable = The center could not read this record and keeps it apart. It is kept at the desk; tell your administrator.
problem-fact-of-another-office = This record is about another office’s application; the center keeps it apart. Tell your administrator.
problem-fact-of-another-desk = This application’s number was given under another desk’s code; the center keeps it apart. Tell your administrator.
problem-number-taken = Another desk gave this number before; the center keeps this application apart. Register it anew for the visitor and tell your administrator.
problem-attachment-damaged = The attachment arrived damaged at the center, or its kind is not taken. It is kept at the desk; tell your administrator.
problem-attachment-missing = The center does not have the attachment; the desk that took it may not have sent it yet.
problem-attachment-not-right = The attachment arrived damaged at this desk and was not kept. Try to open it again; if this goes on, tell your administrator.
problem-fact-kept-apart = The center keeps this record apart. It is kept at the desk; tell your administrator.
problem-desk-unknown = The center does not know this desk. Registering works, and what is written stays at this desk. Your administrator needs a new enrolment code from the center.
problem-request-not-trusted = The center does not know this desk. Registering works; tell your administrator.
problem-clock-skewed = This computer’s clock is more than five minutes from the center’s. Registering works; tell your administrator.
problem-not-handed-in = The center was not reached. Nothing is lost: try again once there is a line, or write what waits to a file.
problem-desk-revoked = The center took this desk’s right away: nothing new is registered, earlier applications can be looked up. Tell your administrator.
problem-protocol-unsupported = The desk program is too old or too new for the center. Registering works; the program must be updated.
problem-message-unreadable = A message between desk and center could not be read. Registering works; tell your administrator.
problem-message-too-large = What was sent is too large. Try with less.
problem-no-such-request = The center has no such page or action.
problem-center-busy = The center has too much to do at the moment. The desk tries again by itself.
problem-center-failed = Something failed at the center. The desk tries again by itself.

## Incident

incident = Incident number: { $incident }
