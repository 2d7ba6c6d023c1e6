import ts from "typescript";
import { propertyKey } from "../generate/model/names.ts";
import type { Code, Side, Sides } from "./change.ts";

/** Two versions of the generated types in one program, so that the compiler can compare them. */
export class CompiledTypes {
  readonly #checker: ts.TypeChecker;
  readonly #modules: Sides<ts.Symbol>;
  readonly #schemaNames: Sides<ReadonlyMap<ts.Type, string>>;

  /** @throws Error for any diagnostic: a type that can't be resolved is assignable to everything, so every change would look harmless */
  constructor(sources: Sides<string>) {
    const program = ts.createProgram(Object.values(files), options, createHost(sources));
    const diagnostics = ts.getPreEmitDiagnostics(program);
    if (diagnostics.length > 0) throw new Error(explain(diagnostics));
    this.#checker = program.getTypeChecker();
    const moduleOf = (side: Side) => {
      const file = program.getSourceFile(files[side]);
      const module = file && this.#checker.getSymbolAtLocation(file);
      if (!module) throw new Error(`The ${side} types export nothing.`);
      return module;
    };
    this.#modules = { old: moduleOf("old"), new: moduleOf("new") };
    this.#schemaNames = { old: this.#namesOf("old"), new: this.#namesOf("new") };
  }

