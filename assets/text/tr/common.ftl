### Her yerde geçen sözler.

program-name = Açık Kapı

yes = Evet
no = Hayır

## Tarih ve saat

date-short = { $day }.{ $month }.{ $year }
time = { $hour }:{ $minute }
date-and-time = { $date }, { $time }
