/**
 * How changesets writes the changelogs: the text of each changeset as it is, and no lines about updated dependencies among our packages,
 * which are always released together. CommonJS, because changesets loads it with `require`.
 */
module.exports = {
  getReleaseLine: async ({ summary }) => {
    const [first = "", ...rest] = summary.trim().split("\n");
    return [`- ${first}`, ...rest.map((line) => (line.trim() === "" ? "" : `  ${line}`))].join("\n");
  },
  getDependencyReleaseLine: async () => "",
};