  /** The type that a version exports by a name, or the type of a member of it. */
  exported(side: Side, name: string, ...members: readonly string[]): ts.Type | undefined {
    const symbol = this.#checker.tryGetMemberInModuleExports(name, this.#modules[side]);
    return this.memberOf(symbol && this.#checker.getDeclaredTypeOfSymbol(symbol), ...members);
  }

  /** The component schema whose type this is. The first one wins if two schemas are of one type. */
  schemaName(side: Side, type: ts.Type): string | undefined {
    return this.#schemaNames[side].get(type);
  }

  /** The type of a property, or of a property of that, or `undefined` if there is none. */
  memberOf(type: ts.Type | undefined, ...names: readonly string[]): ts.Type | undefined {
    let found = type;
    for (const name of names) {
      const symbol = found && this.#checker.getPropertyOfType(this.#checker.getNonNullableType(found), name);
      found = symbol && this.typeOf(symbol);
    }
    return found;
  }

  /** The properties of a type. Leaves out those of type `never`, which is how openapi-typescript declares absent ones. */
  propertiesOf(type: ts.Type | undefined): Map<string, ts.Symbol> {
    const symbols = type ? this.#checker.getPropertiesOfType(this.#checker.getNonNullableType(type)) : [];
    const present = symbols.filter((symbol) => !this.#isAbsent(this.typeOf(symbol)));
    return new Map(present.map((symbol) => [symbol.name, symbol]));
  }

  get undefined(): ts.Type {
    return this.#checker.getUndefinedType();
  }

  typeOf(symbol: ts.Symbol): ts.Type {
    return this.#checker.getTypeOfSymbol(symbol);
  }

  isDeprecated(symbol: ts.Symbol): boolean {
    return symbol.getJsDocTags(this.#checker).some(({ name }) => name === "deprecated");
  }

  isAssignable(from: ts.Type, to: ts.Type): boolean {
    return this.#checker.isTypeAssignableTo(from, to);
  }

  areMutuallyAssignable(one: ts.Type, other: ts.Type): boolean {
    return this.isAssignable(one, other) && this.isAssignable(other, one);
  }

  /** The members of a union, or the type itself, without `undefined`. TypeScript's union of true and false stays `boolean`. */
  readUnion(type: ts.Type): { readonly nullable: boolean; readonly types: readonly ts.Type[] } {
    const all = type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
    const types = all.filter(
      ({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never)),
    );
    const isBoolean = ({ flags }: ts.Type) => (flags & ts.TypeFlags.BooleanLiteral) !== 0;
    const others = types.filter((each) => !isBoolean(each));
    return {
      nullable: all.some(({ flags }) => flags & ts.TypeFlags.Null),
      types: types.length - others.length === 2 ? [...others, this.#checker.getBooleanType()] : types,
    };
  }

  isArray(type: ts.Type): boolean {
    return this.#checker.isArrayType(type);
  }

  isTuple(type: ts.Type): boolean {
    return this.#checker.isTupleType(type);
  }

  /** The type of an array's items. */
  itemsOf(type: ts.Type): ts.Type | undefined {
    return this.isArray(type) ? this.#checker.getTypeArguments(type as ts.TypeReference)[0] : undefined; // an array type is one
  }

  /** The type of a map's values. */
  valuesOf(type: ts.Type): ts.Type | undefined {
    const values = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return values && !this.#isAbsent(values) ? values : undefined;
  }

  /** A type in a sentence: the name of its schema, or TypeScript's own text, shortened. */
  textOf(side: Side, type: ts.Type): string {
    const write = (one: ts.Type): string => {
      const name = this.schemaName(side, one);
      if (name !== undefined) return name;
      const items = this.itemsOf(one);
      if (!items) return shorten(this.#checker.typeToString(one));
      const text = write(items);
      return text.includes("|") ? `(${text})[]` : `${text}[]`;
    };
    return `\`${write(type)}\``;
  }

  /** The code that declares a member, or its type if the code is the same: both versions refer to one component. */
  codeOf({ old, new: now }: Partial<Sides<ts.Symbol | undefined>>): Code {
    const declared = { old: declarationOf(old), new: declarationOf(now) };
    if (!old || !now || declared.old.join() !== declared.new.join()) return declared;
    const textOf = (symbol: ts.Symbol) =>
      `${propertyKey(symbol.name)}: ${this.#checker.typeToString(this.typeOf(symbol), undefined, ts.TypeFormatFlags.NoTruncation)};`;
    return { old: [textOf(old)], new: [textOf(now)] };
  }

  /** Whether `undefined` is the only value of a type. */
  #isAbsent(type: ts.Type): boolean {
    const { nullable, types } = this.readUnion(type);
    return !nullable && types.length === 0;
  }

  #namesOf(side: Side): Map<ts.Type, string> {
    const schemas = [...this.propertiesOf(this.exported(side, "components", "schemas"))];
    const types = schemas.map(([name, symbol]) => [this.typeOf(symbol), name] as const);
    return new Map(types.filter(([type]) => isObjectType(type)).reverse());
  }
}

export function isOptional(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}

export function isObjectType({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

export function isLiteral({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral)) !== 0;
}

function declarationOf(symbol: ts.Symbol | undefined): string[] {
  const printer = ts.createPrinter({ removeComments: true });
  const declarations = symbol?.declarations ?? [];
  return declarations.map((node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()));
}

/** Shortens code to 60 characters. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const files = { old: "/old.ts", new: "/new.ts", blob: "/blob.d.ts" } as const;

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  // Generated types need nothing newer except Blob, and a small library loads in a tenth of the time.
  lib: ["lib.es5.d.ts"],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
};

const libraries = new Map<string, ts.SourceFile | undefined>();

function createHost(sources: Sides<string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const texts = new Map<string, string>([
    [files.old, sources.old],
    [files.new, sources.new],
    [files.blob, "interface Blob { readonly size: number; readonly type: string }"],
  ]);
  return {
    ...host,
    fileExists: (name) => texts.has(name),
    getSourceFile(name, language) {
      const text = texts.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, language);
      const library = libraries.get(name) ?? host.getSourceFile(name, language);
      libraries.set(name, library);
      return library;
    },
  };
}

function explain(diagnostics: readonly ts.Diagnostic[]): string {
  const lines = diagnostics.slice(0, 10).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const side = file?.fileName === files.old ? "old" : "new";
    return `  the ${side} types, line ${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n").slice(0, 200)}`;
  });
  return `The generated types don't compile, so they can't be compared:\n${lines.join("\n")}\nRun \`npm run generate\` and \`npm run typecheck\`. The old types are those of the base commit.`;
}
