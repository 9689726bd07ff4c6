// News that arrive while a list is looked at.
import { expect, test } from "vitest";
import type { ApplicationLine } from "../../contract";
import { refreshed } from "./refreshed";

function line(number: string, subject: string): ApplicationLine {
  return {
    number,
    subject,
    registered_at: "2026-11-22T08:00:00Z",
    applicant: "Ayşe Yılmaz",
    masked_id: null,
    kind: "request",
    topic_code: null,
    topic: null,
    unit: null,
    due_on: "2026-11-30",
    days_left: 8,
    slip: null,
    state: "registered",
    unit_now: null,
  };
}

test("what is new comes below, and nothing that was there moves", () => {
  const before = [line("1", "Lamba"), line("2", "Kaldırım")];
  const now = [line("3", "Su"), line("2", "Kaldırım taşı"), line("1", "Lamba")];
  const shown = refreshed(before, now).map(({ number, subject }) => `${number} ${subject}`);
  expect(shown).toEqual(["1 Lamba", "2 Kaldırım taşı", "3 Su"]);
});

test("what was erased by law goes", () => {
  expect(refreshed([line("1", "Lamba"), line("2", "Su")], [line("2", "Su")])).toHaveLength(1);
});
