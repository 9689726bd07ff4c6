### Vatandaşa giden SMS'ler: ad yok, başvurunun içeriği yok. En uzun değerlerle bile 140 karakteri aşmaz.

sms-registered = Açık Kapı: Başvurunuz alındı. Başvuru numaranız: { $number }
sms-concluded = Açık Kapı: { $number } numaralı başvurunuz sonuçlandı. Sonucu öğrenmek için: { $office }
