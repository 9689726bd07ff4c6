### What a slip says in the visitor's own language too. In every language that slips are printed in.

slip-what = This paper is the receipt for your application. Please keep it.
slip-number-is = Your application number: { $number }
slip-due-is = We will answer by: { $date }
slip-result-sms = You will get an SMS when there is a result.
slip-result-phone = For the result, call: { $phone }
slip-result-desk = You can ask for the result at our desk.
slip-go-to = Now go to: { $place }
slip-escort = Accompanied by: { $name }
slip-privacy = The privacy notice is at our desk.
