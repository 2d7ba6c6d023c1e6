import type ts from "typescript";

/** A type in a sentence: by its schema's name where it has one, else as TypeScript writes it, cut where it is long. */
export function typeText(
  checker: ts.TypeChecker,
  components: ReadonlyMap<ts.Type, string>,
  types: readonly ts.Type[],
): string {
  return types.map((type) => `\`${one(checker, components, type)}\``).join(" or ");
}

function one(checker: ts.TypeChecker, components: ReadonlyMap<ts.Type, string>, type: ts.Type): string {
  const name = components.get(type);
  if (name !== undefined) return name;
  const [element] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : []; // what an array type is
  if (element) {
    const text = one(checker, components, element);
    return text.includes("|") ? `(${text})[]` : `${text}[]`;
  }
  const text = checker.typeToString(type);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
