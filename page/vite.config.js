import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const JSMPEG = "node_modules/@cycjimmy/jsmpeg-player";

/**
 * Gives out the MPEG-1 player as the file that other sites' pages also load by a plain script tag:
 * its licence, its own build for browsers, which defines the global JSMpeg, and our repairs.
 */
function jsmpeg() {
  const parts = () => [
    "/*! " + readFileSync(`${JSMPEG}/LICENSE`, "utf8").trim() + "\n*/",
    readFileSync(`${JSMPEG}/dist/jsmpeg-player.umd.min.js`, "utf8").trim(),
    readFileSync("src/jsmpeg-repairs.js", "utf8").trim(),
  ];
  return {
    name: "jsmpeg",
    generateBundle() {
      this.emitFile({
        type: "asset",
        fileName: "static/jsmpeg.min.js",
        source: parts().join("\n") + "\n",
      });
    },
  };
}

/** Draws nothing before there is something to be drawn: a first drawing of an empty page takes as long as that of a full one. */
function blockingScript() {
  return {
    name: "blocking-script",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace('<script type="module"', '$& blocking="render"'),
    },
  };
}

export default defineConfig({
  // The page may live under any path of any host.
  base: "./",
  plugins: [jsmpeg(), blockingScript()],
  build: {
    target: "es2022",
    // One script without imports has nothing to preload.
    modulePreload: false,
    rolldownOptions: {
      input: "ui.html",
      output: {
        // No content hashes: the server revalidates, and the names stay known to its routes.
        entryFileNames: "static/ui.js",
        assetFileNames: "static/ui[extname]",
      },
    },
  },
  // Style sheets are empty for tests unless they are asked for.
  test: { include: ["test/**/*.test.ts"], css: true },
});
