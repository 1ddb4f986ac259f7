/** A number of grids shared out by households: whole numbers, each at least one, the next always to where most households would share a grid. */

/**
 * @param count at least as many as there are weights, or each gets one all the same
 * @param rooms buildings each has: no more grids than that can be made of them
 */
export function sharedOut(
  weights: readonly number[],
  count: number,
  rooms: readonly number[],
): readonly number[] {
  const counts = weights.map(() => 1)
  const isEmpty = weights.every(weight => weight === 0)
  // Sainte-Laguë: as near to the exact shares as whole numbers can be.
  const wants = (i: number) =>
    counts[i]! >= rooms[i]! ? -1 : (isEmpty ? 1 : weights[i]!) / (counts[i]! + 0.5)
  for (let left = count - weights.length; left > 0; left--) {
    const next = counts.reduce((best, _, i) => (wants(i) > wants(best) ? i : best), 0)
    if (wants(next) < 0) break
    counts[next]!++
  }
  return counts
}
