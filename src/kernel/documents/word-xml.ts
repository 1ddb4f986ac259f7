/** One part of a Word file read by an XML parser: names by their namespace, values decoded, in one pass with an end to size and depth. */
import { Parser } from 'saxen'

/** @property name "w:p" for WordprocessingML whatever prefix the file chose; names in no namespace known here keep a prefix of their own */
export interface Element {
  readonly name: string
  /** Under the names as written, values decoded. */
  readonly attributes: Readonly<Record<string, string>>
}
export interface Heard {
  open?(element: Element): void
  close?(name: string): void
  text?(text: string): void
}

/** WordprocessingML as every office program writes it, and in its strict form. */
const namespaces = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'ws',
  // Declared nowhere, and everywhere known.
  'http://www.w3.org/XML/1998/namespace': 'xml',
}
const most = { elements: 400_000, depth: 300 }

/**
 * What no office program writes is refused too (document types, CDATA, "<" within a comment, an instruction or a value): the
 * programs that read the part after this one go by "<" and ">", and would take a square of the time.
 * @returns false when it is not well-formed UTF-8, holds any of that, or has no end of elements
 */
export function read(part: Uint8Array, heard: Heard): boolean {
  const xml = textOf(part)
  if (xml === null) return false
  let [isSound, elements, depth] = [true, 0, 0]
  const parser = new Parser()
  const fail = () => {
    isSound = false
    parser.stop()
  }
  parser.ns(namespaces)
  parser.on('error', fail).on('warn', fail)
  parser.on('attention', fail).on('cdata', fail)
  parser.on('comment', text => text.includes('<') && fail())
  parser.on('question', text => text.indexOf('<', 1) > 0 && fail())
  parser.on('openTag', (name, attributesOf, decode) => {
    if (++elements > most.elements || ++depth > most.depth) return fail()
    const attributes = attributesOf()
    if (Object.values(attributes).some(value => value.includes('<'))) return fail()
    heard.open?.({ name: sameName(name), attributes: decoded(attributes, decode) })
  })
  parser.on('closeTag', name => {
    depth--
    heard.close?.(sameName(name))
  })
  parser.on('text', (text, decode) => heard.text?.(decode(text)))
  parser.parse(xml)
  return isSound
}

/** "w:p" and "ws:p" are one. */
const sameName = (name: string) => (name.startsWith('ws:') ? `w:${name.slice(3)}` : name)

export const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function decoded(attributes: Readonly<Record<string, string>>, decode: (text: string) => string) {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decode(value)]))
}

/** Other encodings than the one every Word writes would be looked through in vain. */
function textOf(part: Uint8Array): string | null {
  try {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(part)
    const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})/i.exec(xml.slice(0, 300))?.[1]
    return xml.includes('\0') || (declared !== undefined && !/^(utf-8|us-ascii)$/i.test(declared))
      ? null
      : xml
  } catch {
    return null
  }
}
