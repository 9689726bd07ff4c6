### Kâğıda basılan, yalnız Türkçe ve İngilizce olan her şey: fişin geri kalanı, kurtarma kodu, deneme sayfası.

## Fiş

slip-desk = Açık Kapı · Banko { $desk }
slip-number = Başvuru numaranız
# Aynı fişin yeniden basımı.
slip-copy = SURET { $count }
slip-due = Cevap en geç
slip-registered = Kayıt
slip-moment = { $date }, { $time }
slip-topic = Konu
slip-kind = Tür
slip-kind-and-topic = { $kind } · { $topic }
slip-unit = Birim
slip-applicant = Kimlik

# Ayarlardaki önizleme için.
slip-sample-topic = Sokak lambası
slip-sample-unit = Belediye

slip-kind-request = Talep
slip-kind-complaint = Şikâyet
slip-kind-suggestion = Öneri
slip-kind-tip-off = İhbar
slip-kind-information-request = Bilgi edinme
slip-kind-thanks = Teşekkür

## Kurtarma kodu

recovery-sheet-title = Kurtarma kodu
recovery-sheet-code = Kod
recovery-sheet-why = Bu bilgisayar bozulursa kayıtlar yalnız bu kodla açılır.
recovery-sheet-keep = Kilitli bir yerde, bilgisayardan uzakta saklayın.
recovery-sheet-share = Kimseye söylemeyin, fotoğrafını çekmeyin.
recovery-sheet-printed = Basıldı

## Deneme sayfası

test-page-title = Deneme sayfası
test-page-printer = Yazıcı
test-page-paper = Kâğıt
test-page-width = { $dots } nokta, { $dpi } dpi
test-page-printed = Basıldı
test-page-letters = ğĞ ıI iİ şŞ çÇ öÖ üÜ âÂ
test-page-ruler = Cetvelin iki ucu da görünmelidir.
test-page-choose = Aşağıdaki satırlardan hangisi doğru okunuyor? Başındaki harfi ekranda seçin. Hiçbiri doğru değilse “Hiçbiri” deyin.
test-page-sample = ğ Ğ ı İ ş Ş . - Çağrı, İğdır
test-page-ready = Bu satır okunuyorsa yazıcınız hazırdır.
