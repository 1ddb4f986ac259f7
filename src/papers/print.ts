/** A paper on the page: the words the layout needs, the hash of what is said, the note of a further version. */
import { createHash } from 'node:crypto'
import type { LayoutWords, Paper, PdfOptions } from '../kernel/documents/paper.ts'
import type { Translate } from '../kernel/i18n.ts'
import { canonical } from '../proceedings/index.ts'
import type { Change } from './texts.ts'

/** Papers are written in the common language of the state, whatever language the desk is read in (国家通用语言文字法第九条). */
export const paperLanguage = 'zh-CN'

export function layoutWords(t: Translate): LayoutWords {
  return {
    page: (x, y) => t('paper:layout.page', { x, y }),
    seal: t('paper:layout.seal'),
    fingerprint: t('paper:layout.fingerprint'),
    contents: t('paper:layout.contents'),
    hash: t('paper:layout.hash'),
    columns: [
      t('paper:layout.columnNo'),
      t('paper:layout.columnTitle'),
      t('paper:layout.columnNumber'),
      t('paper:layout.columnPages'),
    ],
    dateByHand: t('paper:layout.dateByHand'),
    signed: t('paper:layout.signed'),
  }
}

export function printing(t: Translate, at: Date, says?: Buffer): PdfOptions {
  return { words: layoutWords(t), at, ...(says ? { hash: says.toString('hex') } : {}) }
}

export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** Equal papers say the same, whenever and however often they are printed. */
export const saysOf = (paper: Paper): Buffer => sha256(canonical(JSON.parse(packed(paper))))

export interface Earlier {
  readonly version: number
  /** As written in a paper. */
  readonly day: string
  readonly reason: string
  readonly changes: readonly Change[]
}

/** A further version says on its last page what the one before said and when. */
export function withEarlier(paper: Paper, { version, day, reason, changes }: Earlier, t: Translate): Paper {
  const or = (text: string) => text.replaceAll('\n', ' ') || t('paper:version.blank')
  return {
    ...paper,
    blocks: [
      ...paper.blocks,
      { kind: 'heading', text: t('paper:version.title', { version: version + 1 }) },
      {
        kind: 'paragraph',
        text: t('paper:version.note', { version: version + 1, earlier: version, day, reason }),
      },
      ...(changes.length
        ? [
            {
              kind: 'clauses' as const,
              items: changes.map(({ label, was, is }) =>
                t('paper:version.change', { label, was: or(was), is: or(is) }),
              ),
            },
          ]
        : []),
    ],
  }
}

/** As text; a drawn signature is written out in letters. */
export function packed(paper: Paper): string {
  return JSON.stringify(paper, (_key, value) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
  )
}
export function unpacked(text: string): Paper {
  return JSON.parse(text, (_key, value) =>
    typeof value?.base64 === 'string' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value,
  ) as Paper
}
