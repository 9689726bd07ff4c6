### Sorun kodlarının sözleri: ne oldu, ne yapmalı, gerekirse örnek. Her kod için `problem-<kod>`.

## Yazılan ya da istenen olmadı

problem-national-id-length = Kimlik no 11 hane olmalı; { $given } hane yazdınız.
problem-national-id-not-digits = Kimlik no yalnız rakamlardan oluşur. Harf ve işaretleri silin.
problem-national-id-checksum = Bu kimlik no doğru değil: bir hanesi yanlış yazılmış olabilir. Karttan yeniden okuyun; kimliği yoksa «kimliği yok» deyin.
problem-phone-invalid = Böyle bir telefon numarası olamaz. Alan koduyla yazın. Örnek: 0532 123 45 67
problem-name-missing = Ad ve soyad yazın. Kişi adını vermek istemiyorsa «adını vermedi» deyin.
problem-birth-year-invalid = Doğum yılı { $from } ile { $to } arasında dört hane olmalı. Örnek: 1968
problem-subject-missing = Özet boş. Başvurunun ne istediğini birkaç sözle yazın. Örnek: Sokak lambası yanmıyor
problem-text-too-long = Bu alana en çok { $limit } karakter sığar; { $given } karakter yazdınız. Kısaltın ya da belgeyi ek olarak ekleyin.
problem-topic-unknown = Bu konu listede yok. Konuyu listeden seçin ya da boş bırakın.
problem-unit-unknown = Bu birim listede yok. Birimi listeden seçin ya da boş bırakın.
problem-representative-name-missing = Kişi adına konuşanın adını yazın ya da «adına başkası konuşuyor» işaretini kaldırın.
problem-reason-missing = Düzeltmenin nedenini yazın. Örnek: Telefon yanlış yazılmış
problem-nothing-changed = Hiçbir bilgi değişmedi. Düzeltilecek alanı değiştirin ya da vazgeçin.
problem-number-length = Başvuru numarası 13 hanedir; { $given } hane yazdınız.
problem-number-mistyped = Bu başvuru numarası doğru değil: bir hane yanlış ya da iki hane yer değiştirmiş olabilir.
problem-number-unknown = Bu numarayla kayıtlı bir başvuru bu bankoda yok. Numarayı fişten yeniden okuyun.
problem-link-to-itself = Başvuru kendisine bağlanamaz. Başka bir başvuru seçin.
problem-numbers-used-up = Bu bankonun numaraları bitti. Yeni bir banko kodu girilince kayıt sürer; yazdıklarınız duruyor.
problem-office-unknown = Böyle bir valilik ya da kaymakamlık yok. Listeden seçin.
problem-desk-code-invalid = Banko kodu 01 ile 99 arasında iki hanedir. Örnek: 01
problem-desk-code-used = Bu banko kodu daha önce kullanılmış. Aynı numara iki kez verilmesin diye kullanılmamış bir kod yazın.
problem-staff-name-missing = Görevlinin adını ve soyadını yazın.
problem-staff-name-taken = Bu adda bir görevli zaten var. Ayırt edilecek biçimde yazın. Örnek: Ayşe Kaya (öğleden sonra)
problem-staff-unknown = Bu görevli bulunamadı ya da artık çalışmıyor. Listeden seçin.
problem-last-administrator = Bankoda en az bir sistem sorumlusu kalmalı. Önce başka birini sistem sorumlusu olarak ekleyin.
problem-secret-too-short = PIN en az { $digits } rakam, parola en az { $characters } karakter olmalı.
problem-secret-too-easy = Bu PIN kolay bulunur. Sıralı ya da hep aynı rakamlar kullanmayın.
problem-secrets-differ = İki yazılış birbirini tutmuyor. Yeniden yazın.
problem-secret-wrong = PIN ya da parola yanlış. Yeniden deneyin.
problem-sign-in-wait = Çok kez yanlış yazıldı. { $seconds } saniye bekleyip yeniden deneyin.
problem-sign-in-locked = Çok kez yanlış yazıldığı için giriş kilitlendi. Sistem sorumlusu Ayarlar → Görevliler sayfasından açabilir.
problem-sign-in-needed = Önce giriş yapın. Yazdıklarınız duruyor.
problem-not-allowed = Bunu yapmak için yetkiniz yok. Sistem sorumlusundan isteyin.
problem-printer-address-invalid = Bu bir yazıcı adresi değil. Yazıcının ağ adresini yazın. Örnek: 192.168.1.50
problem-printer-missing = Yazıcı tanımlı değil. Sistem sorumlusu Ayarlar → Yazıcı sayfasından tanımlayabilir.
problem-recovery-code-mistyped = Kurtarma kodunda yazım yanlışı var. Kâğıttaki kodu dörder dörder yeniden yazın.
problem-recovery-code-wrong = Bu kod bu bankonun kurtarma kodu değil. Doğru kâğıda baktığınızdan emin olun.
problem-attachment-empty = Bu dosyanın içi boş. Belgeyi yeniden tarayıp ekleyin.
problem-attachment-too-large = Dosya { $given } MB; en çok { $limit } MB olabilir. Daha düşük çözünürlükle tarayın ya da bölün.
problem-attachment-type-unknown = Bu dosya eklenemez. Yalnız PDF, JPEG ve PNG alınır.
problem-attachment-lies = Dosyanın adı { $named } diyor, içi ise { $found }. Güvenlik için alınmadı; belgeyi yeniden tarayın.
problem-too-many-attachments = Bir başvuruya en çok { $limit } ek eklenir. Belgeleri tek PDF olarak tarayın.
problem-slip-not-in-doubt = Bu fiş için yanıt beklenmiyor; durumu değişmiş. Listeye yeniden bakın.
problem-setup-step-out-of-order = Kurulumun bu adımı için önceki adımlar tamamlanmalı. Geri dönüp tamamlayın.
problem-backup-unreadable = Bu dosya bir banko yedeği değil. Yedek klasöründen başka bir dosya seçin.
problem-folder-invalid = Bu klasör yok ya da içine yazılamıyor. Klasörü oluşturun ya da başka bir klasör yazın.

