/** What a resident's name is found by: two neighbouring characters, or the surname alone; each beside the community (as name_lexemes in sql/0012_registry.sql). Pure. */

/** Names as they are compared: full-width forms, blanks and dots between the parts of a name make no difference. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ .·•・\-'’]/g, '')
}

/** Pairs of neighbouring characters, each once; one character stands for itself. */
export function nameTokens(name: string): string[] {
  const characters = [...foldedName(name)]
  if (characters.length < 2) return characters
  return [...new Set(characters.slice(1).map((character, at) => characters[at]! + character))]
}

/**
 * A tsquery that finds the name among the people of these communities. Null when there is nothing to ask for.
 * @example nameQuery('巴特尔', [community]) // "('9f3c21aa巴特' & '9f3c21aa特尔')"
 */
export function nameQuery(name: string, communityIds: readonly string[]): string | null {
  const tokens = nameTokens(name)
  if (tokens.length === 0 || communityIds.length === 0) return null
  return communityIds
    .map(id => `(${tokens.map(token => quoted(id.slice(-8) + token)).join(' & ')})`)
    .join(' | ')
}

/** How alike two names are, 0–1: the share of characters they have in common, in whichever order. */
export function nameLikeness(a: string, b: string): number {
  const [one, other] = [[...foldedName(a)], [...foldedName(b)]]
  if (one.length === 0 || other.length === 0) return 0
  const left = [...other]
  const common = one.filter(character => {
    const at = left.indexOf(character)
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
  return (2 * common.length) / (one.length + other.length)
}

function quoted(token: string): string {
  return `'${token.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}
