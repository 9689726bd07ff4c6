### A4 ve A5 belgeler: dilekçe, başvurana örnek, gün listesi.

page-number = Sayfa { $page } / { $pages }

## Dilekçe

petition-title = Dilekçe
petition-to-governorate = { $province } Valiliğine
petition-to-district-governorate = { $district } Kaymakamlığına ({ $province })
petition-number = Başvuru numarası
petition-date = Tarih
petition-kind = Tür
petition-subject = Konu
petition-on-behalf = Ben { $name }, { $applicant } adına başvuruyorum.
petition-on-behalf-as = Ben { $name } ({ $relation }), { $applicant } adına başvuruyorum.
# Başvuranın adı bilinmiyorsa.
petition-somebody = aşağıda adı yazılı kişi
petition-closing = Gereğini arz ederim.
petition-closing-information = 4982 sayılı Kanun uyarınca bilgi verilmesini arz ederim.
petition-closing-suggestion = Önerimin değerlendirilmesini arz ederim.
petition-closing-thanks = Saygılarımla arz ederim.
petition-name = Ad soyad
petition-signature = İmza
petition-applicant = Başvuran
petition-identity = Kimlik no
petition-address = Adres
petition-phone = Telefon
petition-attachments = Ekler
petition-attachment = { $number }. { $name }
petition-read-first = Bu dilekçe, bankoda anlattıklarınızdan yazıldı. İmzalamadan önce okuyunuz; dilerseniz size okunur.
petition-fill-in = Boş yerleri doldurup imzalayınız. Dilerseniz görevli sizin için yazar ve size okur.
petition-law = 3071 sayılı Kanun, madde 4

## Başvurana örnek

visitor-copy-title = Başvurunuzun örneği
visitor-copy-registered = Kayıt
visitor-copy-legal-limit = Yasal süre sonu
visitor-copy-recorded = Bankoda yazılanlar
visitor-copy-subject = Özet
visitor-copy-representative = Adınıza başvuran
visitor-copy-attachments = Ekler
visitor-copy-law-petition = 3071 sayılı Kanun: dilekçelere en geç 30 gün içinde gerekçeli cevap verilir.
visitor-copy-law-information = 4982 sayılı Kanun: bilgi edinme başvurularına 15 iş günü içinde cevap verilir.
visitor-copy-keep = Bu kâğıt sizindir, lütfen saklayın.

## Gün listesi

day-list-title = Gün listesi
day-list-heading = Gün listesi · { $day }
day-list-counts = Başvuru: { $applications } · Danışma: { $inquiries }
day-list-empty = Bu gün başvuru yazılmadı.
day-list-number = Başvuru no
day-list-time = Saat
day-list-topic = Konu
day-list-unit = Birim
day-list-unit-open = Belirlenmedi
day-list-state = Durum
day-list-due = Cevap en geç { $day }
day-list-overdue = Gecikti: { $day }

## Açma ve basma

document-file-petition = dilekce
document-file-visitor-copy = basvuru-ornegi
document-file-day-list = gun-listesi
document-file-attachment = ek
problem-document-printer-missing = Belge yazıcısı seçilmemiş. Belgeyi açıp oradan basabilirsiniz; yazıcıyı yönetici Ayarlar’dan seçer.
problem-no-private-memory = Belge ekranda açılamıyor: bu oturumda belgeyi diske yazmadan gösterecek yer yok. Belge yazıcısından basabilirsiniz.
problem-viewer-missing = Belgeyi gösterecek bir program açılamadı. Belge yazıcısından basabilir ya da sistem sorumlusundan bir PDF görüntüleyici isteyebilirsiniz.
terminal-doctor-no-private-memory = Bu oturumun bellekte klasörü yok (XDG_RUNTIME_DIR): belgeler ekranda açılmaz, yalnız belge yazıcısına gönderilir.

action-petition = Dilekçe
action-visitor-copy = Başvurana örnek
action-day-list = Gün listesi
help-day = Gün ekranında
documents-size = Kâğıt
documents-size-a4 = A4
documents-size-a5 = A5 (yarım kâğıt)
documents-large = Büyük harflerle (18 punto)
documents-open = Aç
documents-print = Yazdır
documents-opened = { $pages } sayfa açıldı. Banko kilitlenince dosya silinir.
# Kuyruğun alması basılması demek değildir.
documents-handed-over = { $pages } sayfa yazıcıya verildi. Çıktığını yazıcıdan görün.
documents-no-printer = Belge yazıcısı seçilmemiş; belgeyi açıp oradan basabilirsiniz.
