import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], checker: "tsc" },
    // Many tests run whole commands, compilers and browsers.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // They wait for programs, too: vitest's second is short on a busy machine.
    expect: { poll: { timeout: 120_000 } },
  },
});
