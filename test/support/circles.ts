/** Circles of roles in a who-may table, so that a line names who is meant: `organ@owner` stands for each of its roles at that place. */

/** Every line with its circles written out and its roles in order, to be compared with another such table. */
export function writtenOut(
  lines: readonly string[],
  circles: Readonly<Record<string, string>> = {},
): readonly string[] {
  return lines.map(line => {
    const [step, who = ''] = line.split('|').map(cell => cell.trim())
    const roles = who.split(/\s+/).flatMap(word => {
      const [name, place] = word.split('@') as [string, string?]
      return circles[name]?.split(' ').map(role => (place ? `${role}@${place}` : role)) ?? [word]
    })
    return `${step} | ${roles.sort().join(' ')}`
  })
}
