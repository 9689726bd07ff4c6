// Dates, times and ages as people in Turkey write them. A moment comes in RFC 3339, a day as
// `2026-11-21`.
import type { Language } from "./bundles";
import { localeOf, type Words } from "./words";

/** The desk's zone; since 2016 three hours ahead of UTC all year. */
const zone = "Europe/Istanbul";

/** "21 Kasım 2026 Cumartesi". */
export function longDate(day: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: "full",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** "21.11.2026". */
export function shortDate(day: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** "14:03:22" of a moment. */
export function clockTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeStyle: "medium",
    timeZone: zone,
  }).format(new Date(at));
}

/** "21 Kasım 2026 14:03" of a moment. */
export function dateAndTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: zone,
  }).format(new Date(at));
}

/** "14:03" of a moment today, "21 Kas 14:03" of an earlier one. */
export function clockOrDate(at: string, language: Language, now = new Date()): string {
  const of = (options: Intl.DateTimeFormatOptions, moment: Date) =>
    new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: zone }).format(moment);
  const moment = new Date(at);
  const time = of({ timeStyle: "short" }, moment);
  const day: Intl.DateTimeFormatOptions = { dateStyle: "short" };
  if (of(day, moment) === of(day, now)) return time;
  return `${of({ day: "numeric", month: "short" }, moment)} ${time}`;
}

/** "az önce", "12 dk", "3 sa", "5 gün": how long ago a moment was. */
export function age(at: string, now: number, words: Words): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));
  if (minutes < 1) return words("age-now");
  if (minutes < 60) return words("age-minutes", { count: minutes });
  if (minutes < 48 * 60) return words("age-hours", { count: Math.floor(minutes / 60) });
  return words("age-days", { count: Math.floor(minutes / (24 * 60)) });
}

/** A waiting time still to go: "15 saniye", "2 dakika 5 saniye". */
export function waiting(seconds: number, words: Words): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 60) return words("wait-seconds", { seconds: whole });
  return words("wait-minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
