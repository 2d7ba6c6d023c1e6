import { join, sep } from "node:path";
import { watch } from "chokidar";

/** A watch that is under way. */
export interface Watch {
  close(): Promise<void>;
}

/**
 * Watches folders and calls back once files have come to rest. Bursts are one call; a folder that is deleted and comes back is followed.
 *
 * @param root - absolute, a folder that stays: it sees its folders go and come
 * @param folders - paths within it
 * @param settle - how long nothing must have changed, in milliseconds
 */
export async function watchFolders(
  root: string,
  folders: readonly string[],
  changed: () => void,
  settle = 40,
): Promise<Watch> {
  const watched = folders.map((folder) => join(root, folder));
  const isWatched = (path: string) =>
    path === root ||
    watched.some(
      (folder) => path === folder || path.startsWith(`${folder}${sep}`) || folder.startsWith(`${path}${sep}`),
    );
  const watcher = watch(root, { ignored: (path) => !isWatched(path), ignoreInitial: true });
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, settle);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once("ready", resolve);
    watcher.once("error", reject);
  });
  return {
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}
