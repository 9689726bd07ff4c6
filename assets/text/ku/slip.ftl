### Gotinên kaxezê bi kurmancî.

slip-what = Ev kaxez belgeya serlêdana we ye. Ji kerema xwe wê hilînin.
slip-number-is = Hejmara serlêdana we: { $number }
slip-due-is = Bersiv herî dereng: { $date }
slip-result-sms = Gava encam derket, SMS ji we re tê.
slip-result-phone = Ji bo encamê telefon: { $phone }
slip-result-desk = Hûn dikarin encamê ji maseya me bipirsin.
slip-go-to = Niha biçin: { $place }
slip-escort = Dê bi we re were: { $name }
slip-privacy = Agahiya li ser daneyên kesane li maseya me heye.
