/** Metres between two places near each other: arithmetic on a plane, for what must be small enough for a phone. Pure. */

/** Of latitude everywhere, of longitude on the equator. */
export const metresPerDegree = 111_195.08

/** Exact to 0.1 % within a county. */
export function metresBetween(
  a: readonly [lng: number, lat: number],
  b: readonly [lng: number, lat: number],
): number {
  return Math.hypot(
    (b[0] - a[0]) * metresPerDegree * Math.cos((a[1] * Math.PI) / 180),
    (b[1] - a[1]) * metresPerDegree,
  )
}
