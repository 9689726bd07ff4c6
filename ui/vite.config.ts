// Builds the window's pages. Words and fonts are the project's shared assets, one level up:
// the same files that the Rust side reads.
import { FluentResource } from "@fluent/bundle";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** React Aria brings its own words in 34 languages; the desk's screens speak two of them. */
const otherLanguages: Plugin = {
  name: "other-languages",
  load: {
    filter: { id: /\/react-aria[^/]*\/.*\/intl\/.*\/(?!tr-TR|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/ },
    handler: () => "export default {}",
  },
};

/** Words are read while the pages are built: reading them in the window took some of its start. */
const words: Plugin = {
  name: "words",
  transform: {
    filter: { id: /\.ftl$/ },
    // As text, which the window reads when it needs that language.
    handler: (source) => {
      const read = JSON.stringify(new FluentResource(source).body);
      return { code: `export default ${JSON.stringify(read)}`, map: null };
    },
  },
};

export default defineConfig({
  plugins: [react(), otherLanguages, words],
  base: "./",
  server: { port: 1420, strictPort: true, fs: { allow: [".."] } },
  build: {
    target: "safari16",
    outDir: "dist",
    emptyOutDir: true,
    // Nothing inlined as data: URLs, so that the window's content policy stays narrow.
    assetsInlineLimit: 0,
    // One sheet, in one order, whichever screen is read first.
    cssCodeSplit: false,
  },
  test: {
    environment: "happy-dom",
    css: true,
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
