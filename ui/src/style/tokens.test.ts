import { describe, expect, it } from "vitest";
import css from "./tokens.css?raw";

const themes = ["light", "dark", "contrast"] as const;

/** What is written in which colour on which ground, somewhere in the window. */
const written: [text: string, ground: string][] = [
  ["text", "ground"],
  ["text", "surface"],
  ["text", "raised"],
  ["text", "accent-ground"],
  ["text", "soon-ground"],
  ["text", "fault-ground"],
  ["text-quiet", "ground"],
  ["text-quiet", "surface"],
  ["text-quiet", "raised"],
  ["accent", "ground"],
  ["accent", "surface"],
  ["accent", "raised"],
  ["accent", "accent-ground"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["good", "surface"],
  ["good", "good-ground"],
  ["good", "ground"],
  ["soon", "surface"],
  ["soon", "ground"],
  ["soon", "soon-ground"],
  ["fault", "surface"],
  ["fault", "ground"],
  ["fault", "fault-ground"],
];

function table(theme: string): Map<string, string> {
  const block = css.split(`:root[data-theme="${theme}"] {`)[1]?.split("}")[0] ?? "";
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(themes)("the %s theme", (theme) => {
  const colours = table(theme);

  it.each(written)("writes %s on %s with at least 7:1", (text, ground) => {
    const ratio = contrast(colours.get(text) ?? "", colours.get(ground) ?? "");
    expect(ratio).toBeGreaterThanOrEqual(7);
  });

  it.each(["ground", "surface"])(
    "draws field lines and the focus ring on %s with 3:1",
    (ground) => {
      for (const line of ["line", "focus"]) {
        const ratio = contrast(colours.get(line) ?? "", colours.get(ground) ?? "");
        expect(ratio, line).toBeGreaterThanOrEqual(3);
      }
    },
  );

  it("names the same colours as the others, so that no screen falls back to nothing", () => {
    expect([...colours.keys()].sort()).toEqual([...table("light").keys()].sort());
  });
});
