### Sorun kodlarının sözleri: ne oldu, ne yapmalı, gerekiyorsa bir örnek. Her kod için `problem-<kod>`.

## Alanlar

problem-national-id-length = Kimlik no 11 hane olmalı; { $given } hane yazdınız. Örnek: 10000000146
problem-national-id-not-digits = Kimlik no yalnızca rakamlardan oluşur. Harf ve işaretleri silin. Örnek: 10000000146
problem-national-id-checksum = Bu kimlik no yanlış yazılmış: haneleri birbirini tutmuyor. Karttan yeniden okuyun; kimliği yoksa “kimliği yok”u işaretleyin.
problem-phone-invalid = Bu bir telefon numarası değil. Alan koduyla yazın. Örnek: 0532 123 45 67
problem-name-missing = Ad ve soyad boş. Yazın; söylemek istemiyorsa “adını vermedi”yi işaretleyin.
problem-birth-year-invalid = Doğum yılı { $from } ile { $to } arasında olmalı. Dört hane yazın. Örnek: 1968
problem-subject-missing = Özet boş. Ne istendiğini bir satırla yazın. Örnek: Sokak lambası yanmıyor
problem-text-too-long = Bu alana en çok { $limit } karakter sığar; { $given } karakter yazdınız. Kısaltın ya da belge olarak ekleyin.
problem-line-too-long = Bu satıra en çok { $limit } karakter sığar; { $given } karakter yazdınız. Kısaltın.
problem-topic-unknown = Böyle bir konu yok. Listeden seçin; birkaç harf yazmanız yeter.
problem-unit-unknown = Böyle bir birim yok. Listeden seçin ya da boş bırakın.
problem-representative-name-missing = Vekilin adı boş. Adını yazın ya da vekil bilgilerini silin.
problem-reason-missing = Düzeltmenin nedeni boş. Bir cümleyle yazın. Örnek: Telefon yanlış yazılmıştı
problem-nothing-changed = Hiçbir bilgi değişmedi. Değiştirilecek bir şey yoksa vazgeçin.

## Başvuru numarası

problem-changed-meanwhile = Bu başvuru siz bakarken değişti; düzeltmeniz kaydedilmedi. Yeni hâline bakıp yeniden düzeltin.
problem-number-length = Başvuru numarası 13 hane olmalı; { $given } hane yazdınız. Örnek: 1003 010 004 217
problem-number-mistyped = Başvuru numarası yanlış yazılmış: haneleri birbirini tutmuyor. Fişten yeniden okuyun.
problem-number-unknown = Bu numarayla bir başvuru bu bankoda yok. Numarayı fişten yeniden okuyun.
problem-link-to-itself = Bir başvuru kendisine bağlanamaz. Başka bir başvuru seçin.
problem-digits-wrong = Kimlik numarasının ya da telefonun son dört hanesi bu başvuruyla tutmuyor.
problem-paper-unknown = Bu ek merkezde yok. Yeniden yükleyin.
problem-step-outdated = Siz bakarken bu başvuruda başka bir işlem yapıldı; sizinki kaydedilmedi. Son hâline bakıp yeniden deneyin.
problem-step-impossible = Bu başvurunun durumu bu işleme uygun değil. Son hâline bakın.
problem-unit-has-it = Başvuru zaten bu birimde. Başka bir birim seçin ya da cevabını bekleyin.
problem-unit-not-asked = Bu başvuru bu birime yönlendirilmemiş. Son hâline bakın.
problem-answer-missing = Olumlu ya da olumsuz sonuç için önce birimin cevabı gerekir.
problem-answer-empty = Cevabı yazın.
problem-explanation-missing = Sonucu başvuru sahibine anlatan birkaç cümle yazın.
problem-numbers-used-up = Bu banko kodunun numaraları bitti. Sistem sorumlusu yeni bir banko kodu vermeli.

## Birim ve banko

problem-office-unknown = Böyle bir birim yok. İli ve ilçeyi listeden seçin.
problem-desk-code-invalid = Banko kodu 01 ile 99 arasında iki hane olmalı. Örnek: 01
problem-desk-code-used = Bu banko kodu daha önce numara verdi. Aynı numara iki kez verilmesin diye başka bir kod seçin.

## Görevliler ve oturum

