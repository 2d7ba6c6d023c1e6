// Serves a registry without an uplink on a free local port, which it sends to its parent process.
import { runServer } from "verdaccio";

const [storage] = process.argv.slice(2);

const app = await runServer({
  self_path: storage,
  storage,
  uplinks: {},
  packages: { "@ld-rest/*": { access: ["$all"], publish: ["$all"] } },
  auth: { htpasswd: { file: `${storage}/htpasswd` } },
  web: { enable: false },
  log: { type: "stdout", format: "pretty", level: "error" },
  max_body_size: "20mb",
});
const server = app.listen(0, "127.0.0.1", () => process.send?.(server.address().port));
// The parent has ended.
process.on("disconnect", () => process.exit());
