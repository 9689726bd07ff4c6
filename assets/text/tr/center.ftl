### Merkezle çalışmanın sözleri.

## Durum çubuğu

center-alone = Merkezsiz çalışıyor
center-code-waits = Merkeze kayıt bekliyor
center-code-refused = Merkeze kaydolunamadı
center-revoked = Merkez yetkiyi kaldırdı
center-unknown = Merkez bu bankoyu tanımıyor
center-forked = Yeni banko kodu bekleniyor
center-code-given = Banko kodu { $desk } oldu
center-kept-apart = Merkez { $count } kaydı ayrı tuttu
center-waiting-applications = { $count } başvuru gönderilecek, en eskisi { $age }
center-waiting-facts = { $count } kayıt gönderilecek, en eskisi { $age }
center-waiting-attachments = { $count } ek gönderilecek
center-receiving = Kayıtlar geliyor, yüzde { $percent }
center-out-of-touch = Merkeze ulaşılamıyor
center-in-touch = Merkezle son görüşme { $time }
center-never-in-touch = Merkezle henüz görüşülmedi

## Ekran okuyucuya söylenenler

center-said-in-touch = Merkeze ulaşıldı.
center-said-out-of-touch = Merkeze ulaşılamıyor. Kayıt çalışıyor; bağlantı gelince her şey kendiliğinden gönderilir.
center-said-kept-apart = Merkezin ayrı tuttuğu bir kayıt var. { $keys } ile bakın.
center-said-revoked = Merkez bu bankonun yetkisini kaldırdı. { $keys } ile bakın.
center-said-unknown = Merkez bu bankoyu tanımıyor; yeni bir kayıt kodu gerekiyor. { $keys } ile bakın.
center-said-forked = Bu banko yeni bir banko kodu alacak. { $keys } ile bakın.

## Merkez sayfası

action-center = Merkez
center-state-title = Durum
center-state-alone = Bu banko bir merkeze kayıtlı değil. Başvurular burada kaydedilir, numaralar ve fişler geçerlidir.
center-state-enrol = Sistem sorumlusu, Ayarlar’dan merkeze kaydedebilir. O zamana dek kaydedilen her şey de o gün merkeze gider.
center-to-settings = Ayarlar’da merkeze git
center-state-code-waits = Kayıt kodu saklandı. Merkeze ulaşılınca kendiliğinden kullanılır; bir şey yapmanız gerekmez.
center-state-all-there = Bu bankoda yazılan her şey merkezde.
center-state-waiting = { $count } kayıt henüz merkeze gitmedi. Bu bankoda güvende; aranır, bulunur, fişi basılır.
center-state-out-of-touch = Şu an merkezle bağlantı yok. Kayıt çalışır; bağlantı gelince her şey kendiliğinden gönderilir.
center-address = Merkezin adresi
center-last-in-touch = Son görüşme
center-key = Merkezin kimliği
center-key-hint = Merkezdekiyle aynı olmalı. Kuşkunuz varsa telefonda okuyup karşılaştırın.
center-sync-now = Şimdi dene
center-sync-begun = Merkeze soruluyor.
center-clock-ahead = Bu bilgisayarın saati merkezinkinden { $minutes } dakika ileri. Kayıt çalışır; saati sistem sorumlusu düzeltsin.
center-clock-behind = Bu bilgisayarın saati merkezinkinden { $minutes } dakika geri. Kayıt çalışır; saati sistem sorumlusu düzeltsin.

center-receiving-title = Öteki bankoların kayıtları geliyor
center-receiving-text = { $of } kayıttan { $have } tanesi geldi. Beklemeniz gerekmez; başvuru yazmayı sürdürün. Öteki bankoların başvuruları geldikçe aramada görünür.

center-revoked-title = Merkez bu bankonun yetkisini kaldırdı
center-revoked-text = Bu bankoda artık yeni bir şey yazılmaz; eski başvurular aranır ve okunur. Başvuru almak için başka bir banko kullanın ve sistem sorumlusuna haber verin.
center-revoked-waiting =
    { $count ->
        [one] 1 kayıt henüz merkeze gitmedi. Kaybolmaz: sistem sorumlusu bu sayfadan teslim eder. O zamana dek bu bilgisayarı silmeyin.
       *[other] { $count } kayıt henüz merkeze gitmedi. Kaybolmazlar: sistem sorumlusu bu sayfadan teslim eder. O zamana dek bu bilgisayarı silmeyin.
    }
center-revoked-all-there = Bu bankoda yazılan her şey merkezde; teslim edilecek bir şey kalmadı.

hand-in-title = Bekleyenleri merkeze teslim et
hand-in-line = Merkeze bağlantı varsa bekleyenler hemen teslim edilir. Merkez aldıkça buradan düşer; yarıda kalırsa yeniden deneyin.
hand-in-now = Merkeze şimdi teslim et
hand-in-sending = Merkeze gönderiliyor…
hand-in-some-left = { $count } kayıt daha bekliyor. Yeniden deneyin.
hand-in-done-title = Hepsi merkeze teslim edildi
hand-in-done-text = Merkez her kaydı aldığını bildirdi. Bu bankoda teslim edilecek bir şey kalmadı.
hand-in-file = Bağlantı yoksa bekleyenler şifreli bir dosyaya yazılır ve merkeze elden götürülür. Bankodaki kayıtlar yerinde kalır; dosya istendiği kadar yeniden yazılabilir.
hand-in-carry = Bağlantı uzun süre gelmeyecekse dosyayla götür
hand-in-carry-title = Bekleyenleri dosyayla götür
field-hand-in-folder = Dosyanın yazılacağı klasör
field-hand-in-folder-hint = USB bellek takıp aşağıdan seçin ya da yerini yazın. Örnek: /media/usb
hand-in-write = Dosyaya yaz
hand-in-writing = Dosya yazılıyor…
hand-in-written-title = Dosya yazıldı
hand-in-written-holds =
    { $attachments ->
        [0] İçinde { $facts } kayıt var.
       *[other] İçinde { $facts } kayıt ve { $attachments } ek var.
    }
