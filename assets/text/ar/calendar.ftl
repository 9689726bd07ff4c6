### أيام التقويم بالكلمات. أسماء الشهور هي المستعملة في بلاد الشام والعراق، ومنها يأتي معظم الزوار.

month-january = كانون الثاني
month-february = شباط
month-march = آذار
month-april = نيسان
month-may = أيار
month-june = حزيران
month-july = تموز
month-august = آب
month-september = أيلول
month-october = تشرين الأول
month-november = تشرين الثاني
month-december = كانون الأول

weekday-monday = الاثنين
weekday-tuesday = الثلاثاء
weekday-wednesday = الأربعاء
weekday-thursday = الخميس
weekday-friday = الجمعة
weekday-saturday = السبت
weekday-sunday = الأحد

date-long = { $weekday } { $day }{"\u00A0"}{ $month }{"\u00A0"}{ $year }
