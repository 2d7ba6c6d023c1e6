import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], checker: "tsc" },
    // Many tests run whole commands and compilers, side by side with other workspaces' tests.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    reporters: ["default", "json"],
    // Each of the scripts that run a part of the tests names a report of its own.
    outputFile: { json: "reports/vitest.json" },
  },
});
