import { defineConfig } from "vite";

/** The dashboard, a page of its own that loads nothing of a stream's page. Built after that, beside it. */
export default defineConfig({
  // The page may live under any path of any host.
  base: "./",
  publicDir: false,
  build: {
    target: "es2022",
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: "dashboard.html",
      output: {
        entryFileNames: "static/dashboard.js",
        assetFileNames: "static/dashboard[extname]",
      },
    },
  },
});
