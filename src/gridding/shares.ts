/** A number of grids shared out by households: whole numbers, the largest remainders first, each at least one. */

export function sharedOut(weights: readonly number[], count: number): readonly number[] {
  const total = weights.reduce((a, b) => a + b, 0)
  const shares = weights.map(own => (total === 0 ? count / weights.length : (own / total) * count))
  const counts = shares.map(share => Math.max(1, Math.floor(share)))
  const missing = (i: number) => shares[i]! - counts[i]!
  const order = shares.map((_, i) => i).sort((a, b) => missing(b) - missing(a) || a - b)
  const left = count - counts.reduce((a, b) => a + b, 0)
  for (let i = 0; i < left; i++) counts[order[i % order.length]!]!++
  return counts
}
