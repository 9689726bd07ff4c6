### Banko ekranlarının sözleri.

## Genel

opening = Açılıyor…
save = Kaydet
cancel = Vazgeç
close = Kapat
try-again = Yeniden dene
not-given = Verilmedi
program-version = Sürüm { $version }
fallen-title = Program açılamadı
refusals-title =
    { $count ->
        [one] Düzeltilecek bir yer var
       *[other] Düzeltilecek { $count } yer var
    }
age-now = az önce
age-minutes = { $count } dk
age-hours = { $count } sa
age-days = { $count } gün
wait-seconds = { $seconds } saniye
wait-minutes = { $minutes } dakika { $seconds } saniye

## Çerçeve

desk-code = Banko { $desk }
frame-places = Ekranlar
printer-none = Yazıcı yok
printer-not-asked = Yazıcı: henüz sorulmadı
printer-ready = Yazıcı hazır
printer-near-end = Yazıcıda rulo bitmek üzere
printer-waiting = Yazıcıda { $count } fiş bekliyor
printer-trouble =
    { $count ->
        [0] Yazıcı basmıyor
       *[other] Yazıcı basmıyor, { $count } fiş bekliyor
    }
printer-in-doubt = Fiş çıktı mı? ({ $count })
printer-handed-over = Kuyruğa verildi, çıktığına bakın ({ $count })
backup-none = Yedek yok
backup-age = Yedek: { $age }
backup-trouble = Yedek alınamadı
warning-clock-behind = Bilgisayarın saati geri kalmış. Tarih ve saati düzeltin; numaralar bundan etkilenmez.
warning-room-left = Diskte yer azalıyor; kalan: { $megabytes } MB. Yer açılması için sistem sorumlusuna haber verin.
warning-numbers-left =
    { $count ->
        [0] Bu banko kodunun numaraları bitti. Yeni banko kodu başlatılana dek başvuru kaydedilemez.
       *[other] Bu banko kodunda { $count } numara kaldı. Bitmeden yeni bir banko kodu başlatılmalı.
    }

## Yapılabilenler

action-help = Yardım
action-register = Yeni başvuru
action-find = Bul
action-day = Gün
action-inquiry = Danışma
action-take-back = Danışmayı geri al
action-settings = Ayarlar
action-lock = Kilitle
action-palette = Yapılacak işi ara
action-larger = Yazıyı büyüt
action-smaller = Yazıyı küçült
action-save = Kaydet ve yazdır
action-saving = Kaydediliyor…
action-leave = Sakla ve çık
action-attach = Ek ekle
action-notice = Aydınlatma metnini göster
action-next = Sonraki ziyaretçi
action-copy = Suret yazdır
action-copy-large = Büyük yazılı suret yazdır
action-correct = Düzelt
action-link = Başka başvuruya bağla
action-back = Geri
palette-hint = Yazın: bul, kilitle, ayarlar…
palette-none = Böyle bir işlem yok. Başka bir söz deneyin.
help-title = Klavye
help-intro = Enter sonraki alana geçer. Ctrl+Enter bitirir. Esc’e basınca yazdıklarınız kaybolmaz.
help-anywhere = Her yerde
help-register = Başvuru yazarken
help-registered = Kayıttan sonra
help-application = Bir başvuruda

## Başvuru: kim

ask-who = Kim?
ask-what = Ne?
ask-where = Nereye?
field-national-id = Kimlik no
field-national-id-good = geçerli
field-identity-absent = Kimliği yok
field-name = Ad soyad
field-given-name = Ad
field-surname = Soyad
field-name-withheld = Adını vermedi
field-phone = Telefon
field-address = Adres
field-birth-year = Doğum yılı
field-language = Dil
field-needs = Destek ihtiyacı
field-represented = Vekil ya da temsilci konuşuyor
field-representative-name = Vekilin adı soyadı
field-representative-phone = Vekilin telefonu
field-representative-relation = Yakınlığı
field-representative-relation-hint = Örnek: kızı, avukatı, muhtar
applicant-more = Adres, doğum yılı, vekil…
applicant-withheld = Adı verilmedi
language-tr = Türkçe
language-en = İngilizce
language-ar = Arapça
language-ku = Kürtçe
language-ru = Rusça
language-fa = Farsça
language-uk = Ukraynaca
need-step-free-way = Basamaksız yol
need-sign-language = İşaret dili
need-reading-aloud = Sesli okuma
need-large-print = Büyük yazı
need-writing-help = Yazma desteği
need-interpreter = Tercüman
need-seat = Oturacak yer
need-accompaniment = Refakat

## Başvuru: ne, nereye