## Bir arıza oldu

problem-storage-full = Diskte yer kalmadı. Kayıt yapılmadı, yazdıklarınız duruyor. Sistem sorumlusu diskte yer açınca yeniden deneyin; arama çalışmaya devam eder.
problem-storage-read-only = Diske yazılamıyor. Kayıt yapılmadı, yazdıklarınız ekranda duruyor. Sistem sorumlusuna haber verin; arama çalışmaya devam eder.
problem-storage-damaged = Kayıt dosyası hasarlı. Hiçbir şey silinmedi; dosya kenara alınır ve en yeni sağlam yedek önerilir.
problem-storage-newer = Kayıtlar daha yeni bir program sürümüyle yazılmış. Hiçbir şeye dokunulmadı; programı güncelleyip yeniden açın.
problem-storage-failed = Kayıt yapılamadı; yazdıklarınız duruyor. Yeniden deneyin, olmazsa sistem sorumlusuna olay numarasını söyleyin.
problem-storage-missing = Burada kayıt dosyası yok. Doğru klasörü seçin ya da yedekten geri yükleyin.
problem-store-in-use = Bu banko zaten açık. Açık olan pencereyi kullanın.
problem-key-missing = Bu makinenin anahtarı bulunamadı. Kayıtlar duruyor; açmak için kurtarma kodunu yazın.
problem-other-machine = Kayıtlar başka bir makinede oluşturulmuş. Açmak için kurtarma kodunu yazın; ardından yeni bir banko kodu verilir.
problem-keys-damaged = Anahtar dosyası hasarlı. Kayıtlar duruyor; yedekten geri yükleyin ya da sistem sorumlusuna haber verin.
problem-high-water-failed = Verilen numaraların işareti okunamadı ya da yazılamadı. Aynı numara iki kez verilmesin diye kayıt durduruldu; sistem sorumlusuna haber verin.
problem-series-unsure = Bu kayıtlar eski bir kopyadan gelmiş olabilir. Aynı numara iki kez verilmesin diye yeni bir banko kodu gerekir.
problem-chain-broken = Kayıt zinciri doğrulanamadı: kayıtlar program dışında değiştirilmiş olabilir. Sistem sorumlusuna haber verin.
problem-tables-differ = Ekranların okuduğu çizelgeler kayıt defterini tutmuyor. «rebuild» komutu onları defterden yeniden kurar.
problem-backup-failed = Yedek alınamadı. Kayıtlar duruyor; yedek klasöründe yer ve yazma izni olduğuna bakın.
problem-backup-damaged = Bu yedek sağlam değil; hiçbir şey değiştirilmedi. Başka bir yedek seçin.
problem-printer-unreachable = Yazıcıya ulaşılamıyor. Açık olduğuna ve ağ kablosuna bakın; bekleyen fişler kendiliğinden basılır.
problem-printer-paper-out = Yazıcıda kâğıt bitti. Kâğıt takın; bekleyen fişler kendiliğinden basılır.
problem-printer-cover-open = Yazıcının kapağı açık. Kapatın; bekleyen fişler kendiliğinden basılır.
problem-printer-fault = Yazıcı arıza bildiriyor. Kapatıp açın; sürerse başka yazıcı kullanın.
problem-slip-not-drawn = Fiş hazırlanamadı; başvuru kayıtlı. Numarayı elle yazıp verin ve sistem sorumlusuna olay numarasını söyleyin.
problem-internal = Beklenmeyen bir hata oldu; yazdıklarınız duruyor. Yeniden deneyin, yine olursa sistem sorumlusuna olay numarasını söyleyin.