problem-staff-name-missing = Görevlinin adı boş. Adını ve soyadını yazın.
problem-staff-name-taken = Bu adla bir görevli zaten var. Ayırt edecek bir şey ekleyin. Örnek: Ayşe Kaya (2)
problem-staff-unknown = Böyle bir görevli yok ya da artık çalışmıyor. Listeden seçin.
problem-last-administrator = En az bir sistem sorumlusu kalmalı. Önce bir başkasına bu görevi verin.
problem-secret-too-short = Çok kısa. PIN en az { $digits } rakam, parola en az { $characters } karakter olmalı.
problem-secret-too-easy = Bu PIN kolay bulunur. Aynı rakamı yinelemeyin, sıralı rakam kullanmayın.
problem-secrets-differ = İki yazdığınız aynı değil. İkisini de yeniden yazın.
problem-secret-wrong = PIN ya da parola yanlış. Yeniden deneyin; kilitlenmeden önce { $left } deneme hakkınız kaldı.
problem-sign-in-wait = Çok sayıda yanlış deneme oldu. { $seconds } saniye sonra yeniden deneyin.
problem-sign-in-locked = Çok sayıda yanlış deneme oldu ve oturum kilitlendi. Bir sistem sorumlusu açabilir.
problem-sign-in-needed = Önce oturum açın.
problem-sign-in-refused = Ad, parola ya da kod yanlış. Yeniden deneyin.
problem-not-allowed = Göreviniz bu işleme izin vermiyor. Sistem sorumlusuna başvurun.

## Yazıcı

problem-printer-address-invalid = Bu bir yazıcı adresi değil. Yazıcının ağ adresini yazın. Örnek: 192.168.1.50
problem-printer-name-missing = Yazıcıya bir ad verin. Örnek: Banko yazıcısı
problem-printer-name-taken = Bu adda bir yazıcı var. Başka bir ad yazın.
problem-printer-not-picked = Listeden bir yazıcı seçin. Yazıcınız listede yoksa kablosunu ve açık olduğunu denetleyip yeniden arayın.
problem-printer-unknown = Bu yazıcı artık kayıtlı değil. Listeden bir yazıcı seçin.
problem-printer-unfit = Bu yazıcı belge basamaz. Belgeler için sistemin yazıcılarından birini seçin.
problem-printer-missing = Kurulu yazıcı yok. Ayarlar’dan bir yazıcı ekleyin; başvuru kaydı bundan etkilenmez.
problem-printer-unreachable = Yazıcıya ulaşılamıyor. Açık mı, kablosu takılı mı bakın.
problem-printer-paper-out = Yazıcıda kâğıt yok. Kâğıdı takın; fiş kendiliğinden basılır.
problem-printer-cover-open = Yazıcının kapağı açık. Kapatın; fiş kendiliğinden basılır.
problem-printer-fault = Yazıcı bir arıza bildiriyor. Kapatıp açın; sürerse sistem sorumlusuna haber verin.
problem-printer-not-allowed = Programın bu yazıcıyı açma izni yok. Yazıcının kablosunu çıkarıp takın; sürerse sistem sorumlunuza söyleyin: kullanıcı “lp” ve “dialout” gruplarında olmalı.
problem-printer-taken = Yazıcıyı başka bir program kullanıyor. O programı kapatın; fiş kendiliğinden basılır.
problem-queue-missing = Bu bilgisayarda bu adla bir yazıcı kuyruğu yok. Ayarlarda yazıcıyı yeniden seçin.
problem-queue-stopped = Yazıcı kuyruğu durdurulmuş. Bilgisayarın yazıcı ayarlarında kuyruğu yeniden başlatın; fiş kendiliğinden basılır.
problem-queue-unfit = Bu yazıcı kuyruğu belge basamaz. Belgeler için sürücüsü kurulu bir yazıcı seçin.
problem-queue-gave-up = Yazıcı kuyruğu bu işi bıraktı. Kâğıda bakın; çıkmadıysa yeniden yazdırın.
problem-slip-not-drawn = Fiş hazırlanamadı. Başvuru kaydedildi; numarayı elle yazıp verin.
problem-slip-too-old = Fiş bir günden uzun bekledi ve kendiliğinden basılmaz. Gerekiyorsa suret basın, gerekmiyorsa “Basma” deyin.
problem-slip-handed-over = Fiş yazıcı kuyruğuna verildi; kuyruk çıktığını bilemez. Yazıcıya bakıp çıkıp çıkmadığını söyleyin.
problem-inquiry-unknown = Bu danışma artık sayılmıyor; geri alınmış olabilir.
problem-inquiry-not-of-today = Danışma yalnız sayıldığı gün geri alınır.
problem-slip-not-waiting = Bu fiş artık beklemiyor; başka yazıcıya gönderilemez. Liste yenilendi.
problem-slip-not-in-doubt = Bu fiş için bir soru beklemiyor. Liste yenilendi.

## Ekler

problem-attachment-empty = Bu dosya boş. Başka bir dosya seçin.
problem-attachment-too-large = Dosya çok büyük: { $given } MB. En çok { $limit } MB eklenebilir.
problem-attachment-type-unknown = Bu tür dosya eklenemez. PDF, JPEG ya da PNG seçin.
problem-attachment-cut-short = Bu { $found } dosyası yarım kalmış. Belgeyi yeniden tarayıp ekleyin.
problem-attachment-lies = Dosyanın adı { $named } diyor, içi { $found }. Dosyayı yeniden kaydedin ya da başka bir dosya seçin.
problem-too-many-attachments = Bir başvuruya en çok { $limit } ek konabilir.