hand-in-written-where = Dosya
hand-in-written-code = Dosyayı açan kod
hand-in-step-carry = Dosyayı merkezi yönetenlere verin.
hand-in-step-code = Kodu onlara ayrı yoldan, örneğin telefonla söyleyin. Kod bir daha gösterilmez; kaybolursa dosyayı yeniden yazın.
hand-in-step-wait = Merkez aldığını söyleyene dek bu bilgisayarı silmeyin. Bu sayfadaki sayı dosyayla düşmez; merkezle ilk bağlantıda düşer.

center-unknown-title = Merkez bu bankoyu artık tanımıyor
center-unknown-text = Merkez bir yedekten geri yüklenmiş ve bu bankonun kaydı o yedekte yok. Başvuru almayı sürdürebilirsiniz: yazılan her şey bu bankoda durur, numaralar ve fişler geçerlidir. Sistem sorumlusu, merkezden alacağı yeni kayıt kodunu Ayarlar’a yazınca hepsi merkeze gider.
center-unknown-code = Bu banko merkeze kayıtlıydı, ama merkez onu artık tanımıyor. Merkezin verdiği yeni kayıt kodunu yazın. Numaralar, banko kodu ve yazılan her şey olduğu gibi kalır.

center-forked-title = Bu bankonun kayıtları merkezdekinden ayrı
center-forked-text = Banko yedekten geri yüklenmiş ya da kopyalanmış. Hiçbir kayıt silinmedi; iki taraftakiler de duruyor. Aynı numara iki kez verilmesin diye merkez yeni bir banko kodu verecek; kod gelince banko kendiliğinden sürer.
center-given-title = Bu bankonun kodu artık { $desk }
center-given-text = Merkez, aynı numara iki kez verilmesin diye bu bankoya yeni bir kod verdi. Eski başvurular numaralarını, verilmiş fişler geçerliliğini korur. Yeni numaralar { $desk } koduyla başlar.
center-given-heeded = Okudum

center-not-understood-title = Görmek için programın güncellenmesi gerekir
center-not-understood-text = { $count } kayıt daha yeni bir programla yazılmış. Saklandılar; program güncellenince görünürler.

center-items-title = Merkeze gitmeyenler
center-items-none = Bekleyen bir şey yok
center-items-none-hint = Yazdığınız her şey kendiliğinden gönderilir.
center-items-more = { $count } kayıt daha var.
center-subject-application = Yeni başvuru
center-subject-change = Başvurudaki değişiklik
center-subject-attachment = Ek
center-subject-other = Bankonun bir kaydı
center-fate-to-hand-in = Teslim edilmeyi bekliyor
center-fate-waits-for-code = Yeni kayıt kodu yazılınca gönderilecek
center-fate-waits = Gönderilecek; bir şey yapmanız gerekmez.
center-fate-kept-apart = Merkez ayrı tuttu
center-since = { $time } · { $age }
center-open = başvurusunu aç

## Merkeze kaydetme

center-settings-title = Merkez
center-enrolled = Bu banko merkeze kayıtlı.
enrolment-text = Merkeze kayıtlı bankonun başvuruları merkeze gider, biriminizin öteki bankolarında görünür. Bunun için merkezin verdiği adres ve bir kerelik kayıt kodu gerekir.
enrolment-whether = Merkeze kaydedilsin mi?
enrolment-now = Kayıt kodum var
enrolment-later = Şimdilik tek başına çalışsın
enrolment-later-note = Sonra Ayarlar’dan kaydedilir; o zamana dek yazılan her şey de gider, numaralar değişmez.
field-center-address = Merkezin adresi
field-center-address-hint = Örnek: merkez.ornek.gov.tr
field-enrolment-code = Kayıt kodu
field-enrolment-code-hint = Kâğıttaki ya da telefonda okunan 16 harf ve rakam. Boşluk ve büyük küçük harf fark etmez.
enrolment-sealed = Kapalı zarfla gelen kod, banko ağa bağlı değilken de buraya yazılır: saklanır, ağ gelince kendiliğinden kullanılır.
enrolment-do = Merkeze kaydet
enrolment-asking = Merkeze soruluyor…
enrolment-waits-title = Kod saklandı, merkeze ulaşılınca kullanılacak
enrolment-waits-text = Başvuru yazmaya başlayabilirsiniz. Merkeze ulaşılınca banko kendiliğinden kaydolur ve yazılan her şey gönderilir.
enrolment-other-code = Başka bir kod yaz
enrolment-take-back = Kodu geri al
enrolment-done-title = Banko merkeze kaydedildi
enrolment-done-text = Bundan sonra yazdıklarınız kendiliğinden merkeze gider. Biriminizin öteki bankolarında yazılanlar da buraya gelir; gelirken çalışmayı sürdürebilirsiniz.
setup-center-title = Merkez
setup-center-short = Merkez
