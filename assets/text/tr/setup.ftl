### Kurulumun, yazıcının ve kurtarmanın sözleri.

## Kurulum

setup-title = Kurulum
setup-steps = Kurulum adımları
setup-step = Kurulum, adım { $step } / { $of }
setup-go-on = Sürdür
setup-welcome-title = Hoş geldiniz
setup-welcome-text = Bu bilgisayarı bir Açık Kapı bankosu yapacağız. Birkaç dakika yeter; yarıda bırakırsanız kaldığınız yerden sürdürürsünüz. Elinizin altında bulunsun:
setup-welcome-need-office = biriminizin adı ve bu bankonun kodu (ilk banko 01’dir)
setup-welcome-need-printer = fiş yazıcısının ağ adresi (yoksa sonra eklenir)
setup-welcome-need-paper = kurtarma kodu için kâğıt ve kalem
setup-begin = Başla
setup-restore = Yedekten geri yükle
setup-office-title = Hangi birim, hangi banko?
setup-office-short = Birim
setup-administrator-title = İlk sistem sorumlusu
setup-administrator-short = Sorumlu
setup-printer-title = Fiş yazıcısı
setup-printer-short = Yazıcı
setup-recovery-title = Kurtarma kodu
setup-recovery-short = Kurtarma
field-office = Birim
field-office-hint = İl ya da ilçe adı, plaka da olur. Örnek: edremit
office-none = Bu adla birim bulunamadı.
office-province-note = Valilik · plaka { $plate } · { $province }
office-district-note = Kaymakamlık · { $province } · plaka { $plate }
office-chosen = { $office }, birim kodu { $code }
field-desk-code = Banko kodu
field-desk-code-hint = 01 ile 99 arası. Bir kod yalnız bir bilgisayarda kullanılır.
desk-code-must-be-new = Bu bankoda daha önce numara verildi. Aynı numara iki kez verilmesin diye biriminizde hiç kullanılmamış bir banko kodu seçin.
desk-codes-used = Kullanılmış kodlar (birim ve banko): { $codes }
setup-administrator-text = Bankoyu kuran ve görevlileri ekleyen kişidir. Sonra başka görevliler de eklenebilir.

## Yazıcı

setup-printer-text = Yazıcı olmadan da kayıt yapılır; numara ekranda büyük görünür.
printer-title = Fiş yazıcısı
printers-title = Yazıcılar
printers-none = Kurulu yazıcı yok.
printers-none-text = Başvurular yazıcı olmadan da kaydedilir; numara ekranda büyük görünür.
printer-add = Yazıcı ekle
printer-change = Değiştir
printer-change-named = { $name } yazıcısını değiştir
printer-remove = Kaldır
printer-remove-named = { $name } yazıcısını kaldır
printer-remove-title = { $name } kaldırılsın mı?
printer-remove-text = Bu yazıcının basacağı kâğıtlar için başka bir yazıcı seçmeniz gerekir.
printer-remove-yes = Kaldır
printer-for-slip = Fişler
printer-for-document = Belgeler (A4, A5)
printer-for-none = Yazıcı yok
printer-chosen-slip = fiş basar
printer-chosen-document = belge basar
printer-connected = Bu bilgisayara takılı ya da tanımlı bir yazıcı
printers-searching = Yazıcılar aranıyor…
printers-found = Bulunan yazıcılar
printers-found-none = Takılı yazıcı bulunamadı. Kablosunu ve açık olduğunu denetleyin, sonra yeniden arayın.
printers-search-again = Yeniden ara
printer-kind-usb = USB
printer-kind-device = Aygıt
printer-kind-serial = Seri bağlantı
printer-kind-queue = Sistem yazıcısı
field-printer-name = Yazıcının adı
field-printer-name-hint = Örnek: Banko yazıcısı
field-printer-profile = Yazıcının türü
field-printer-profile-hint = Bilmiyorsanız olduğu gibi bırakın; deneme sayfası basılırken yazıcıya sorulur.
printer-profile-generic = Bilinmeyen yazıcı
printer-trying = Yazıcıya soruluyor ve deneme sayfası basılıyor…
printer-learned = Yazıcı kendini tanıttı: { $name }
printer-suggested = Türü { $profile } olarak seçildi.
printer-silent = Yazıcı durumunu söylemiyor. Her fişten sonra çıkıp çıkmadığı size sorulur.
field-printer-letters = Hangi satır doğru okunuyor?
field-printer-letters-hint = Deneme sayfasındaki satırlara bakın: ğ Ğ ı İ ş Ş . - olmalı.
printer-letters-mark = { $mark } satırı
printer-letters-none = Hiçbiri: fiş resim olarak basılsın (yavaş)
printer-where = Yazıcı nerede?
printer-whether = Yazıcı var mı?
printer-network = Ağdaki bir yazıcı
printer-later = Şimdilik yazıcı yok
printer-later-note = Sonra Ayarlar’dan eklenir.
field-printer-address = Yazıcının adresi
field-printer-address-hint = Örnek: 192.168.1.50
field-width = Kâğıt genişliği
width-80 = 80 mm
width-58 = 58 mm
printer-test = Deneme sayfası bas
printer-tested = Deneme sayfası gönderildi. Yazıcıdan çıktığına bakın.

