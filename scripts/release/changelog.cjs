/**
 * How changesets writes the changelogs. A changeset's text stands as it was written; that one package of a release depends on the
 * others goes without saying. CommonJS, because changesets loads it with `require`.
 */
module.exports = {
  getReleaseLine: async ({ summary }) => {
    const [first = "", ...rest] = summary.trim().split("\n");
    return [`- ${first}`, ...rest.map((line) => (line.trim() === "" ? "" : `  ${line}`))].join("\n");
  },
  getDependencyReleaseLine: async () => "",
};
