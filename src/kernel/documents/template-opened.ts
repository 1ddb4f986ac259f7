/** A Word file from outside, unpacked with an end to it and refused when it holds more than text: macros, links out, files within, fields that fetch. */
import { unzipSync } from 'fflate'
import { type Facts, Refusal } from '../errors.ts'

export type Parts = Readonly<Record<string, Uint8Array>>

const mostBytes = 10 * 1024 * 1024
const mostInside = { text: 20 * 1024 * 1024, all: 60 * 1024 * 1024, parts: 2000 }
const isText = (name: string) => /\.(xml|rels)$/i.test(name)

/** @throws Refusal tooLarge, templateUnfit { reason } */
export function partsOf(docx: Uint8Array): Parts {
  if (docx.length > mostBytes) throw new Refusal('tooLarge', { limit: `${mostBytes / 1024 / 1024} MB` })
  const parts = unpacked(docx)
  const names = Object.keys(parts)
  if (names.some(name => /vbaProject|vbaData/i.test(name))) throw unfit('wordMacros')
  if (!parts['[Content_Types].xml'] || !parts['word/document.xml']) throw unfit('notWord')
  if (names.some(name => /^\/|\\|(^|\/)\.\.(\/|$)/.test(name))) throw unfit('notWord')
  if (names.some(name => /^word\/(embeddings|activeX|ctrlProps)\//i.test(name))) throw unfit('wordEmbedded')
  for (const name of names.filter(isText)) lookThrough(name, parts[name]!)
  return parts
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

const fetching = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b/i

function lookThrough(name: string, part: Uint8Array): void {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  // Other encodings than the one every Word writes would be looked through in vain.
  if (/^(\xff\xfe|\xfe\xff|\0)/.test(bytes.toString('latin1', 0, 2))) throw unfit('notWord')
  const xml = bytes.toString('utf8')
  const head = xml.slice(0, 200)
  if (/encoding\s*=\s*["'](?!utf-8["'])/i.test(head) || /<!(DOCTYPE|ENTITY)/i.test(xml))
    throw unfit('notWord')
  if (name === '[Content_Types].xml' && /macroEnabled/i.test(xml)) throw unfit('wordMacros')
  if (name.endsWith('.rels')) {
    const outward = xml.match(/<[^>]*TargetMode\s*=\s*["']External["'][^>]*>/i)
    if (outward) throw unfit('wordLink', { target: /Target\s*=\s*["']([^"']*)/.exec(outward[0])?.[1] ?? '' })
    if (/\/(aFChunk|oleObject|package|control|attachedTemplate)["']/i.test(xml)) throw unfit('wordEmbedded')
  }
  const instructions = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)/g), ...xml.matchAll(/w:instr="([^"]*)/g)]
  // An instruction may be cut into several runs.
  const said = instructions.map(([, instruction]) => instruction).join('')
  const found = fetching.exec(said)
  if (found) throw unfit('wordField', { field: found[0] })
}

export const unfit = (reason: string, facts: Facts = {}) => new Refusal('templateUnfit', { reason, ...facts })
