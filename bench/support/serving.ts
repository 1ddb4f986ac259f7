/** How `npm start` starts the process that serves: a bench starts it with the same flags of Node. */
import { readFileSync } from 'node:fs'

export function servingFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  const flags = /node ((?:--\S+ )*)src\/main\.ts/.exec(scripts.start)
  if (!flags) throw new Error(`no serving process in "${scripts.start}"`)
  return flags[1]!.split(' ').filter(Boolean)
}
