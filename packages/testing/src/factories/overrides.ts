/**
 * What of a `T` is to be different, as deep as it goes. Arrays replace the whole array. `undefined` takes an optional property away; for a
 * required one it is refused. A property that `T` doesn't have is refused.
 */
export type Overrides<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Overrides<T[K]> | (Partial<Pick<T, K>> extends Pick<T, K> ? undefined : never) }
    : T;
