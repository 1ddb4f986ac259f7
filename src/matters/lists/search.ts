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

/** Cell of about 300 m a side in which neighbours are looked for first. */
export function placeCell(lng: number, lat: number): string {
  return `${Math.floor(lng / 0.004)}:${Math.floor(lat / 0.003)}`
}

export function cellsAround(lng: number, lat: number): string[] {
  const [x, y] = [Math.floor(lng / 0.004), Math.floor(lat / 0.003)]
  return [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => `${x + dx}:${y + dy}`))
}
