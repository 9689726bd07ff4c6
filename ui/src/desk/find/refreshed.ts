// A list that is looked at again while somebody works in it: what changed is shown in its place, what is new comes
// below, so that nothing moves under the clerk's hands.
import type { ApplicationLine } from "../../contract";

export function refreshed(before: ApplicationLine[], now: ApplicationLine[]): ApplicationLine[] {
  const newer = new Map(now.map((line) => [line.number, line]));
  const known = before.flatMap(({ number }) => newer.get(number) ?? []);
  const there = new Set(before.map((line) => line.number));
  return [...known, ...now.filter((line) => !there.has(line.number))];
}
