import ts from "typescript";

/** What the documentation of exports lacks, a line for each: no comment, no `@param`, no `@returns`. */
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
  // A member of a class or an interface that has none has that of what it overrides: editors show it.
  const comment = symbol.getDocumentationComment(checker);
  // openapi-typescript writes its comments with a tag.
  const described = symbol.getJsDocTags(checker).some((tag) => tag.name === "description");
  return [
    ...(comment.length > 0 || described ? [] : [`${name}: no comment`]),
    ...(symbol.declarations ?? []).flatMap((declaration) => lacksTags(declaration, name)),
  ];
}

/** The public members that a class, an interface or the object types of an alias declare, as far as they are the project's own. */
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
  // What stands under a symbol is for the package itself.
  const symbol = name !== undefined && ts.isComputedPropertyName(name);
  return !hidden && !symbol && /[\\/]packages[\\/]\w+[\\/]dist[\\/]/.test(declaration.getSourceFile().fileName);
}

function constructorsOf(symbol: ts.Symbol): ts.ConstructorDeclaration[] {
  return (symbol.declarations ?? [])
    .filter((declaration) => ts.isClassDeclaration(declaration))
    .flatMap(({ members }) => members.filter((member) => ts.isConstructorDeclaration(member)));
}

/** Of a function, a method, a constructor or a function type that has a name: tags for its parameters and its result. */
function lacksTags(declaration: ts.Declaration, name: string): string[] {
  const given = ts.isTypeAliasDeclaration(declaration) ? declaration.type : declaration;
  if (!ts.isFunctionLike(given) || ts.isAccessor(given)) return [];
  const told = ts
    .getJSDocTags(declaration)
    .filter((tag) => ts.isJSDocParameterTag(tag))
    .map((tag) => tag.name.getText());
  const parameters = given.parameters
    // One that is taken apart has no name: its place in the list tells which it is.
    .filter(({ name }, index) => (ts.isIdentifier(name) ? !told.includes(name.text) : told[index] === undefined))
    .map((parameter) => `${name}: no @param ${parameter.name.getText()}`);
  const returns =
    given.type &&
    given.type.kind !== ts.SyntaxKind.VoidKeyword &&
    !ts.getJSDocReturnTag(declaration) &&
    !startsWithReturns(declaration);
  return returns ? [...parameters, `${name}: no @returns`] : parameters;
}

/** Whether a comment's first sentence says what is returned. */
function startsWithReturns(declaration: ts.Declaration): boolean {
  const [first] = ts.getJSDocCommentsAndTags(declaration);
  return first !== undefined && ts.isJSDoc(first) && /^Returns\b/.test(ts.getTextOfJSDocComment(first.comment) ?? "");
}
