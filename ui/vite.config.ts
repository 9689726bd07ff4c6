// Builds the window's pages. Words and fonts are the project's shared assets, one level up:
// the same files that the Rust side reads.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  base: "./",
  server: { port: 1420, strictPort: true, fs: { allow: [".."] } },
  build: {
    target: "safari16",
    outDir: "dist",
    emptyOutDir: true,
    // Nothing inlined as data: URLs, so that the window's content policy stays narrow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: "happy-dom",
    css: true,
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
