### Gotinên SMSan bi kurmancî.

sms-registered = Açık Kapı: Serlêdana we hat wergirtin. Hejmara wê: { $number }
sms-concluded = Açık Kapı: Encama serlêdana we ya { $number } derket. Ji bo encamê: { $office }