field-kind = Tür
field-topic = Konu
field-subject = Özet
field-narrative = Anlatım
field-unit = İlgili birim
field-notice = Aydınlatma metni
field-attachments = Ekler
field-reason = Düzeltmenin nedeni
field-reason-hint = Örnek: Telefon yanlış yazılmıştı
topic-none = Bu sözle konu bulunamadı. Başka bir söz deneyin ya da boş bırakın.
topic-open = Konu seçilmedi
unit-open = Sonra belirlenecek
notice-shown-at-desk = Bankoda gösterildi
notice-read-aloud = Sesli okundu
notice-on-paper = Kâğıtta verildi
notice-not-given = Verilemedi
office-of-province = { $province } Valiliği
office-of-district = { $district } Kaymakamlığı ({ $province })
attachments-hint = PDF, JPEG ya da PNG; en çok 20 MB. Buraya sürükleyin ya da Ctrl+V ile yapıştırın.
attachments-drop = Dosyaları buraya bırakın ya da yapıştırın
attachments-coming =
    { $count ->
        [one] Dosya alınıyor…
       *[other] { $count } dosya alınıyor…
    }
attachment-remove = Çıkar
attachment-remove-named = Çıkar: { $name }
attachment-open = Aç
attachment-open-named = Aç: { $name }
attachment-elsewhere = Başka bankoda alındı; açmak isterseniz getirilir.
attachment-on-its-way = Ek getiriliyor; gelince açılır.
attachment-without-line = Merkeze şu an ulaşılamıyor. Ek, hat gelince getirilir ve açılır.

## Kayıt ekranı

register-beside = Kişinin başvuruları ve fiş
earlier-title = Bu kişinin başvuruları ({ $count })
earlier-label = Bu kişinin önceki başvuruları
earlier-none = Önceki başvuru yok
earlier-none-hint = Kimlik no, telefon ya da ad yazdıkça burada aranır.
earlier-same-topic = Aynı konu
linked-to = Bağlandı:
link-undo = Bağı kaldır
link-to-same = Aynı konudaki başvuruya bağla
preview-title = Fiş önizlemesi
preview-mark = ÖRNEK
preview-sample = Örnek; henüz kaydedilmedi
preview-none = Siz yazdıkça fiş burada görünür.
draft-saved = Taslak kaydedildi { $time }
draft-not-saved = Taslak kaydedilemiyor
draft-left = Taslak saklandı. F2 ile sürdürün.
draft-discard = Taslağı sil
draft-discard-title = Taslak silinsin mi?
draft-discard-text = Yazılanlar geri gelmez.
draft-discard-keep = Taslağı tut
draft-discard-yes = Sil
same-matter-title = Aynı kişi, aynı konu
same-matter-text = Bu kişinin bu konuda son 30 günde açık başvurusu var. Henüz bir şey kaydedilmedi.
same-matter-link = Kaydet ve buna bağla
same-matter-go-on = Bağlamadan kaydet
same-matter-cancel = Vazgeç, forma dön

## Kayıttan sonra

registered-title = Başvuru kaydedildi
registered-due = Cevap en geç
registered-unit = İlgili birim
registered-slip = Fiş
registered-no-printer = Yazıcı yok: numarayı elle yazıp verin.
slip-state-queued = Sırada
slip-state-claimed = Yazıcının durumu soruluyor
slip-state-sending = Yazıcıya gidiyor
slip-state-sent = Yazıcı aldı, çıkıp çıkmadığı soruluyor
slip-state-printed = Basıldı
slip-state-handed-over = Yazdırma kuyruğuna verildi; çıktığına siz bakın
slip-state-blocked = Şimdilik basılamıyor, kendiliğinden sürecek
slip-state-unknown = Çıkıp çıkmadığı bilinmiyor
slip-state-dropped = Basılmayacak
slip-word-came-out = Çıktı
slip-word-print-again = Çıkmadı, suret bas
slip-word-drop = Basma
slip-move = { $printer } bassın
slips-title = Bekleyen fişler
slips-none = Bekleyen fiş yok

## Danışma

inquiry-title = Danışma
inquiry-text = Yol gösterildi; izlenecek bir şey yok, yalnız sayılır.
inquiry-note = Not
inquiry-note-hint = İsterseniz bir iki söz; ad yazmayın. Boş bırakıp Enter’a basmanız yeter.
inquiry-topic-hint = İsterseniz ne sorulduğunu seçin.
inquiry-record = Say
inquiry-recorded = Danışma sayıldı. Bugün: { $count }
inquiry-taken-back = Danışma geri alındı. Bugün: { $count }
inquiry-take-back = Geri al
inquiry-take-back-named = { $time } danışmasını geri al

## Bul

