/** JSON as it comes: Python writes NaN and Infinity into it, which say no more than an empty cell; some programs write one feature a line. */
import { Unfit } from './building.ts'

/** A text in quotes, or a word that JSON does not know. */
const quotedOrUnknown = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g

/** @throws Unfit */
export function readJson(text: string): unknown {
  const first = parsed(text)
  if (first.error === null) return first.value
  const second = /\b(?:NaN|Infinity)\b/.test(text)
    ? parsed(text.replace(quotedOrUnknown, word => (word.startsWith('"') ? word : 'null')))
    : first
  if (second.error === null) return second.value
  const lines = linesOf(text)
  if (lines !== null) return { type: 'FeatureCollection', features: lines }
  throw new Unfit('notJson', { why: second.error })
}

function parsed(text: string): { readonly value: unknown; readonly error: string | null } {
  try {
    return { value: JSON.parse(text), error: null }
  } catch (error) {
    return { value: null, error: (error as Error).message }
  }
}

/** One feature a line (RFC 8142, with or without its mark); null if it is not that. */
function linesOf(text: string): readonly unknown[] | null {
  const lines = text
    .split(/\r?\n/)
    .map(line => (line.startsWith('\u001e') ? line.slice(1) : line))
    .filter(line => line.trim() !== '')
  if (lines.length < 2 || !/"type"\s*:\s*"Feature"/.test(lines[0]!)) return null
  const features = lines.map(parsed)
  return features.every(it => it.error === null) ? features.map(it => it.value) : null
}
