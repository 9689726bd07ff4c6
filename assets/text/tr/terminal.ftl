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
terminal-argument-printer = Fiş yazıcısının adresi
terminal-argument-applications = Deneme için ayrıca bu kadar başvuru üretir

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
terminal-demo-filled = Örnek büro hazır: Edremit (Balıkesir), banko 01. Başvuru sayısı: { $applications }
terminal-demo-administrator = Sistem sorumlusu: { $name }
terminal-demo-clerk = Banko görevlisi: { $name }
terminal-demo-pin = Herkesin PIN’i: { $pin }
terminal-demo-recovery-code = Kurtarma kodu: { $code }
terminal-demo-generated = Üretilen başvuru: { $applications }
