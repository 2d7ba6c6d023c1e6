import { expect, test } from "vitest";
import { testingLimits } from "../../bench/exact/programs.ts";
import { installedSize } from "../../bench/testing/sizes.ts";

test("@ld-rest/testing is small when it is installed, and brings few packages along", () => {
  const { bytes, dependencies } = installedSize();
  expect(bytes).toBeLessThan(testingLimits.bytes);
  expect(dependencies).toBeLessThanOrEqual(testingLimits.dependencies);
});
