### روزها به کلمه. تقویم میلادی است، همان که در ترکیه به کار می‌رود.

month-january = ژانویه
month-february = فوریه
month-march = مارس
month-april = آوریل
month-may = مه
month-june = ژوئن
month-july = ژوئیه
month-august = اوت
month-september = سپتامبر
month-october = اکتبر
month-november = نوامبر
month-december = دسامبر

weekday-monday = دوشنبه
weekday-tuesday = سه‌شنبه
weekday-wednesday = چهارشنبه
weekday-thursday = پنجشنبه
weekday-friday = جمعه
weekday-saturday = شنبه
weekday-sunday = یکشنبه

date-long = { $weekday } { $day }{"\u00A0"}{ $month }{"\u00A0"}{ $year }
