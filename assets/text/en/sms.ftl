### What people are told by SMS: no name, nothing of what they asked for. At most 140 characters with the longest values.

sms-registered = Açık Kapı: your application is registered. Number: { $number }
sms-concluded = Açık Kapı: your application { $number } has a result. To learn it, ask at: { $office }
