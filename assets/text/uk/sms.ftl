### Слова SMS.

sms-registered = Açık Kapı: ваше звернення прийнято. Його номер: { $number }
sms-concluded = Açık Kapı: за вашим зверненням { $number } є результат. Дізнатися його можна тут: { $office }
