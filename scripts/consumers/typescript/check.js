// Compiles the project with each compiler under each module resolution, the packages' own types checked too, and runs what comes out.
import { execFileSync } from "node:child_process";

const resolutions = [
  ["--module", "nodenext"],
  ["--module", "esnext", "--moduleResolution", "bundler"],
];
for (const version of ["5.9", "6.0", "7.0"]) {
  for (const options of resolutions) {
    const tsc = `node_modules/typescript-${version}/bin/tsc`;
    execFileSync(process.execPath, [tsc, "-p", "tsconfig.json", ...options], { stdio: "inherit" });
    execFileSync(process.execPath, ["dist/look-up.js"], { stdio: "inherit" });
  }
}
