/** What a paper says, label by label: for an office's own template and for telling what a further version changed. Pure. */
import type { Block, Paper } from '../kernel/documents/paper.ts'

export type Texts = Readonly<Record<string, string>>
type Said = (label: string, value: string) => void

/** By the labels as printed; what stands under a heading goes by the heading; what has no label of its own by its title. */
export function textsOf(paper: Paper): Texts {
  const found = new Map<string, string[]>()
  const say: Said = (label, value) => {
    const values = found.get(label) ?? []
    values.push(value)
    found.set(label, values)
  }
  let under = paper.title
  for (const block of paper.blocks)
    if (block.kind === 'heading') {
      under = block.text
      say(under, '')
    } else sayBlock(block, under, say)
  return Object.fromEntries([...found].map(([label, values]) => [label, values.filter(Boolean).join('\n')]))
}

function sayBlock(block: Block, under: string, say: Said): void {
  switch (block.kind) {
    case 'paragraph':
      say(under, block.text)
      break
    case 'clauses':
      for (const item of block.items) say(under, item)
      break
    case 'fields':
      for (const field of block.rows.flat()) say(field.label, field.value)
      break
    case 'table':
      for (const row of block.rows) say(under, row.filter(Boolean).join(' '))
      break
    case 'dialogue':
      for (const { speaker, text } of block.lines) say(under, `${speaker} ${text}`)
      break
    case 'places':
      for (const { label, name } of block.places) if (name) say(label, name)
      break
    default:
  }
}

export interface Change {
  readonly label: string
  readonly was: string
  readonly is: string
}

/** What a further version says otherwise than the one before. */
export function changesBetween(before: Texts, now: Texts): readonly Change[] {
  const labels = [...new Set([...Object.keys(now), ...Object.keys(before)])]
  return labels.flatMap(label => {
    const [was, is] = [before[label] ?? '', now[label] ?? '']
    return was === is ? [] : [{ label, was, is }]
  })
}
