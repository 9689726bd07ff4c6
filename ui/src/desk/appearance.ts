// Colours, type size and language, from the preferences of whoever is signed in.
import { useEffect } from "react";
import type { Preferences } from "../contract";

export const sizes = [1, 2, 3] as const;

/** Puts the preferences on the page; the tokens do the rest. */
export function useAppearance(preferences: Preferences | undefined): void {
  const theme = preferences?.theme ?? "system";
  const size = preferences?.size ?? 1;
  useEffect(() => {
    const page = document.documentElement;
    page.dataset.size = String(size);
    if (theme !== "system") {
      page.dataset.theme = theme;
      return;
    }
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const more = window.matchMedia("(prefers-contrast: more)");
    const follow = () => {
      page.dataset.theme = more.matches ? "contrast" : dark.matches ? "dark" : "light";
    };
    follow();
    dark.addEventListener("change", follow);
    more.addEventListener("change", follow);
    return () => {
      dark.removeEventListener("change", follow);
      more.removeEventListener("change", follow);
    };
  }, [theme, size]);
}
