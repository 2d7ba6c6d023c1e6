type IsAny<T> = 0 extends 1 & T ? true : false;

/** Types that are not searched, since TypeScript's declarations of the platform contain `any`. */
type Platform = string | number | boolean | bigint | symbol | null | undefined | Blob | FormData | URLSearchParams;

/**
 * `true` if a type contains `any` in its members, parameters or results, down to the given depth, otherwise `never`.
 */
export type HasAny<T, Depth extends readonly 0[] = [0, 0, 0, 0, 0, 0, 0]> =
  IsAny<T> extends true
    ? true
    : Depth extends readonly [0, ...infer Rest extends readonly 0[]]
      ? T extends Platform | ArrayBuffer | Uint8Array | AbortSignal
        ? never
        : T extends (...parameters: infer Parameters) => infer Result
          ? HasAny<Parameters, Rest> | HasAny<Awaited<Result>, Rest>
          : T extends readonly (infer Item)[]
            ? HasAny<Item, Rest>
            : { [Key in keyof T]-?: HasAny<T[Key], Rest> }[keyof T]
      : never;
