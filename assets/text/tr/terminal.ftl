### Terminal komutlarının sözleri: her komut ne yaptığını söyler, bir şey yanlışsa bir tümceyle biter.

terminal-about = Açık Kapı bankosu. Komut verilmezse pencere açılır.
terminal-heading-usage = Kullanım
terminal-heading-commands = Komutlar
terminal-heading-options = Seçenekler
terminal-see-help = Komutları görmek için: acikkapi-desk --help
terminal-argument-unknown = Anlaşılmadı: { $argument }.
terminal-argument-missing = Eksik: { $argument }.
terminal-no-home = Kayıtların klasörü bulunamadı. --data ve --state ile söyleyin.

terminal-argument-data = Kayıtların klasörü
terminal-argument-state = Verilen numaraların izi ile bu bilgisayarın anahtarının klasörü
terminal-argument-language = Komutların dili: tr ya da en
terminal-argument-help = Bu yardımı gösterir
terminal-argument-version = Sürümü gösterir
terminal-argument-to = Yedek bu klasöre de kopyalanır
terminal-argument-file = Yedek dosyası
terminal-argument-export = Yazılacak yeni dosya
terminal-argument-yes = Sorulmadan yapılır
terminal-argument-center = Merkezin adresi
terminal-argument-code = Bir kerelik kayıt kodu
terminal-argument-desk = Banko kodu; örnek başvurular 01’dedir
terminal-argument-printer = Fiş yazıcısının adresi
terminal-argument-applications = Deneme için ayrıca bu kadar başvuru üretir

terminal-command-doctor = Bankonun durumunu söyler, hiçbir şeyi değiştirmez
terminal-command-backup = Şimdi yedek alır
terminal-command-restore = Bir yedeği denetler ve kayıtların yerine koyar; eskisi silinmez
terminal-command-set-aside = Açılmayan kayıtları silmeden kenara alır; banko baştan kurulur
terminal-command-print-test = Fiş yazıcısından deneme sayfası çıkarır
terminal-command-enrol = Bankoyu, elindeki her şeyle bir merkeze kaydeder
terminal-command-sync = Bekleyenleri şimdi gönderir, gelenleri alır ve kalanı söyler
terminal-command-hand-in = Yetkisi kaldırılan bankoda bekleyenleri merkeze teslim eder
terminal-command-export = Merkeze gönderilemeyen kayıtları, elden götürmek için bir dosyaya yazar
terminal-command-verify = Kayıt zincirini ve tabloları baştan sona denetler
terminal-command-rebuild = Tabloları kayıt defterinden yeniden kurar
terminal-command-demo = Boş bir klasörü, kişileri ve başvuruları uydurma bir büroyla doldurur

## Denetleme

terminal-verified = Kayıt zinciri sağlam, tablolar kayıt defterine uyuyor. Kayıt sayısı: { $facts }
terminal-rebuilt = Tablolar kayıt defterinden yeniden kuruldu. Kayıt sayısı: { $facts }
terminal-rebuilt-unchanged = Tablolar önceden de doğruydu; değişen bir şey yok.
terminal-rebuilt-changed = Tablolar kayıt defterine uymuyordu; şimdi uyuyor.

## Örnek büro

terminal-demo-not-empty = Bu klasörde zaten bir banko var: { $folder }. Örnek büro yalnızca boş bir klasöre kurulur.
terminal-demo-filled = Örnek büro hazır: Edremit (Balıkesir), banko { $desk }. Başvuru sayısı: { $applications }
terminal-demo-administrator = Sistem sorumlusu: { $name }
terminal-demo-clerk = Banko görevlisi: { $name }
terminal-demo-pin = Herkesin PIN’i: { $pin }
terminal-demo-recovery-code = Kurtarma kodu: { $code }
terminal-demo-generated = Üretilen başvuru: { $applications }

## Yedek

terminal-backed-up = Yedek alındı: { $file }
terminal-backup-copied = Yedek şuraya da kopyalandı: { $file }
terminal-second-folder-failed = Yedek alındı, ama ikinci yedek klasörüne kopyalanamadı. Klasörün bağlı olduğuna ve yer olduğuna bakın.
terminal-recovery-code = Bu bilgisayarın anahtarı yedeği açmıyor. Kurtarma kodunu yazın:
terminal-restored = Yedek denetlendi ve kayıtların yerine kondu.
terminal-set-aside = Önceki kayıtlar silinmedi, kenara alındı: { $file }
terminal-set-aside-surely = Kayıtlar silinmez, kenara alınır; ama banko boş başlar ve geri dönmek kolay değildir. Sağlam bir yedek varsa önce onu geri yükleyin. Yine de istiyorsanız komutu --yes ile verin.
terminal-set-aside-next = Bankoyu açın ve baştan kurun. Daha önce numara vermiş bir banko kodu seçilemez; böylece hiçbir numara iki kez verilmez.
terminal-new-desk-code-needed = Yeni başvurudan önce sistem sorumlusunun yeni bir banko kodu vermesi gerekir; böylece hiçbir numara iki kez verilmez.

