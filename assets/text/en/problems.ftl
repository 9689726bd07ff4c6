### The words of problem codes: what happened, what to do, an example where it helps. One `problem-<code>` each.

## What was typed or asked for cannot be

problem-national-id-length = An identity number has 11 digits; you typed { $given }.
problem-national-id-not-digits = An identity number has digits only. Remove letters and signs.
problem-national-id-checksum = This identity number is not right: a digit may be mistyped. Read it from the card again; if the person has none, say “has no identity number”.
problem-phone-invalid = No telephone number looks like this. Type it with its area code. Example: 0532 123 45 67
problem-name-missing = Type given name and surname. If the person does not want to give a name, say “name withheld”.
problem-birth-year-invalid = The year of birth must be four digits between { $from } and { $to }. Example: 1968
problem-subject-missing = The subject is empty. Say in a few words what is asked for. Example: Street lamp is out
problem-text-too-long = This field holds { $limit } characters at most; you typed { $given }. Shorten it, or add the document as an attachment.
problem-topic-unknown = This topic is not on the list. Choose one from the list or leave it open.
problem-unit-unknown = This unit is not on the list. Choose one from the list or leave it open.
problem-representative-name-missing = Type the name of the person who speaks for the applicant, or clear “someone speaks for them”.
problem-reason-missing = Say why it is corrected. Example: Telephone was mistyped
problem-nothing-changed = Nothing has changed. Change the field that is to be corrected, or cancel.
problem-number-length = An application number has 13 digits; you typed { $given }.
problem-number-mistyped = This application number is not right: a digit may be wrong, or two may have changed places.
problem-number-unknown = This desk has no application with that number. Read the number from the slip again.
problem-link-to-itself = An application cannot be linked to itself. Choose another one.
problem-numbers-used-up = This desk has given its last number. Registering goes on once a new desk code is entered; what you typed stays.
problem-office-unknown = There is no such governorate or district governorate. Choose from the list.
problem-desk-code-invalid = A desk code is two digits from 01 to 99. Example: 01
problem-desk-code-used = This desk code was used before. Type an unused code, so that no number is given twice.
problem-staff-name-missing = Type the staff member’s name and surname.
problem-staff-name-taken = There is a staff member of this name already. Make it distinct. Example: Ayşe Kaya (afternoons)
problem-staff-unknown = This staff member was not found or has left. Choose from the list.
problem-last-administrator = The desk must keep at least one administrator. Add another administrator first.
problem-secret-too-short = A PIN has at least { $digits } digits, a password at least { $characters } characters.
problem-secret-too-easy = This PIN is easy to guess. Do not use digits in a row or all the same.
problem-secrets-differ = The two entries differ. Type them again.
problem-secret-wrong = Wrong PIN or password. Try again.
problem-sign-in-wait = Too many wrong tries. Wait { $seconds } seconds and try again.
problem-sign-in-locked = Signing in is locked after too many wrong tries. The administrator can open it under Settings → Staff.
problem-sign-in-needed = Sign in first. What you typed stays.
problem-not-allowed = You are not allowed to do this. Ask the administrator.
problem-printer-address-invalid = This is not a printer’s address. Type its network address. Example: 192.168.1.50
problem-printer-missing = No printer is set up. The administrator can set one up under Settings → Printer.
problem-recovery-code-mistyped = The recovery code has a typing mistake. Type it again from the paper, four characters at a time.
problem-recovery-code-wrong = This is not the recovery code of this desk. Make sure that you look at the right paper.
problem-attachment-empty = This file is empty. Scan the document again and add it.
problem-attachment-too-large = The file has { $given } MB; { $limit } MB is the most. Scan it at a lower resolution or split it.
problem-attachment-type-unknown = This file cannot be added. Only PDF, JPEG and PNG are taken.
problem-attachment-lies = The file’s name says { $named }, its content is { $found }. It was not taken, for safety; scan the document again.
problem-too-many-attachments = An application takes { $limit } attachments at most. Scan the documents into one PDF.
problem-slip-not-in-doubt = This slip is not waiting for an answer; its state has changed. Look at the list again.
problem-setup-step-out-of-order = The steps before this one must be completed first. Go back and complete them.
problem-backup-unreadable = This file is not a backup of a desk. Choose another file from the backup folder.
problem-folder-invalid = This folder does not exist or cannot be written. Create it, or type another folder.

## Something failed

problem-storage-full = The disk is full. Nothing was saved; what you typed stays. Try again once the administrator has made room; looking up still works.
problem-storage-read-only = The disk cannot be written. Nothing was saved; what you typed stays on the screen. Tell the administrator; looking up still works.
problem-storage-damaged = The store is damaged. Nothing was deleted; the file is set aside and the newest good backup is offered.
problem-storage-newer = The store was written by a newer version of the program. Nothing was touched; update the program and open it again.
problem-storage-failed = It could not be saved; what you typed stays. Try again; if it fails again, tell the administrator the incident number.
problem-storage-missing = There is no store here. Choose the right folder, or restore from a backup.
problem-store-in-use = This desk is open already. Use the window that is open.
problem-key-missing = The key of this machine was not found. The store is safe; type the recovery code to open it.
problem-other-machine = The store was made on another machine. Type the recovery code to open it; a new desk code follows.
problem-keys-damaged = The key file is damaged. The store is safe; restore from a backup or tell the administrator.
problem-high-water-failed = The mark of given numbers could not be read or written. Registering is stopped so that no number is given twice; tell the administrator.
problem-series-unsure = This store may come from an older copy. It needs a new desk code, so that no number is given twice.
problem-chain-broken = The chain of facts does not verify: the store may have been changed from outside the program. Tell the administrator.
problem-tables-differ = The tables that screens read do not agree with the journal. The command “rebuild” makes them from the journal again.
problem-backup-failed = No backup could be made. The store is safe; check that the backup folder has room and may be written.
problem-backup-damaged = This backup is not sound; nothing was changed. Choose another backup.
problem-printer-unreachable = The printer does not answer. Check that it is on and its network cable is in; waiting slips print by themselves.
problem-printer-paper-out = The printer is out of paper. Put paper in; waiting slips print by themselves.
problem-printer-cover-open = The printer’s cover is open. Close it; waiting slips print by themselves.
problem-printer-fault = The printer reports a fault. Switch it off and on; if it goes on, use another printer.
problem-slip-not-drawn = The slip could not be made; the application is saved. Write the number by hand and tell the administrator the incident number.
problem-internal = Something unexpected happened; what you typed stays. Try again; if it happens again, tell the administrator the incident number.