find-label = Numara, ad, telefon ya da kimlik no
find-hint = Yazdıkça bulunur. Aşağı ok listeye geçer, Enter açar.
find-likely = Yakın numaralar:
find-count = { $count } başvuru bulundu
find-results = Bulunan başvurular
find-none = Başvuru bulunamadı
find-none-hint = Adın birkaç harfini, telefonun son hanelerini ya da fişteki numarayı deneyin.
find-again = Yeniden ara
opening-application = Başvuru açılıyor…
due-overdue = { $days } gün gecikti ({ $date })
due-soon =
    { $days ->
        [0] Son gün bugün ({ $date })
       *[other] { $days } gün kaldı ({ $date })
    }
due-later = { $days } gün var ({ $date })
legal-limit = Yasal süre sonu: { $date }
detail-slips = Fişler
detail-linked = Bağlı başvurular
detail-history = Neler oldu
fact-application-registered = Kaydedildi
fact-application-corrected = Düzeltildi
fact-applications-linked = Bağlandı:
fact-slip-copied = Fiş yeniden istendi
fact-application-referred = Birime yönlendirildi
fact-referral-returned = Birim geri gönderdi
fact-unit-answered = Birim cevapladı
fact-application-concluded = Sonuçlandı
fact-result-delivered = Sonuç başvuru sahibine bildirildi
fact-application-withdrawn = Başvuru sahibi vazgeçti
fact-application-reopened = Yeniden açıldı
fact-fact-refused = Bir işlem geçerli olmadı: başvuru o sırada değişmişti
fact-sms-fate-changed = SMS’in durumu değişti
fact-link-proposed = Aynı konu olabilir, bakılması istendi:
fact-application-looked-up = Başka bir birimden bakıldı
fact-unknown = Bunu görmek için programın güncellenmesi gerekir
changed-identity = kimlik
changed-given-name = ad
changed-surname = soyad
changed-phone = telefon
changed-address = adres
changed-birth-year = doğum yılı
changed-language = dil
changed-needs = destek ihtiyacı
changed-representative = vekil
changed-kind = tür
changed-topic = konu
changed-subject = özet
changed-narrative = anlatım
changed-unit = birim
changed-attachments = ekler
changed-privacy-notice = aydınlatma
by-the-desk = banko programı
correct-title = Düzeltme
correct-why = Neden?
correct-save = Düzeltmeyi kaydet
link-number = Bağlanacak başvurunun numarası
link-number-hint = Fişteki 13 hane. Örnek: 1003 010 004 217
link-do = Bağla

## Gün

day-before = Önceki gün
day-after = Sonraki gün
day-today = Bugün
day-applications = Başvuru
day-inquiries = Danışma
day-inquiry-list = Günün danışmaları
day-list = Günün başvuruları
day-none = Bu gün başvuru yok
day-none-hint = F2 ile yeni başvuru yazın.

## Oturum

sign-in-title = Oturum açın
sign-in-who = Kimsiniz?
sign-in-locked = Kilitli: sistem sorumlusu açabilir
sign-in-do = Aç
sign-in-waiting = Yeniden denemek için { $time } bekleyin.
account-recover = Kurtarma koduyla aç
account-recover-title = Kilitli oturumu açma
account-recover-text = Kurtarma kodunu kâğıttan yazın ve yeni bir PIN ya da parola seçin.
account-recover-do = Oturumu aç
role-clerk = Banko görevlisi
role-officer = Açık Kapı sorumlusu
role-escort = Mihmandar
role-manager = Yönetici
role-administrator = Sistem sorumlusu
field-secret = PIN ya da parola
field-secret-hint = Yalnız rakam ya da bir parola; başkasının bilemeyeceği bir şey.
field-secret-again = Bir kez daha
field-secret-again-hint = Aynısını yeniden yazın.

## Ayarlar

