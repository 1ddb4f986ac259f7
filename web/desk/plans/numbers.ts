/** The short number a grid bears on the map and in lists: the one in its name where names have one, so that both always agree. */
interface Named {
  readonly key: string
  readonly name: string
}

export interface Numbered<G extends Named> {
  readonly grid: G
  readonly number: number
}

/** In the order of their numbers. Grids whose names have no number, or one that is taken, get the next free ones. */
export function numbered<G extends Named>(grids: readonly G[]): readonly Numbered<G>[] {
  const taken = new Set<number>()
  const own = grids.map(({ name }) => {
    const found = /\d{1,4}(?=\D*$)/.exec(name)?.[0]
    const number = found === undefined ? null : Number(found)
    if (number === null || number === 0 || taken.has(number)) return null
    taken.add(number)
    return number
  })
  let next = 1
  const free = () => {
    while (taken.has(next)) next++
    taken.add(next)
    return next
  }
  return grids.map((grid, i) => ({ grid, number: own[i] ?? free() })).sort((a, b) => a.number - b.number)
}
