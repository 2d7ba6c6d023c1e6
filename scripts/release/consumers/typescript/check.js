// Compiles the project with each compiler, for Node and for a browser, under each module resolution, the packages' own types checked
// too, and runs what comes out.
import { execFileSync } from "node:child_process";

const configs = ["tsconfig.json", "tsconfig.browser.json"];
const resolutions = [
  ["--module", "nodenext"],
  ["--module", "esnext", "--moduleResolution", "bundler"],
];
for (const version of ["5.9", "6.0", "7.0"]) {
  for (const config of configs) {
    for (const options of resolutions) {
      const tsc = `node_modules/typescript-${version}/bin/tsc`;
      execFileSync(process.execPath, [tsc, "-p", config, ...options], { stdio: "inherit" });
      for (const program of ["dist/look-up.js", "dist/validate.js"]) {
        execFileSync(process.execPath, [program], { stdio: "inherit" });
      }
    }
  }
}
