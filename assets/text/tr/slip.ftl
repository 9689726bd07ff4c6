### Fişin, ziyaretçinin kendi dilinde de söylediği sözler. Fiş hangi dillerde basılıyorsa hepsinde vardır.

slip-what = Bu kâğıt başvurunuzun belgesidir. Lütfen saklayın.
slip-number-is = Başvuru numaranız: { $number }
slip-due-is = Cevap en geç: { $date }
slip-result-sms = Sonuç çıkınca SMS gelir.
slip-result-phone = Sonuç için: { $phone }
slip-result-desk = Sonucu bankomuza sorabilirsiniz.
slip-go-to = Şimdi: { $place }
slip-escort = Size eşlik edecek: { $name }
slip-privacy = Aydınlatma metni bankomuzdadır.
