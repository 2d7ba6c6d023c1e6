/** The part of Swagger UI that the page uses; the package brings no types. */
export interface SwaggerUi {
  preauthorizeApiKey(scheme: string, token: string): void;
  readonly specActions: { updateSpec(spec: string): void };
}

/** React's `createElement`, as Swagger UI hands it to plugins. */
export type CreateElement = (type: unknown, props: object | null, ...children: unknown[]) => unknown;

/** What Swagger UI hands to plugins. */
export interface System {
  readonly React: {
    readonly createElement: CreateElement;
    readonly useState: <T>(initial: T) => [T, (next: T) => void];
  };
  readonly specSelectors: { specJson(): { toJS(): unknown } };
}

/** Wraps one of Swagger UI's components: gets the original, returns what takes its place. */
export type Wrapper = (original: unknown, system: System) => (props: Readonly<Record<string, unknown>>) => unknown;

/** A plugin: components that take the place of Swagger UI's, or wrap them. */
export interface Plugin {
  readonly components?: Readonly<Record<string, () => unknown>>;
  readonly wrapComponents?: Readonly<Record<string, Wrapper>>;
}

/** Loaded by a script element of its own. */
declare global {
  var SwaggerUIBundle: (options: Readonly<Record<string, unknown>>) => SwaggerUi;
}
