import { expect, it } from "vitest";
import { size } from "./sizes";

it("a size is said in the unit that people would say it in", () => {
  expect(size(14_230_000_000, "tr")).toBe("14,2 GB");
  expect(size(350_400_000, "tr")).toBe("350 MB");
  expect(size(350_400_000, "en")).toBe("350 MB");
  expect(size(0, "tr")).toBe("0 MB");
});
