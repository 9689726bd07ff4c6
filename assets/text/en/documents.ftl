### Documents on A4 and A5: petition, visitor's copy, day list.

page-number = Page { $page } of { $pages }

## Petition

petition-title = Petition
petition-to-governorate = To the Governorate of { $province }
petition-to-district-governorate = To the District Governorate of { $district } ({ $province })
petition-number = Application number
petition-date = Date
petition-kind = Kind
petition-subject = Subject
petition-on-behalf = I, { $name }, apply on behalf of { $applicant }.
petition-on-behalf-as = I, { $name } ({ $relation }), apply on behalf of { $applicant }.
# When the applicant's name is not known.
petition-somebody = the person named below
petition-closing = I ask that the necessary be done.
petition-closing-information = I ask for information under law 4982.
petition-closing-suggestion = I ask that my suggestion be considered.
petition-closing-thanks = With my respects.
petition-name = Name and surname
petition-signature = Signature
petition-applicant = Applicant
petition-identity = Identity number
petition-address = Address
petition-phone = Telephone
petition-attachments = Attachments
petition-attachment = { $number }. { $name }
petition-read-first = This petition was written from what you told us at the desk. Please read it before you sign; if you like, it is read to you.
petition-fill-in = Please fill in what is empty and sign. If you like, the clerk writes it for you and reads it to you.
petition-law = Law 3071, article 4

## Visitor's copy

visitor-copy-title = Copy of your application
visitor-copy-registered = Registered
visitor-copy-legal-limit = Legal limit
visitor-copy-recorded = Written down at the desk
visitor-copy-subject = Summary
visitor-copy-representative = Applied on your behalf
visitor-copy-attachments = Attachments
visitor-copy-law-petition = Law 3071: petitions are answered with reasons within 30 days.
visitor-copy-law-information = Law 4982: requests for information are answered within 15 working days.
visitor-copy-keep = This paper is yours, please keep it.

## Day list

day-list-title = Day list
day-list-heading = Day list · { $day }
day-list-counts = Applications: { $applications } · Inquiries: { $inquiries }
day-list-empty = No application was registered on this day.
day-list-number = Application no.
day-list-time = Time
day-list-topic = Topic
day-list-unit = Unit
day-list-unit-open = Not decided
day-list-state = State
day-list-due = Due by { $day }
day-list-overdue = Overdue: { $day }

## Opening and printing

document-file-petition = petition
document-file-visitor-copy = copy-of-application
document-file-day-list = day-list
document-file-attachment = attachment
problem-document-printer-missing = No printer is chosen for documents. You can open the document and print it from there; an administrator chooses the printer in the settings.
problem-no-private-memory = The document cannot be opened on the screen: this session has no place to show it without writing it to the disk. You can print it on the document printer.
problem-viewer-missing = No program could be started to show the document. You can print it on the document printer, or ask the administrator for a PDF viewer.
terminal-doctor-no-private-memory = This session has no folder in memory (XDG_RUNTIME_DIR): documents are not opened on the screen, only sent to the document printer.

action-petition = Petition
action-visitor-copy = Visitor’s copy
action-day-list = Day list
help-day = On the screen of a day
documents-size = Paper
documents-size-a4 = A4
documents-size-a5 = A5 (half a sheet)
documents-large = In large letters (18 points)
documents-open = Open
documents-print = Print
documents-opened = Opened; pages: { $pages }. The file goes when the desk locks.
# Taken by the queue does not mean printed.
documents-handed-over = Handed to the printer; pages: { $pages }. See there that they come out.
documents-no-printer = No printer is chosen for documents; you can open the document and print it from there.
