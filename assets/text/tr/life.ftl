### Bir başvurunun yolunun sözleri: nerede, ne oldu, SMS'i ne oldu.

state-registered = Kaydedildi, henüz bir birime yönlendirilmedi
state-referred = Birimde: { $unit }
state-returned = Birim geri gönderdi, yeniden yönlendirilecek
state-answered = Birim cevapladı, sonuç bekleniyor
state-concluded = Sonuçlandı, başvuru sahibine bildirilecek
state-delivered = Sonuç bildirildi
state-withdrawn = Başvuru sahibi vazgeçti
state-reopened = Yeniden açıldı, birime yönlendirilecek

outcome-positive = Olumlu
outcome-negative = Olumsuz
outcome-referred-elsewhere = Başka kuruma gönderildi
outcome-not-examinable = İncelenemez (3071 sayılı kanun, 6. madde)

way-in-person = bankoda
way-phone = telefonla
way-letter = mektupla

sms-registration = Kayıt SMS’i
sms-conclusion = Sonuç SMS’i
sms-waiting = gönderilecek
sms-handed-over = operatöre verildi
sms-delivered = ulaştı
sms-failed = ulaşmadı; arayın ya da mektup yazın
sms-unknown = ulaşıp ulaşmadığı bilinmiyor; gerekiyorsa arayın
sms-no-phone = telefonu yok; arayacak numara isteyin ya da mektup yazın
sms-too-old = geç kaldığı için gönderilmedi

registered-at-desk = Banko { $desk }
by-the-center = merkez

result-title = Sonuç
result-text = Sonucu başvuru sahibine söyleyin; söyleyince nasıl bildirildiğini seçin.
result-told-in-person = Bankoda söylendi
result-told-phone = Telefonla söylendi
result-told-letter = Mektupla bildirildi

elsewhere-title = Başka birimin başvurusuna bak
elsewhere-which = Hangi başvuru?
elsewhere-text = Başvuru sahibi karşınızdaysa ya da telefondaysa merkezden bakılır. Bakıldığı, başvurunun biriminde görünür.
elsewhere-number = Başvuru numarası
elsewhere-number-hint = Fişteki 13 hane. Örnek: 1003 010 004 235
elsewhere-digits = Kimlik numarasının ya da telefonun son dört hanesi
elsewhere-digits-hint = Başvuru sahibinden isteyin. Örnek: 4567
elsewhere-do = Merkeze sor
