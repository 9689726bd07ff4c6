// The Fluent files of assets/text, the same that the Rust side reads, as one bundle per language.
import { FluentBundle, type FluentResource } from "@fluent/bundle";

/** Languages the desk's own screens speak; a citizen's language is something else. */
export const languages = ["tr", "en"] as const;
export type Language = (typeof languages)[number];

/** What the build has read in each file, as JSON. */
const files: Record<string, string> = import.meta.glob("../../../assets/text/{tr,en}/*.ftl", {
  eager: true,
  import: "default",
});

const made = new Map<Language, FluentBundle>();

/** Made once: reading all the words takes longer than drawing a screen of them. */
export function bundleFor(language: Language): FluentBundle {
  const there = made.get(language);
  if (there !== undefined) return there;
  const bundle = make(language);
  made.set(language, bundle);
  return bundle;
}

function make(language: Language): FluentBundle {
  // Isolation marks would travel into what is copied from the screen; our words put no
  // right-to-left name inside a sentence without its own element.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const [path, read] of Object.entries(files)) {
    if (path.includes(`/${language}/`)) {
      bundle.addResource({ body: JSON.parse(read) as FluentResource["body"] });
    }
  }
  return bundle;
}
