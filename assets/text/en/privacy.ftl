### The privacy notice, version 2026-1 (law 6698, article 10). When the text changes, so does the version.

privacy-title = About your personal data
privacy-who = The Açık Kapı office takes your application on behalf of { $office }, which is responsible for your data.
privacy-what = We write down your name, your identity number and telephone if you give them, your address, your year of birth, what helps you, and what you tell us in your application. You need not give an identity number or a telephone.
privacy-why = We use them to pass your application to the unit concerned, to answer you, and to keep the records that the law asks for (laws 3071 and 4982; law 6698, article 5).
privacy-whom = Only the unit that must answer and the staff concerned see your application. With a tip-off, the answering unit is not told who gave it.
privacy-rights = You may ask about your data and have it corrected or erased (law 6698, article 11). It is enough to apply in writing at this desk or at the same address.
privacy-version = Version { $version } of this text
