/** Words of a matter for search and likeness: character pairs for Chinese, whole words for the rest; two characters are enough to search. Pure. */

/** Folds full-width forms, case and white space so that the same thing said is the same text. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

const han = /\p{Script=Han}/u
const word = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu

/** A single Chinese character: too common to be looked for by itself. */
export function isOneHan(text: string): boolean {
  return [...text].length === 1 && han.test(text)
}

/** Distinct tokens: pairs of neighbouring Han characters, and words or numbers of other scripts. */
export function tokensOf(text: string): string[] {
  const tokens = new Set<string>()
  for (const [run] of foldText(text).matchAll(word)) {
    if (!han.test(run)) {
      // A letter of two halves that is cut in the middle is no letter to the database.
      tokens.add(run.slice(0, 40).toWellFormed())
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
  return allOf(tokensOf(text))
}

export function allOf(tokens: readonly string[]): string | null {
  return tokens.length === 0 ? null : tokens.map(quoted).join(' & ')
}

/** A tsquery that asks for any two of the tokens. Null when there are none to ask for. */
export function anyTwoOf(tokens: readonly string[]): string | null {
  if (tokens.length < 2) return tokens[0] === undefined ? null : quoted(tokens[0])
  return tokens
    .slice(0, -1)
    .map(
      (token, at) =>
        `(${quoted(token)} & (${tokens
          .slice(at + 1)
          .map(quoted)
          .join(' | ')}))`,
    )
    .join(' | ')
}

/** A word as a tsquery takes it. */
export function quoted(token: string): string {
  return `'${token.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}

/** How much of their tokens others have in common with these, 0–1 (Jaccard); a token counts as much as its weight. Made once for all that are compared. */
export function likenessTo(
  own: readonly string[],
  weightOf: (token: string) => number = () => 1,
): (other: readonly string[]) => number {
  const weights = new Map(own.map(token => [token, weightOf(token)]))
  let ownSum = 0
  for (const weight of weights.values()) ownSum += weight
  return other => {
    let [common, otherSum] = [0, 0]
    for (const token of other) {
      const shared = weights.get(token)
      if (shared !== undefined) common += shared
      otherSum += shared ?? weightOf(token)
    }
    const all = ownSum + otherSum - common
    return own.length > 0 && other.length > 0 && all > 0 ? common / all : 0
  }
}

/** Cell of about 300 m a side in which neighbours are looked for first. */
export function placeCell(lng: number, lat: number): string {
  return `${Math.floor(lng / 0.004)}:${Math.floor(lat / 0.003)}`
}

export function cellsAround(lng: number, lat: number): string[] {
  const [x, y] = [Math.floor(lng / 0.004), Math.floor(lat / 0.003)]
  return [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => `${x + dx}:${y + dy}`))
}
