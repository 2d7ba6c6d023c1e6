import ts from "typescript";

/** What is missing in the doc comments of exports: a comment, `@param`, `@returns`. One line each. */
export function findUndocumented(entries: readonly string[]): string[] {
  const program = ts.createProgram(entries, {
    strict: true,
    types: [],
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    module: ts.ModuleKind.NodeNext,
  });
  const checker = program.getTypeChecker();
  const exported = entries.flatMap((entry) => {
    const file = program.getSourceFile(entry);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${entry} is no module.`);
    return checker.getExportsOfModule(module);
  });
  const symbols = exported.map((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one));
  return [...new Set(symbols)].flatMap((symbol) => [
    ...lacks(checker, symbol, symbol.name),
    ...membersOf(checker, symbol).flatMap((member) => lacks(checker, member, `${symbol.name}.${member.name}`)),
    ...constructorsOf(symbol).flatMap((declaration) => [
      ...(ts.getJSDocCommentsAndTags(declaration).length > 0 ? [] : [`new ${symbol.name}: no comment`]),
      ...lacksTags(declaration, `new ${symbol.name}`),
    ]),
  ]);
}

function lacks(checker: ts.TypeChecker, symbol: ts.Symbol, name: string): string[] {
  // Editors show the comment of an overridden member if a member has none.
  const comment = symbol.getDocumentationComment(checker);
  // openapi-typescript writes its comments with a tag.
  const described = symbol.getJsDocTags(checker).some((tag) => tag.name === "description");
  return [
    ...(comment.length > 0 || described ? [] : [`${name}: no comment`]),
    ...(symbol.declarations ?? []).flatMap((declaration) => lacksTags(declaration, name)),
  ];
}

/** The project's own public members of a class, an interface or the object types of an alias. */
function membersOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol[] {
  if (!(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias))) return [];
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const members = (type.isUnion() ? type.types : [type])
    .filter((one) => one.flags & ts.TypeFlags.Object)
    .flatMap((one) => one.getProperties());
  return [...new Set(members)].filter((member) => (member.declarations ?? []).some(isOwn));
}

function isOwn(declaration: ts.Declaration): boolean {
  const hidden = ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  const name = ts.getNameOfDeclaration(declaration);
  // Members with a symbol as key are internal.
  const symbol = name !== undefined && ts.isComputedPropertyName(name);
  return !hidden && !symbol && /[\\/]packages[\\/]\w+[\\/]dist[\\/]/.test(declaration.getSourceFile().fileName);
}

function constructorsOf(symbol: ts.Symbol): ts.ConstructorDeclaration[] {
  return (symbol.declarations ?? [])
    .filter((declaration) => ts.isClassDeclaration(declaration))
    .flatMap(({ members }) => members.filter((member) => ts.isConstructorDeclaration(member)));
}

/** The missing tags of a function, method, constructor or named function type. */
function lacksTags(declaration: ts.Declaration, name: string): string[] {
  const given = ts.isTypeAliasDeclaration(declaration) ? declaration.type : declaration;
  if (!ts.isFunctionLike(given) || ts.isAccessor(given)) return [];
  const documented = ts
    .getJSDocTags(declaration)
    .filter((tag) => ts.isJSDocParameterTag(tag))
    .map((tag) => tag.name.getText());
  const parameters = given.parameters
    // A destructured parameter has no name and is found by its position.
    .filter(({ name }, index) =>
      ts.isIdentifier(name) ? !documented.includes(name.text) : documented[index] === undefined,
    )
    .map((parameter) => `${name}: no @param ${parameter.name.getText()}`);
  const returns =
    given.type &&
    given.type.kind !== ts.SyntaxKind.VoidKeyword &&
    !ts.getJSDocReturnTag(declaration) &&
    !startsWithReturns(declaration);
  return returns ? [...parameters, `${name}: no @returns`] : parameters;
}

/** Whether a comment begins with "Returns". */
function startsWithReturns(declaration: ts.Declaration): boolean {
  const [first] = ts.getJSDocCommentsAndTags(declaration);
  return first !== undefined && ts.isJSDoc(first) && /^Returns\b/.test(ts.getTextOfJSDocComment(first.comment) ?? "");
}
