/** A resource, as a specifier names it: parts from the outermost in, each with its kind, name and tags. */
export interface Resource {
  readonly kind: string;
  readonly name: string;
  readonly tags?: readonly string[];
}

type Test = (text: string) => boolean;

/**
 * Compiles a resource specifier such as `application/com.acme.*` or `proj/*:env/*;qa_*:/flag/*`: parts between colons, each a kind, a name
 * after the slash, and tags after the semicolon, all of which the resource must have. `*` stands for any text, in names and tags, and alone
 * for every resource (product documentation, "Using resources").
 *
 * @returns whether a resource, given from the outermost part in, is one that the specifier names
 */
export function compileSpecifier(specifier: string): (resource: readonly Resource[]) => boolean {
  if (specifier.trim() === "*") return () => true;
  const parts = specifier.split(":").map((part) => {
    const [path = "", tags = ""] = part.replace(/^\//, "").split(";");
    const slash = path.indexOf("/");
    return {
      kind: compileGlob(slash < 0 ? path : path.slice(0, slash)),
      name: compileGlob(slash < 0 ? "*" : path.slice(slash + 1)),
      tags: tags === "" ? [] : tags.split(",").map((tag) => compileGlob(tag.trim())),
    };
  });
  return (resource) =>
    resource.length === parts.length &&
    parts.every(({ kind, name, tags }, index) => {
      const part = resource[index];
      return (
        part !== undefined && kind(part.kind) && name(part.name) && tags.every((tag) => part.tags?.some(tag) ?? false)
      );
    });
}

/** Compiles a text in which `*` stands for any. */
export function compileGlob(pattern: string): Test {
  if (pattern === "*") return () => true;
  if (!pattern.includes("*")) return (text) => text === pattern;
  const [start = "", ...rest] = pattern.split("*");
  const end = rest.pop() ?? "";
  return (text) => {
    if (!text.startsWith(start) || !text.endsWith(end) || text.length < start.length + end.length) return false;
    let from = start.length;
    for (const piece of rest) {
      const found = text.indexOf(piece, from);
      if (found < 0 || found + piece.length > text.length - end.length) return false;
      from = found + piece.length;
    }
    return true;
  };
}
