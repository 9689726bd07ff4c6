### Words that occur everywhere.

program-name = Açık Kapı

yes = Yes
no = No

## Date and time

date-short = { $day }/{ $month }/{ $year }
time = { $hour }:{ $minute }
date-and-time = { $date }, { $time }
