### The words of the work with the center.

## Status bar

center-alone = Works without a center
center-code-waits = Waits to be enrolled
center-code-refused = Not enrolled
center-revoked = The center took the right away
center-unknown = The center does not know this desk
center-forked = Waits for a new desk code
center-code-given = Desk code is now { $desk }
center-kept-apart = The center keeps { $count } apart
center-waiting-applications =
    { $count ->
        [one] 1 application to be sent, { $age } old
       *[other] { $count } applications to be sent, the oldest { $age }
    }
center-waiting-facts =
    { $count ->
        [one] 1 record to be sent, { $age } old
       *[other] { $count } records to be sent, the oldest { $age }
    }
center-waiting-attachments =
    { $count ->
        [one] 1 attachment to be sent
       *[other] { $count } attachments to be sent
    }
center-receiving = Records are coming, { $percent } per cent
center-out-of-touch = Center out of reach
center-in-touch = Center last met { $time }
center-never-in-touch = Center not met yet

## Said to screen readers

center-said-in-touch = The center is reached.
center-said-out-of-touch = The center cannot be reached. Registering works; everything is sent by itself once there is a connection.
center-said-kept-apart = The center keeps a record apart. Look with { $keys }.
center-said-revoked = The center took this desk’s right away. Look with { $keys }.
center-said-unknown = The center does not know this desk; a new enrolment code is needed. Look with { $keys }.
center-said-forked = This desk will get a new desk code. Look with { $keys }.

## The page of the center

action-center = Center
center-state-title = How it stands
center-state-alone = This desk is not enrolled at a center. Applications are registered here; numbers and slips are valid.
center-state-enrol = The administrator can enrol it from the settings. Everything registered until then goes to the center on that day too.
center-to-settings = Go to the center in the settings
center-state-code-waits = The enrolment code is kept. It is used by itself once the center is reached; there is nothing to do.
center-state-all-there = Everything written at this desk is at the center.
center-state-waiting =
    { $count ->
        [one] 1 record has not gone to the center yet. It is safe at this desk: it can be looked up and its slip printed.
       *[other] { $count } records have not gone to the center yet. All are safe at this desk: they can be looked up and their slips printed.
    }
center-state-out-of-touch = There is no connection with the center now. Registering works; everything is sent by itself once there is one.
center-address = Address of the center
center-last-in-touch = Last met
center-key = Identity of the center
center-key-hint = It must be the same as at the center. If in doubt, compare by reading it out on the telephone.
center-sync-now = Try now
center-sync-begun = The center is being asked.
center-clock-ahead = This computer’s clock is { $minutes } minutes ahead of the center’s. Registering works; the administrator should set it right.
center-clock-behind = This computer’s clock is { $minutes } minutes behind the center’s. Registering works; the administrator should set it right.

center-receiving-title = What other desks wrote is coming
center-receiving-text = { $have } of { $of } records have come. There is no need to wait; go on registering. The other desks’ applications can be found as they come.

center-revoked-title = The center took this desk’s right away
center-revoked-text = Nothing new is written at this desk any more; earlier applications can be looked up and read. Take applications at another desk and tell the administrator.
center-revoked-waiting =
    { $count ->
        [one] 1 record has not gone to the center yet. It is not lost: the administrator hands it in on this page. Do not erase this computer before.
       *[other] { $count } records have not gone to the center yet. They are not lost: the administrator hands them in on this page. Do not erase this computer before.
    }
center-revoked-all-there = Everything written at this desk is at the center; nothing is left to hand in.

hand-in-title = Hand in to the center what waits
hand-in-line = With a line to the center, what waits is handed in at once. What the center has taken goes from here; try again if it stops half way.
hand-in-now = Hand in to the center now
hand-in-sending = Being sent to the center…
hand-in-some-left =
    { $count ->
        [one] 1 record still waits. Try again.
       *[other] { $count } records still wait. Try again.
    }
