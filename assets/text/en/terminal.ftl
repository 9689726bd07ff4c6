### Words of the terminal commands: each says what it did, and ends with a sentence when something is wrong.

terminal-about = The Açık Kapı desk. Without a command its window opens.
terminal-heading-usage = Usage
terminal-heading-commands = Commands
terminal-heading-options = Options
terminal-see-help = To see the commands: acikkapi-desk --help
terminal-argument-unknown = Not understood: { $argument }.
terminal-argument-missing = Missing: { $argument }.
terminal-no-home = The folder of records was not found. Say it with --data and --state.

terminal-argument-data = Folder of the records
terminal-argument-state = Folder of the mark of given numbers and of this computer’s key
terminal-argument-language = Language of the commands: tr or en
terminal-argument-help = Shows this help
terminal-argument-version = Shows the version
terminal-argument-to = The backup is copied to this folder too
terminal-argument-file = The backup file
terminal-argument-export = The new file to write
terminal-argument-yes = Does it without asking
terminal-argument-center = The center’s address
terminal-argument-code = The one-time enrolment code
terminal-argument-desk = Desk code; the invented applications are at 01
terminal-argument-printer = Address of the slip printer
terminal-argument-applications = Makes so many applications more, for trying out

terminal-command-doctor = Says how the desk is, and changes nothing
terminal-command-backup = Makes a backup now
terminal-command-restore = Proves a backup and puts it in the place of the records; the old ones are not deleted
terminal-command-set-aside = Sets records that do not open aside, never deleting them; the desk is set up anew
terminal-command-print-test = Prints a test page on the slip printer
terminal-command-enrol = Enrols the desk at a center, with all that it holds
terminal-command-sync = Sends what waits now, fetches what there is, and says what is left
terminal-command-hand-in = Hands what a revoked desk still holds to the center
terminal-command-export = Writes what could not be sent to the center into a file, to be carried there
terminal-command-verify = Checks the chain of records and the tables from end to end
terminal-command-rebuild = Makes the tables again from the journal
terminal-command-demo = Fills an empty folder with an office whose people and applications are invented

## Proving

terminal-verified = The chain of records is sound, and the tables agree with the journal. Records: { $facts }
terminal-rebuilt = The tables were made again from the journal. Records: { $facts }
terminal-rebuilt-unchanged = The tables were right before, too; nothing changed.
terminal-rebuilt-changed = The tables did not agree with the journal; now they do.

## Demo office

terminal-demo-not-empty = There is a desk in this folder already: { $folder }. The demo office needs an empty folder.
terminal-demo-filled = The demo office is ready: Edremit (Balıkesir), desk { $desk }. Applications: { $applications }
terminal-demo-administrator = Administrator: { $name }
terminal-demo-clerk = Clerk: { $name }
terminal-demo-pin = Everybody’s PIN: { $pin }
terminal-demo-recovery-code = Recovery code: { $code }
terminal-demo-generated = Applications made: { $applications }

## Backup

terminal-backed-up = The backup was made: { $file }
terminal-backup-copied = The backup was copied to: { $file }
terminal-second-folder-failed = The backup was made, but it could not be copied to the second folder. See whether the folder is there and has room.
terminal-recovery-code = The key of this computer does not open the backup. Type the recovery code:
terminal-restored = The backup proved good and is in the place of the records.
terminal-set-aside = The records before were not deleted; they were set aside: { $file }
terminal-set-aside-surely = The records are not deleted but set aside; yet the desk begins empty, and going back is not easy. If there is a good backup, restore it first. If you want it all the same, give the command with --yes.
terminal-set-aside-next = Open the desk and set it up anew. A desk code that has given numbers cannot be chosen, so that no number is given twice.
terminal-new-desk-code-needed = Before the next application an administrator must give a new desk code, so that no number is given twice.

## Test page

terminal-test-printed = The test page was sent to the printer. See whether it came out.

## How the desk is

terminal-doctor-good = ✓ { $finding }
terminal-doctor-bad = ✗ { $finding }
terminal-doctor-well = The desk is well.
terminal-doctor-found = Findings to look after: { $count }
terminal-doctor-version = Version of the program: { $version }
terminal-doctor-data = Folder of the records: { $folder }
terminal-doctor-state = Folder of the mark and the key: { $folder }
terminal-doctor-runs = The desk is running now.
terminal-doctor-no-desk = No desk has been set up here yet.
terminal-doctor-room = Room on the disk: { $megabytes } MB
terminal-doctor-key-in-tpm = The key is protected by this computer’s TPM.
terminal-doctor-key-in-file = The key is protected by a file that only the desk’s user can read; no TPM is used on this computer. Whoever takes the whole disk has the key: disk encryption is advised.
terminal-doctor-key-damaged = The key of this computer is damaged; the recovery code opens the records.
terminal-doctor-engine = SQLite { $sqlite }, SQLCipher { $cipher }, writing mode { $journal }
terminal-doctor-tables = Version of the tables: { $version }, of the program: { $newest }
terminal-doctor-contents = Records: { $facts }, applications: { $applications }
terminal-doctor-chain = Every page was read, and the chain of records is sound. To check the tables: acikkapi-desk verify
terminal-doctor-not-set-up = The set-up is not finished yet.
terminal-doctor-numbers = { $office }, desk { $desk }; numbers left: { $left }
terminal-doctor-mark-agrees = The mark of given numbers agrees with the records.
terminal-doctor-mark-differs = The mark of given numbers does not agree with the records: they may be an old copy. A new desk code will be asked for.
terminal-doctor-clock = Clock: { $moment }
terminal-doctor-clock-wrong = The clock looks wrong: { $moment }. Set it; numbers stay in order and are given once all the same.
terminal-doctor-backup = Hours since the newest backup: { $hours }
terminal-doctor-no-backup = There is no backup. To make one: acikkapi-desk backup
terminal-doctor-second-folder = Second folder for backups: { $folder }
terminal-doctor-second-folder-gone = The second folder for backups cannot be reached: { $folder }
terminal-doctor-draws = Slips can be drawn; the fonts are in the program.
terminal-doctor-no-printer = No slip printer is chosen.
terminal-doctor-prints-to-file = Slips are written to a file: { $file }
terminal-doctor-printer-left-alone = The running desk is connected to the printer; it was not asked again.
terminal-doctor-printer-answers = The printer answers: { $address }
terminal-doctor-printer-silent = The printer is there but does not say how it is: { $address }. For each slip you are asked whether it came out.
terminal-doctor-printer-unreachable = The printer cannot be reached: { $address }. See whether it is on and its cable is in.

## The center

terminal-enrolled = The desk is enrolled at the center: { $center }
terminal-code-waits = The center could not be reached. The code was kept; it is used by itself once there is a network.
terminal-sync-done = Nothing waits: the center has everything.
terminal-sync-waiting = Records to send: { $facts }, applications among them: { $applications }
terminal-sync-kept-apart = Records that the center keeps apart: { $count }. The desk’s window tells why.
terminal-desk-code-given = The center gave the desk a new code: { $desk }. Numbers given before stay as they are.
terminal-exported = Records written to the file: { $facts }, attachments: { $attachments }. The code that opens it: { $code }. Pass the code on by another way; it is not shown again.
