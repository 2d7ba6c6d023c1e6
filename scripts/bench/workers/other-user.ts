/**
 * `other-user.ts BASE-URL burst|spread`: another user of the same limit, who takes half of each window, at its beginning or spread over it,
 * until the process is ended.
 */
const [baseUrl = "", way = "burst"] = process.argv.slice(2);
const windowMs = 500;
const half = 25;

const call = () => fetch(`${baseUrl}/other`, { headers: { "x-other": "1" } }).then((response) => response.text());

process.send?.("ready");
for (;;) {
  const next = (Math.floor(Date.now() / windowMs) + 1) * windowMs;
  if (way === "burst") await Promise.all(Array.from({ length: half }, call));
  else void call();
  const wait = way === "burst" ? next - Date.now() : windowMs / half;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
}