## Kurulum, anahtar ve yedek

problem-setup-step-out-of-order = Kurulum bu adımda değil. Ekrandaki adımdan sürdürün.
problem-recovery-code-mistyped = Kurtarma kodu yanlış yazılmış. Kâğıttan harf harf yeniden okuyun.
problem-recovery-code-length = Kurtarma kodu altı grupta 24 karakterdir; { $given } karakter yazdınız.
problem-recovery-code-group-mistyped = Kurtarma kodunda yazım yanlışı var: büyük olasılıkla { $group }. grupta. Kâğıttan yeniden okuyun.
problem-recovery-code-wrong = Kurtarma kodu doğru yazılmış, ama bu bankonun kodu değil. Bu bankonun kâğıdını bulun.
problem-store-opens = Kayıtlar açılıyor. Yalnız açılmayan kayıtlar kenara alınır.
problem-backup-unreadable = Bu dosya bir banko yedeği değil. Yedek klasöründen bir dosya seçin.
problem-slip-too-full = Bu yazıyla fiş { $paper } mm kâğıda sığmıyor. Kısaltın ya da başka bir yazıyı silin.
problem-logo-not-png = Logo yalnız PNG resmi olabilir. Resmi PNG olarak kaydedip yeniden seçin.
problem-logo-too-large = Logo en çok { $limit } MB olabilir. Resmi küçültüp yeniden seçin.
problem-logo-blank = Bu logo kâğıtta görünmez, hepsi çok açık. Koyu renkli bir logo seçin.
problem-folder-invalid = Bu klasör yok ya da içine yazılamıyor. Başka bir klasör seçin.
problem-folder-full = Bu klasörün bulunduğu diskte yer yok; hiçbir şey yazılmadı. Yer açın ya da başka bir klasör seçin.
problem-key-missing = Bu bilgisayarın anahtarı bulunamadı. Kayıtlar duruyor; açmak için kurtarma kodunu yazın.
problem-other-machine = Kayıtlar başka bir bilgisayarda kurulmuş. Açmak için kurtarma kodunu yazın.
problem-keys-damaged = Anahtar dosyası bozuk. Kayıtlara dokunulmadı; kurtarma kodunu yazın ya da yedekten geri yükleyin.
problem-backup-failed = Yedek alınamadı. Yedek klasöründe yer olduğuna bakın.
problem-backup-damaged = Bu yedek sağlam değil ve kullanılmadı. Başka bir yedek seçin.

## Kayıtlar

problem-storage-full = Disk dolu: yeni kayıt yapılamaz, eskiler aranabilir. Yer açın ya da sistem sorumlusuna haber verin.
problem-storage-read-only = Diske yazılamıyor: yeni kayıt yapılamaz, eskiler aranabilir. Sistem sorumlusuna haber verin.
problem-storage-damaged = Kayıt dosyası bozuk. Silinmedi; en yeni sağlam yedek geri yüklenebilir, bozuk dosya kenara alınır.
problem-storage-newer = Kayıtlar daha yeni bir programla yazılmış. Hiçbir şeye dokunulmadı; programı güncelleyin.
problem-storage-failed = Kayıtlara ulaşılamadı ve hiçbir şey kaydedilmedi. Yeniden deneyin; yine olursa sistem sorumlusuna haber verin.
problem-storage-missing = Burada bir banko kaydı yok. Klasörün doğru olduğuna bakın.
problem-store-in-use = Bu kayıtlar başka bir pencerede açık. O pencereyi kullanın.
problem-high-water-failed = Verilen numaraların işareti okunamadı ya da yazılamadı; bir numara iki kez verilmesin diye kayıt durdu. Sistem sorumlusuna haber verin.
problem-series-unsure = Bu banko kodu, burada görünmeyen numaralar vermiş olabilir. Yeni bir banko kodu seçin.
problem-chain-broken = Kayıt zinciri doğrulanmadı: bir kayıt sonradan değişmiş olabilir. Sistem sorumlusuna haber verin.
problem-tables-differ = Ekrandaki tablolar defterle aynı değil. Sistem sorumlusu tabloları yeniden kurmalı.
problem-internal = Beklenmeyen bir hata oldu. Yeniden deneyin; yine olursa sistem sorumlusuna haber verin.

## Merkez

