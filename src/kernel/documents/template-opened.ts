/** A Word file from outside, unpacked with an end to it, and looked through part by part before anything else reads it. */
import { unzipSync } from 'fflate'
import { Refusal } from '../errors.ts'
import { lookThrough } from './template-fence.ts'
import { unfit } from './template-unfit.ts'

export type Parts = Readonly<Record<string, Uint8Array>>
/** Paragraphs of each part that has any, in the order of the parts. */
export type Texts = ReadonlyMap<string, readonly string[]>

const mostBytes = 10 * 1024 * 1024
const mostInside = { text: 8 * 1024 * 1024, all: 40 * 1024 * 1024, parts: 500 }
const isText = (name: string) => /\.(xml|rels)$/i.test(name)
/** Pictures and fonts: what is neither is nothing a form needs. */
const isPicture = (name: string) => /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|odttf|ttf)$/i.test(name)

/** @throws Refusal tooLarge, templateUnfit { reason } */
export function partsOf(docx: Uint8Array): { readonly parts: Parts; readonly texts: Texts } {
  if (docx.length > mostBytes) throw new Refusal('tooLarge', { limit: `${mostBytes / 1024 / 1024} MB` })
  const parts = unpacked(docx)
  const names = Object.keys(parts)
  if (names.some(name => /vbaProject|vbaData/i.test(name))) throw unfit('wordMacros')
  if (!parts['[Content_Types].xml'] || !parts['word/document.xml']) throw unfit('notWord')
  if (names.some(name => /^\/|\\|(^|\/)\.\.(\/|$)/.test(name))) throw unfit('notWord')
  if (names.some(name => /^word\/(embeddings|activeX|ctrlProps)\//i.test(name))) throw unfit('wordEmbedded')
  if (!names.every(name => isText(name) || isPicture(name))) throw unfit('wordEmbedded')
  return { parts, texts: textsOf(parts) }
}

/** @throws Refusal templateUnfit */
export function textsOf(parts: Parts): Texts {
  const texts = new Map<string, readonly string[]>()
  for (const [name, part] of Object.entries(parts)) {
    const paragraphs = isText(name) ? lookThrough(name, part) : []
    if (paragraphs.length > 0) texts.set(name, paragraphs)
  }
  return texts
}

/** Sizes are believed only as far as the room made for them: what unpacks to more than it says is cut off, and no Word file then. */
function unpacked(docx: Uint8Array): Parts {
  let [text, all, count] = [0, 0, 0]
  try {
    return unzipSync(docx, {
      filter: ({ name, originalSize }) => {
        all += originalSize
        if (isText(name)) text += originalSize
        if (++count > mostInside.parts || all > mostInside.all || text > mostInside.text)
          throw unfit('wordTooBig')
        return !name.endsWith('/')
      },
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw unfit('notWord')
  }
}

const mostPlaceholders = { most: 400, deep: 5 }

/** Counted before they are taken apart: what takes them apart needs a square of the time for those within each other. */
export function requireFewPlaceholders(texts: Texts): void {
  let count = 0
  for (const paragraphs of texts.values()) {
    // As they are found: over the ends of paragraphs too.
    const marks = [...paragraphs.join('').matchAll(/\{\{\s*([#^/-]?)/g)]
    count += marks.length
    let deep = 0
    for (const [, sign] of marks) {
      deep = Math.max(0, deep + (sign === '/' ? -1 : sign ? 1 : 0))
      if (deep > mostPlaceholders.deep) throw unfit('wordPlaceholders', mostPlaceholders)
    }
  }
  if (count > mostPlaceholders.most) throw unfit('wordPlaceholders', mostPlaceholders)
}
