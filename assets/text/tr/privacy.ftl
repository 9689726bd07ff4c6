### Aydınlatma metni, sürüm 2026-1 (6698 sayılı Kanun, madde 10). Metin değişirse sürüm de değişir.

privacy-title = Kişisel verileriniz hakkında
privacy-who = Başvurunuzu { $office } adına Açık Kapı birimi alır. Verilerinizden bu makam sorumludur.
privacy-what = Adınızı, varsa kimlik numaranızı, telefonunuzu, adresinizi, doğum yılınızı, size nasıl yardımcı olacağımızı ve başvurunuzda anlattıklarınızı yazarız. Kimlik numarası ve telefon vermek zorunlu değildir.
privacy-why = Bunları başvurunuzu ilgili birime iletmek, size cevap vermek ve kanunun istediği kayıtları tutmak için kullanırız (3071 ve 4982 sayılı kanunlar; 6698 sayılı Kanun madde 5).
privacy-whom = Başvurunuzu yalnız cevap verecek birim ve görevliler görür. İhbarlarda ihbar edenin kim olduğu cevap veren birime bildirilmez.
privacy-rights = Verilerinizi sorabilir, düzeltilmesini ya da silinmesini isteyebilirsiniz (6698 sayılı Kanun madde 11). Bunun için bu bankoya ya da aynı adrese yazılı başvurmanız yeterlidir.
privacy-version = Metin sürümü { $version }