settings-administrator-only = Görevlileri, yazıcıyı, banko kodunu ve yedekleri sistem sorumlusu ayarlar.
appearance-title = Görünüm
field-theme = Renkler
theme-system = Bilgisayarınki gibi
theme-light = Açık
theme-dark = Koyu
theme-contrast = Yüksek karşıtlık
field-size = Yazı boyu
size-1 = Normal
size-2 = Büyük
size-3 = En büyük
field-screen-language = Ekranın dili
staff-title = Görevliler
staff-add = Görevli ekle
staff-add-do = Ekle
field-staff-name = Ad soyad
field-role = Görev
staff-locked = Kilitli
staff-left = Ayrıldı
staff-unlock = Kilidi aç
staff-unlock-named = Kilidi aç: { $name }
staff-secret = Yeni PIN ya da parola
staff-secret-named = Yeni PIN ya da parola: { $name }
staff-deactivate = Görevden ayır
staff-deactivate-named = Görevden ayır: { $name }
staff-deactivate-title = { $name } görevden ayrıldı mı?
staff-deactivate-text = Artık oturum açamaz. Yazdığı kayıtlarda adı kalır.
staff-deactivate-yes = Evet, ayrıldı
backups-title = Yedekler
backups-text = Yedek her gün kendiliğinden alınır; son 14 yedek saklanır. Başka bir diskte ikinci bir klasör seçerseniz kayıtlarınız daha güvende olur.
backups-now = Şimdi yedek al
backups-making = Yedek alınıyor…
drives = Takılı diskler
drive-choose = { $name }, { $free } boş
drive-choose-plain = { $name }
drive-chosen = Klasör yazıldı: { $folder }
drives-none = Takılı disk bulunamadı. Diski takın ve yeniden arayın ya da klasörü yazın.
drives-search = Takılı diskleri ara
field-folder = İkinci yedek klasörü
field-folder-hint = Aşağıdan seçin ya da yazın. Örnek: /media/yedek. Boş bırakılırsa yalnız bu bilgisayara alınır.
backup-good = Sağlam, { $count } başvuru
backup-bad = Sağlam değil
backups-looking = Yedekler denetleniyor…
backups-none = Yedek bulunamadı
backups-none-hint = Yedeklerin bulunduğu diskin takılı olduğuna bakın.
backups-which = Hangi yedek?
backups-restore = Bu yedeği geri yükle
backups-restoring = Geri yükleniyor… Eski dosya silinmez, kenara alınır.
series-settings-title = Banko kodu
series-now = Bu bankonun kodu: { $desk }
series-left = Bu kodda { $count } numara kaldı
series-settings-text = Başvuru numarasının beşinci ve altıncı hanesi banko kodudur. Koddaki numaralar bitmeden yeni bir kod başlatın.
series-new = Yeni banko kodu başlat
series-new-title = Yeni banko kodu başlatılsın mı?
series-go = Ayarlar’da banko koduna git
series-tell = Sistem sorumlusuna haber verin; yeni kodu Ayarlar’dan başlatır.

deadline-title = Cevap süresi
field-deadline = Günler nasıl sayılır?
field-deadline-hint = Yeni başvurular için geçerlidir; kayıtlı başvuruların günü değişmez.
deadline-calendar-days = { $days } takvim günü
deadline-working-days = { $days } iş günü

## Numaranın söylenişi

number-0 = sıfır
number-1 = bir
number-2 = iki
number-3 = üç
number-4 = dört
number-5 = beş
number-6 = altı
number-7 = yedi
number-8 = sekiz
number-9 = dokuz
number-10 = on
number-11 = on bir
number-12 = on iki
number-13 = on üç
number-14 = on dört
number-15 = on beş
number-16 = on altı
number-17 = on yedi
number-18 = on sekiz
number-19 = on dokuz
number-20 = yirmi
number-30 = otuz
number-40 = kırk
number-50 = elli
number-60 = altmış
number-70 = yetmiş
number-80 = seksen
number-90 = doksan
number-100 = yüz
number-200 = iki yüz
number-300 = üç yüz
number-400 = dört yüz
number-500 = beş yüz
number-600 = altı yüz
number-700 = yedi yüz
number-800 = sekiz yüz
number-900 = dokuz yüz

## Fiş yazıları

slip-texts-title = Fiş yazıları
slip-texts-text = Buraya yazdıklarınız her fişte Türkçe bölümde çıkar. Boş bıraktığınız basılmaz.
field-slip-heading = En üst satır
field-slip-heading-hint = En çok { $limit } karakter. Örnek: T.C. Edremit Kaymakamlığı
field-slip-result = Sonuç nasıl öğrenilir
field-slip-result-hint = En çok { $limit } karakter. Boşsa: Sonucu bankomuza sorabilirsiniz.
field-slip-phone = Telefon
field-slip-phone-hint = En çok { $limit } karakter. Her dildeki bölümde çıkar. Örnek: 0266 373 00 00
field-slip-place = Yeriniz
field-slip-place-hint = En çok { $limit } karakter. Örnek: Hükümet Konağı, giriş kat
field-slip-hours = Çalışma saatleri
field-slip-hours-hint = En çok { $limit } karakter. Örnek: Hafta içi 08.30–17.30
slip-texts-large = Bütün fişleri büyük yazıyla bas
slip-texts-saved = Kaydedildi; bundan sonraki fişler böyle basılır
slip-texts-language = Önizlemenin dili
field-slip-logo = Logo
field-slip-logo-hint = PNG resmi, en çok 1 MB. Kâğıtta siyah beyaz çıkar, açık kapının yerine basılır.
slip-logo-choose = Logo seç
slip-logo-remove = Logoyu kaldır
slip-logo-shown = Seçilen logo
