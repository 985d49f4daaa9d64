import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { defineConfig } from "vite";

const { version, license } = JSON.parse(readFileSync("package.json", "utf8"));

/** A package for bundlers, beside the file for script tags: nobody publishes it, whoever wants it packs it. */
const PACKAGE = {
  name: "video-streamer-camera-view",
  version,
  license,
  description: "The element camera-view: a stream of video-streamer on any page",
  type: "module",
  exports: { ".": { types: "./camera-view.d.ts", default: "./camera-view.js" } },
  sideEffects: true,
};

const isPackage = process.env.CAMERA_VIEW === "package";

function packageFiles() {
  return {
    name: "package-files",
    closeBundle() {
      writeFileSync("dist/package/package.json", JSON.stringify(PACKAGE, null, 2) + "\n");
      copyFileSync("src/camera-view/camera-view.d.ts.txt", "dist/package/camera-view.d.ts");
    },
  };
}

/** The element camera-view in one file, which neither needs nor leaves anything beside it. */
export default defineConfig({
  publicDir: false,
  plugins: isPackage ? [packageFiles()] : [],
  build: {
    target: "es2022",
    outDir: isPackage ? "dist/package" : "dist/static",
    emptyOutDir: isPackage,
    minify: true,
    lib: {
      entry: "src/camera-view/camera-view.ts",
      formats: [isPackage ? "es" : "iife"],
      name: "videoStreamer",
      fileName: () => "camera-view.js",
    },
    rolldownOptions: { output: { minify: true } },
  },
});
