import { describe, expect, it } from "vitest";
import { listenForScans, nothingRead, read, type Scan } from "./scanner";

/** Types the keys with the same pause between them and gives what was understood. */
function type(keys: string[], pause: number): Scan[] {
  let reading = nothingRead;
  const scans: Scan[] = [];
  keys.forEach((key, place) => {
    const step = read(reading, key, 1000 + place * pause);
    reading = step.reading;
    if (step.scan) scans.push(step.scan);
  });
  return scans;
}

describe("a wedge scanner", () => {
  it("reads eleven quick digits and Enter as an identity number", () => {
    expect(type([..."10000000146", "Enter"], 8)).toEqual([
      { kind: "national-id", digits: "10000000146" },
    ]);
  });

  it("reads thirteen quick digits and Enter as an application number", () => {
    expect(type([..."1003010004217", "Enter"], 8)).toEqual([
      { kind: "application-number", digits: "1003010004217" },
    ]);
  });

  it("is not mistaken for a person who types the same digits", () => {
    expect(type([..."10000000146", "Enter"], 90)).toEqual([]);
  });

  it("does not take quick digits of any other length, nor with a letter among them", () => {
    expect(type([..."1000000014", "Enter"], 8)).toEqual([]);
    expect(type([..."10000x000146", "Enter"], 8)).toEqual([]);
  });

  it("forgets what a person typed shortly before the scan", () => {
    let reading = nothingRead;
    reading = read(reading, "7", 0).reading;
    let scan: Scan | undefined;
    [..."10000000146", "Enter"].forEach((key, place) => {
      const step = read(reading, key, 500 + place * 8);
      reading = step.reading;
      scan = step.scan ?? scan;
    });
    expect(scan).toEqual({ kind: "national-id", digits: "10000000146" });
  });
});

describe("listening in the window", () => {
  it("leaves the field as it was before the scan, and stops the Enter", () => {
    const field = document.createElement("input");
    document.body.append(field);
    field.value = "Ayşe";
    const heard: Scan[] = [];
    const stop = listenForScans(window, (scan) => heard.push(scan));
    let enter: KeyboardEvent | undefined;
    for (const key of [..."10000000146", "Enter"]) {
      enter = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      field.dispatchEvent(enter);
      if (key !== "Enter") field.value += key;
    }
    stop();
    expect(heard).toHaveLength(1);
    expect(field.value, "the digits are taken out again").toBe("Ayşe");
    expect(enter?.defaultPrevented, "Enter does not go on to the next field").toBe(true);
  });
});
