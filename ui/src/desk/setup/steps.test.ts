import { describe, expect, it } from "vitest";
import type { SetupProgress } from "../../contract";
import { alone } from "../sync-of-tests";
import { isReachable, stepAfter } from "./steps";

const nothing: SetupProgress = {
  office: null,
  desk: null,
  administrator: null,
  printer_chosen: false,
  printer: null,
  stands_alone: false,
  recovery_confirmed: false,
  desk_code_must_be_new: false,
  desk_codes_used: [],
};
const withOffice: SetupProgress = {
  ...nothing,
  office: { code: "1008", province: "Balıkesir", district: "Edremit" },
  desk: "01",
};

describe("the assistant", () => {
  it("begins with a welcome", () => {
    expect(stepAfter(nothing, null)).toBe("welcome");
    expect(isReachable("administrator", nothing), "the office comes first").toBe(false);
  });

  it("is taken up again where it was left", () => {
    expect(stepAfter(withOffice, null)).toBe("administrator");
    expect(stepAfter({ ...withOffice, administrator: "Ayşe Kaya" }, null)).toBe("printer");
    const chosen = { ...withOffice, administrator: "Ayşe Kaya", printer_chosen: true };
    expect(stepAfter(chosen, alone), "no printer is an answer too").toBe("center");
    expect(stepAfter({ ...chosen, stands_alone: true }, alone), "it was said").toBe("recovery");
    const waits = { ...alone, standing: "code_waits" as const };
    expect(stepAfter(chosen, waits), "the code is kept").toBe("recovery");
  });

  it("lets an earlier answer be changed", () => {
    const later = { ...withOffice, administrator: "Ayşe Kaya", printer_chosen: true };
    expect(isReachable("office", later)).toBe(true);
    expect(isReachable("printer", later)).toBe(true);
    expect(isReachable("recovery", later), "the center may be passed over").toBe(true);
  });
});
