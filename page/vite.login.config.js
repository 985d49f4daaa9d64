import { defineConfig } from "vite";

/** Where people log in, a page of its own that loads nothing else. Built beside the others. */
export default defineConfig({
  // The page may live under any path of any host.
  base: "./",
  publicDir: false,
  build: {
    target: "es2022",
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: "login.html",
      output: {
        entryFileNames: "static/login.js",
        assetFileNames: "static/login[extname]",
      },
    },
  },
});
