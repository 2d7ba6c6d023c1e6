import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], checker: "tsc" },
    // Property tests and tests of whole commands share the machine with other workspaces' tests.
    testTimeout: 60_000,
  },
});
