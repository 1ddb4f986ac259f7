/** Answers of the API are written once and not changed: what is read-only in the rules may be sent as it is. */

export type Plain<T> = T extends readonly (infer One)[]
  ? number extends T['length']
    ? Plain<One>[]
    : { -readonly [K in keyof T]: Plain<T[K]> }
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T

export function plain<T>(value: T): Plain<T> {
  return value as Plain<T>
}