## Deneme sayfası

terminal-test-printed = Deneme sayfası yazıcıya gönderildi. Çıktığına bakın.

## Bankonun durumu

terminal-doctor-good = ✓ { $finding }
terminal-doctor-bad = ✗ { $finding }
terminal-doctor-well = Banko iyi durumda.
terminal-doctor-found = Bakılması gereken bulgu sayısı: { $count }
terminal-doctor-version = Program sürümü: { $version }
terminal-doctor-data = Kayıtların klasörü: { $folder }
terminal-doctor-state = İz ve anahtarın klasörü: { $folder }
terminal-doctor-runs = Banko şu anda açık.
terminal-doctor-no-desk = Burada henüz banko kurulmamış.
terminal-doctor-room = Diskte boş yer: { $megabytes } MB
terminal-doctor-key-in-tpm = Anahtarı bu bilgisayarın TPM’i koruyor.
terminal-doctor-key-in-file = Anahtarı yalnızca bankonun kullanıcısının okuyabildiği bir dosya koruyor; bu bilgisayarda TPM kullanılmıyor. Diskin tamamı çalınırsa anahtar da gider: disk şifrelemesi önerilir.
terminal-doctor-key-damaged = Bu bilgisayarın anahtarı bozuk; kurtarma kodu kayıtları açar.
terminal-doctor-engine = SQLite { $sqlite }, SQLCipher { $cipher }, yazma kipi { $journal }
terminal-doctor-tables = Tabloların sürümü: { $version }, programınki: { $newest }
terminal-doctor-contents = Kayıt sayısı: { $facts }, başvuru sayısı: { $applications }
terminal-doctor-chain = Her sayfa okundu, kayıt zinciri sağlam. Tabloları denetlemek için: acikkapi-desk verify
terminal-doctor-not-set-up = Kurulum henüz bitmemiş.
terminal-doctor-numbers = { $office }, banko { $desk }; kalan numara: { $left }
terminal-doctor-mark-agrees = Verilen numaraların izi kayıtlara uyuyor.
terminal-doctor-mark-differs = Verilen numaraların izi kayıtlara uymuyor: kayıtlar eski bir kopya olabilir. Yeni bir banko kodu istenecek.
terminal-doctor-clock = Saat: { $moment }
terminal-doctor-clock-wrong = Saat yanlış görünüyor: { $moment }. Düzeltin; numaralar yine de sırayla ve tek verilir.
terminal-doctor-backup = En yeni yedek şu kadar saat önce alındı: { $hours }
terminal-doctor-no-backup = Hiç yedek yok. Almak için: acikkapi-desk backup
terminal-doctor-second-folder = İkinci yedek klasörü: { $folder }
terminal-doctor-second-folder-gone = İkinci yedek klasörüne ulaşılamıyor: { $folder }
terminal-doctor-draws = Fiş çizilebiliyor; yazı tipleri programın içinde.
terminal-doctor-no-printer = Fiş yazıcısı seçilmemiş.
terminal-doctor-prints-to-file = Fişler dosyaya yazılıyor: { $file }
terminal-doctor-printer-left-alone = Yazıcıya şu anda banko bağlı; ayrıca sorulmadı.
terminal-doctor-printer-answers = Yazıcı yanıt veriyor: { $address }
terminal-doctor-printer-silent = Yazıcıya bağlanıldı, ama durumunu söylemiyor: { $address }. Her fişte çıkıp çıkmadığı size sorulur.
terminal-doctor-printer-unreachable = Yazıcıya ulaşılamıyor: { $address }. Açık olduğuna ve kablosuna bakın.

## Merkez

terminal-enrolled = Banko merkeze kaydoldu: { $center }
terminal-code-waits = Merkeze ulaşılamadı. Kod saklandı; ağ gelince kendiliğinden kullanılır.
terminal-sync-done = Bekleyen yok: merkez her şeyi aldı.
terminal-sync-waiting = Gönderilecek kayıt: { $facts }, bunların içinde başvuru: { $applications }
terminal-sync-kept-apart = Merkezin ayrı tuttuğu kayıt: { $count }. Nedenini bankonun penceresinde görebilirsiniz.
terminal-desk-code-given = Merkez bankoya yeni bir kod verdi: { $desk }. Önceki numaralar değişmedi.
terminal-exported = Dosyaya yazılan kayıt: { $facts }, ek: { $attachments }. Dosyayı açan kod: { $code }. Kodu dosyadan ayrı iletin; bir daha gösterilmez.
