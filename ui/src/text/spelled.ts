// An application number as it is said on the phone: in groups, zeros aloud.
import type { WordKey } from "./keys";
import type { Words } from "./words";

/** `1003010004217` → `["1003", "010", "004", "217"]`; anything else stays one group. */
export function groupsOf(number: string): string[] {
  const digits = number.replaceAll(" ", "");
  if (!/^\d{13}$/.test(digits)) return [number];
  return [digits.slice(0, 4), digits.slice(4, 7), digits.slice(7, 10), digits.slice(10)];
}

/** "on sıfır üç, sıfır on, sıfır sıfır dört, iki yüz on yedi". */
export function spelled(number: string, words: Words): string {
  return groupsOf(number)
    .map((group) => {
      // Plate and district are said as the two numbers they are.
      const pieces = group.length === 4 ? [group.slice(0, 2), group.slice(2)] : [group];
      return pieces.map((piece) => sayDigits(piece, words)).join(" ");
    })
    .join(", ");
}

function sayDigits(digits: string, words: Words): string {
  const zeros = /^0*/.exec(digits)?.[0].length ?? 0;
  const said = Array.from({ length: zeros }, () => words("number-0"));
  let rest = Number(digits.slice(zeros) || "0");
  for (const step of [100, 10]) {
    // "eleven" is one word in some languages, so everything below twenty is looked up whole.
    if (rest >= step && (step === 100 || rest >= 20)) {
      const part = rest - (rest % step);
      said.push(one(part, words));
      rest -= part;
    }
  }
  if (rest > 0) said.push(one(rest, words));
  return said.join(" ");
}

/** Numbers below twenty, tens and hundreds have a word of their own. */
function one(number: number, words: Words): string {
  return words(`number-${number}` as Extract<WordKey, `number-${number}`>);
}
