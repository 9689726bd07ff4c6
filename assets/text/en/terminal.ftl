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
terminal-argument-printer = Address of the slip printer
terminal-argument-applications = Makes so many applications more, for trying out

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
terminal-demo-filled = The demo office is ready: Edremit (Balıkesir), desk 01. Applications: { $applications }
terminal-demo-administrator = Administrator: { $name }
terminal-demo-clerk = Clerk: { $name }
terminal-demo-pin = Everybody’s PIN: { $pin }
terminal-demo-recovery-code = Recovery code: { $code }
terminal-demo-generated = Applications made: { $applications }
