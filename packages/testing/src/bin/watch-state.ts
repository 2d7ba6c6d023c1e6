import { watch } from "node:fs";
import { basename, dirname } from "node:path";

/** How long a file has to be quiet before it is read, in milliseconds: an editor writes in several steps. */
const quiet = 50;

/**
 * Calls back when a file has changed. It is the folder that is watched, since many editors put a new file in the old one's place.
 *
 * @returns stops watching
 */
export function watchState(file: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(dirname(file), (_, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, quiet);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
