/** Words of a matter for search and likeness: character pairs for Chinese, whole words for the rest; two characters are enough to search. Pure. */

/** Folds full-width forms, case and white space so that the same thing said is the same text. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

const han = /\p{Script=Han}/u
const word = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu

/** Distinct tokens: pairs of neighbouring Han characters, and words or numbers of other scripts. */
export function tokensOf(text: string): string[] {
  const tokens = new Set<string>()
  for (const [run] of foldText(text).matchAll(word)) {
    if (!han.test(run)) {
      tokens.add(run.slice(0, 40))
      continue
    }
    const characters = [...run]
    if (characters.length === 1) tokens.add(run)
    for (let at = 0; at + 1 < characters.length; at += 1) tokens.add(characters[at]! + characters[at + 1]!)
  }
  return [...tokens].slice(0, 2000)
}

/** A tsquery that asks for all tokens. Null when nothing can be searched. */
export function queryOf(text: string): string | null {
  const tokens = tokensOf(text)
  if (tokens.length === 0) return null
  return tokens.map(token => `'${token.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ')
}

/** Share of tokens in common, 0–1 (Jaccard). */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const other = new Set(b)
  const common = a.filter(token => other.has(token)).length
  return common / (a.length + b.length - common)
}

/** Cell of about 300 m a side in which neighbours are looked for first. */
export function placeCell(lng: number, lat: number): string {
  return `${Math.floor(lng / 0.004)}:${Math.floor(lat / 0.003)}`
}

export function cellsAround(lng: number, lat: number): string[] {
  const [x, y] = [Math.floor(lng / 0.004), Math.floor(lat / 0.003)]
  return [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => `${x + dx}:${y + dy}`))
}
