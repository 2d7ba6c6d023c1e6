import { defineConfig } from "vite";

export default defineConfig({
  build: { lib: { entry: "page.js", formats: ["iife"], name: "unused", fileName: () => "page.js" } },
});