## Kurtarma kodu

setup-recovery-text = Kayıtlar şifrelidir. Bu bilgisayar bozulursa kayıtları yalnız kurtarma kodu açar. Kod bir kez gösterilir ve hiçbir yerde saklanmaz.
setup-recovery-warning = Kod kaybolursa kayıtlar bir daha açılamaz.
setup-recovery-show = Kodu göster
setup-recovery-write = Kodu kâğıda yazın ya da yazdırın; sırasını koruyun.
setup-recovery-print = Fiş yazıcısında bas
setup-recovery-printed = Kod yazıcıya gönderildi. Kâğıdın çıktığına ve okunabildiğine bakın.
setup-recovery-on-paper = Kod kâğıtta, sürdür
setup-recovery-confirm-text = Şimdi kodu kâğıttan yazın. Böylece doğru yazıldığından emin oluruz.
setup-recovery-again = Koda dön
setup-finish = Kurulumu bitir
field-recovery-code = Kurtarma kodu
field-recovery-code-hint = Büyük küçük harf ve boşluk fark etmez.

## Açılmayan kayıtlar

recovery-title = Kurtarma kodu gerekli
recovery-open = Aç
recovery-by-backup = Bunun yerine yedekten geri yükle
recovery-damaged-title = Kayıt dosyası bozuk
recovery-damaged-text = En yeni sağlam yedek seçildi; başka birini de seçebilirsiniz.
recovery-no-backup-text = Geri yüklenecek sağlam bir yedek yok. Yedeklerin bulunduğu disk takılı değilse önce onu takın ve bankoyu yeniden açın. Hiçbir yedek yoksa kayıtlar kenara alınıp baştan başlanabilir.
set-aside = Kayıtları kenara al ve baştan başla
set-aside-title = Kayıtlar kenara alınsın mı?
set-aside-text = Banko boş başlar; eski başvurular burada görünmez. Kayıtlar silinmez, ama geri dönmek kolay değildir. Önce sistem sorumlunuza danışın.
set-aside-code = Yeni kurulumda, daha önce numara vermemiş bir banko kodu gerekir.
set-aside-surely = Kenara al ve baştan başla
series-title = Yeni banko kodu gerekli
series-text = Bir numara iki kez verilmesin diye bu banko yeni bir kodla sürer. Eski başvurular numaralarını, fişler geçerliliğini korur. Eski koda bir daha dönülemez.
series-center-gives = Bu banko merkeze kayıtlı: bağlantı kurulunca merkez yeni kodu verir ve banko kendiliğinden sürer. Beklenemiyorsa sistem sorumlusu aşağıya bir kod yazar.
series-code-hint = 01 ile 99 arası. Biriminizde hiçbir bankonun kullanmadığı bir kod seçin.
series-begin = Bu kodla sürdür
closed-title = Kayıtlar açılamıyor
