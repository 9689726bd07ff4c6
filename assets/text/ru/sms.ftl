### Слова SMS.

sms-registered = Açık Kapı: ваше обращение принято. Его номер: { $number }
sms-concluded = Açık Kapı: по вашему обращению { $number } есть результат. Узнать его можно здесь: { $office }
