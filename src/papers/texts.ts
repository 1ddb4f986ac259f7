/** What a paper says, label by label: for an office's own template and for telling what a further version changed. Pure. */
import type { Block, Paper, Paragraph } from '../kernel/documents/paper.ts'

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
    } else if (isFixed(block)) say(paper.title, block.text)
    else sayBlock(block, under, say)
  return Object.fromEntries([...found].map(([label, values]) => [label, values.filter(Boolean).join('\n')]))
}

/** What every such paper says stands under no heading: an office's own form brings its own. */
const isFixed = (block: Block): block is Paragraph => block.kind === 'paragraph' && block.indent === true

/** The paper with places to be filled in instead of what is in it: a beginning for an office's own form. */
export function asTemplate(
  paper: Paper,
  common: { readonly number: string; readonly issuer: string },
): Paper {
  const open = (name: string) => `{{${name}}}`
  let under: string | null = null
  let said = false
  const blocks = paper.blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'heading') {
      under = block.text
      said = false
      return [block]
    }
    if (block.kind === 'fields') {
      under = null
      const rows = block.rows.map(row => row.map(cell => ({ ...cell, value: open(cell.label) })))
      return [{ ...block, rows }]
    }
    if (under === null || isFixed(block) || block.kind === 'places') return [block]
    const isFirst = !said
    said = true
    return isFirst ? [{ kind: 'paragraph', text: open(under) }] : []
  })
  return {
    ...paper,
    ...(paper.number === undefined ? {} : { number: open(common.number) }),
    ...(paper.issuer === undefined ? {} : { issuer: open(common.issuer) }),
    blocks,
  }
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
