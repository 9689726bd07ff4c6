import { describe, expect, it } from "vitest";
import { bundleFor, type Language } from "./bundles";
import { groupsOf, spelled } from "./spelled";
import type { Words } from "./words";

/** The project's own words, without a screen around them. */
function wordsOf(language: Language): Words {
  const bundle = bundleFor(language);
  return (key, ...values) => {
    const pattern = bundle.getMessage(key)?.value;
    return pattern ? bundle.formatPattern(pattern, values[0] ?? null) : key;
  };
}

describe("an application number", () => {
  it("is said in the groups in which it is printed", () => {
    expect(groupsOf("1003010004217")).toEqual(["1003", "010", "004", "217"]);
    expect(groupsOf("1003 010 004 217")).toEqual(["1003", "010", "004", "217"]);
  });

  it("is spelled as a Turkish clerk says it, zeros aloud", () => {
    expect(spelled("1003 010 004 217", wordsOf("tr"))).toBe(
      "on sıfır üç, sıfır on, sıfır sıfır dört, iki yüz on yedi",
    );
    expect(spelled("6500 990 100 000", wordsOf("tr"))).toBe(
      "altmış beş sıfır sıfır, dokuz yüz doksan, yüz, sıfır sıfır sıfır",
    );
  });

  it("is spelled in English too", () => {
    expect(spelled("1003 010 004 217", wordsOf("en"))).toBe(
      "ten zero three, zero ten, zero zero four, two hundred seventeen",
    );
  });

  it("is left as it is when it is none", () => {
    expect(groupsOf("12")).toEqual(["12"]);
  });
});
