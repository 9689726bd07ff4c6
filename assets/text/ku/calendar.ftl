### Roj bi peyvan. Navên mehan ên ku li Tirkiyeyê herî zêde tên zanîn.

month-january = Çile
month-february = Sibat
month-march = Adar
month-april = Nîsan
month-may = Gulan
month-june = Hezîran
month-july = Tîrmeh
month-august = Tebax
month-september = Îlon
month-october = Cotmeh
month-november = Mijdar
month-december = Kanûn

weekday-monday = Duşem
weekday-tuesday = Sêşem
weekday-wednesday = Çarşem
weekday-thursday = Pêncşem
weekday-friday = În
weekday-saturday = Şemî
weekday-sunday = Yekşem

date-long = { $day }{"\u00A0"}{ $month }{"\u00A0"}{ $year }, { $weekday }