hand-in-done-title = All of it is handed in
hand-in-done-text = The center said of every record that it has it. Nothing is left to hand in at this desk.
hand-in-file = Without a line, what waits is written to an encrypted file and carried to the center. The records stay at the desk; the file can be written again as often as you like.
hand-in-carry = Carry it in a file if there will be no line for long
hand-in-carry-title = Carry what waits in a file
field-hand-in-folder = Folder for the file
field-hand-in-folder-hint = Plug in a USB stick and choose it below, or type where it is. For example /media/usb
hand-in-write = Write the file
hand-in-writing = The file is being written…
hand-in-written-title = The file is written
hand-in-written-holds =
    { $attachments ->
        [0] Records in it: { $facts }.
       *[other] Records in it: { $facts }, attachments: { $attachments }.
    }
hand-in-written-where = File
hand-in-written-code = Code that opens it
hand-in-step-carry = Give the file to those who run the center.
hand-in-step-code = Tell them the code by another way, on the telephone for example. It is not shown again; if it is lost, write the file again.
hand-in-step-wait = Do not erase this computer before the center says that it has it. The count on this page does not fall by the file; it falls at the next contact with the center.

center-unknown-title = The center does not know this desk any more
center-unknown-text = The center was restored from a backup that lacks this desk. You can go on registering: everything is kept at this desk, numbers and slips are valid. Once the administrator types a new enrolment code from the center in the settings, all of it goes to the center.
center-unknown-code = This desk was enrolled at the center, which does not know it any more. Type the new enrolment code that the center gives. Numbers, the desk code and everything written stay as they are.

center-forked-title = This desk’s records differ from those at the center
center-forked-text = The desk was restored from a backup or copied. No record was deleted; both sides are kept. So that no number is given twice, the center will give a new desk code; the desk then goes on by itself.
center-given-title = This desk’s code is now { $desk }
center-given-text = So that no number is given twice, the center gave this desk a new code. Earlier applications keep their numbers and slips stay valid. New numbers begin with code { $desk }.
center-given-heeded = I have read it

center-not-understood-title = The program must be updated to see this
center-not-understood-text =
    { $count ->
        [one] 1 record was written by a newer program. It is kept, and seen once the program is updated.
       *[other] { $count } records were written by a newer program. They are kept, and seen once the program is updated.
    }

center-items-title = Not at the center yet
center-items-none = Nothing waits
center-items-none-hint = Whatever you write is sent by itself.
center-items-more = And { $count } more.
center-subject-application = New application
center-subject-change = Change to an application
center-subject-attachment = Attachment
center-subject-other = A record of the desk
center-fate-to-hand-in = Waits to be handed in
center-fate-waits-for-code = Will be sent once the new enrolment code is typed
center-fate-waits = Will be sent; there is nothing to do.
center-fate-kept-apart = The center keeps it apart
center-since = { $time } · { $age }
center-open = open application

## Enrolling

center-settings-title = Center
center-enrolled = This desk is enrolled at the center.
enrolment-text = An enrolled desk’s applications go to the center and are seen at the other desks of your office. This needs the center’s address and a one-time enrolment code.
enrolment-whether = Enrol at the center?
enrolment-now = I have an enrolment code
enrolment-later = Work alone for now
enrolment-later-note = It can be enrolled later from the settings; everything written until then goes too, numbers do not change.
field-center-address = Address of the center
field-center-address-hint = Example: merkez.ornek.gov.tr
field-enrolment-code = Enrolment code
field-enrolment-code-hint = 16 letters and digits, from paper or read out on the telephone. Spaces and capitals do not matter.
enrolment-sealed = A code that came in a sealed envelope is typed here even while the desk has no network: it is kept, and used by itself once there is one.
enrolment-do = Enrol
enrolment-asking = The center is being asked…
enrolment-waits-title = The code is kept and used once the center is reached
enrolment-waits-text = You can begin to register. Once the center is reached the desk enrols by itself, and everything written is sent.
enrolment-other-code = Type another code
enrolment-take-back = Take the code back
enrolment-done-title = The desk is enrolled
enrolment-done-text = From now on what you write goes to the center by itself. What is written at the other desks of your office comes here too; you can go on working meanwhile.
setup-center-title = Center
setup-center-short = Center