problem-center-address-invalid = Bu bir merkez adresi değil. Örnek: merkez.ornek.gov.tr
problem-enrolment-code-length = Kayıt kodu 16 harf ve rakamdır; siz { $given } tane yazdınız.
problem-already-enrolled = Bu banko merkeze kayıtlı.
problem-not-enrolled = Bu banko bir merkeze kayıtlı değil.
problem-enrolment-code-unknown = Merkez bu kayıt kodunu vermedi. Kodu kâğıttan yeniden yazın; yine olmazsa merkezden yeni bir kod isteyin.
problem-enrolment-code-expired = Bu kayıt kodunun süresi doldu. Merkezden yeni bir kod isteyin.
problem-enrolment-code-used = Bu kayıt koduyla başka bir banko kaydedildi. Merkezden bu banko için yeni bir kod isteyin.
problem-enrolment-other-office = Bu kayıt kodu bu banko için değil. Merkezden bu birim için yeni bir kod isteyin.
problem-network-missing = Ağ bağlantısı yok. Kayıt çalışır; bağlantı gelince her şey kendiliğinden gönderilir.
problem-center-name-unknown = Merkezin adresi bulunamadı. Adresin doğru yazıldığına bakın; doğruysa ağda bir sorun var ve banko kendiliğinden yeniden dener.
problem-center-unreachable = Merkez yanıt vermiyor. Kayıt çalışır; banko kendiliğinden yeniden dener.
problem-line-broken = Merkezle bağlantı yarıda koptu. Kayıt çalışır; banko kaldığı yerden yeniden dener.
problem-captive-portal = Merkez yerine ağın kendi sayfası yanıt verdi. Ağ sizden oturum açmanızı istiyor olabilir; sistem sorumlusuna haber verin.
problem-proxy-password = Ağdaki ara sunucu parola istiyor. Kayıt çalışır; sistem sorumlusuna haber verin.
problem-center-not-trusted = Yanıt veren, bu bankonun kaydolduğu merkez değil. Hiçbir şey gönderilmedi; sistem sorumlusuna haber verin.
problem-fact-unreadable = Merkez bu kaydı okuyamadı ve ayrı tuttu. Kayıt bankoda duruyor; sistem sorumlusuna haber verin.
problem-fact-of-another-office = Kayıt başka bir birimin başvurusuyla ilgili; merkez ayrı tuttu. Sistem sorumlusuna haber verin.
problem-fact-of-another-desk = Başvurunun numarası başka bir bankonun koduyla verilmiş; merkez ayrı tuttu. Sistem sorumlusuna haber verin.
problem-number-taken = Bu numarayı daha önce başka bir banko vermiş; merkez bu başvuruyu ayrı tuttu. Ziyaretçiye yeni bir başvuru açın ve sistem sorumlusuna haber verin.
problem-attachment-damaged = Ek dosya merkeze bozuk ulaştı ya da türü kabul edilmiyor. Dosya bankoda duruyor; sistem sorumlusuna haber verin.
problem-attachment-missing = Ek dosya merkezde yok; onu alan banko henüz göndermemiş olabilir.
problem-attachment-not-right = Ek dosya bu bankoya bozuk geldi ve saklanmadı. Yeniden açmayı deneyin; sürerse sistem sorumlusuna haber verin.
problem-fact-kept-apart = Merkez bu kaydı ayrı tuttu. Kayıt bankoda duruyor; sistem sorumlusuna haber verin.
problem-desk-unknown = Merkez bu bankoyu tanımıyor. Kayıt çalışır, yazılanlar bu bankoda durur. Sistem sorumlusu merkezden yeni bir kayıt kodu istesin.
problem-request-not-trusted = Merkez bu bankoyu tanımadı. Kayıt çalışır; sistem sorumlusuna haber verin.
problem-clock-skewed = Bu bilgisayarın saati merkezin saatinden beş dakikadan fazla ayrılıyor. Kayıt çalışır; sistem sorumlusuna haber verin.
problem-not-handed-in = Merkeze ulaşılamadı. Hiçbir şey kaybolmadı: bağlantı gelince yeniden deneyin ya da bekleyenleri dosyaya yazın.
problem-desk-revoked = Merkez bu bankonun yetkisini kaldırdı: yeni kayıt yapılamaz, eskiler aranabilir. Sistem sorumlusuna haber verin.
problem-protocol-unsupported = Banko programı merkeze göre çok eski ya da çok yeni. Kayıt çalışır; programın güncellenmesi gerekiyor.
problem-message-unreadable = Merkezle konuşurken anlaşılmayan bir ileti geldi. Kayıt çalışır; sistem sorumlusuna haber verin.
problem-message-too-large = Gönderilen veri çok büyük. Daha küçük parçalarla deneyin.
problem-no-such-request = Merkezde böyle bir sayfa ya da işlem yok.
problem-center-busy = Merkez şu anda çok yoğun. Banko kendiliğinden yeniden dener.
problem-center-failed = Merkezde bir hata oldu. Banko kendiliğinden yeniden dener.

## Olay

incident = Olay numarası: { $incident }
