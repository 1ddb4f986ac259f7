/** In the thread beside the server: Typst sets what a paper says by the layout in layout.typ, and makes the PDF. */
import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import qrcode from 'qrcode'
import { Refusal } from '../errors.ts'
import { coverage, faces, fontBytes } from './fonts.ts'
import type { Dossier, Paper, Printed } from './paper.ts'
import { hasPdf, newTray, paperSheet, partSheet, type Tray } from './sheets.ts'
import { clean, codePointOf, type PlainWords } from './texts.ts'

/** What travels to the thread: everything is said in words already. */
export interface PlainOptions {
  readonly words: PlainWords
  readonly hash?: string
  readonly at: Date
}

// A root that does not exist: the typesetter reads what it is handed and no file of the machine.
const root = '/nowhere'
const layout = new URL('./layout.typ', import.meta.url)
let compiler: NodeCompiler | null = null

export async function setPaper(paper: Paper, options: PlainOptions): Promise<Printed> {
  const tray = newTray(await coverage())
  const sheet = await paperSheet(paper, options.words, tray)
  const part = { kind: 'paper', paper: sheet, ...(await codeOf(options.hash, tray)) }
  return set({ ...frameOf(paper.title, options, tray), dossier: null, parts: [part] }, tray, true)
}

export async function setDossier(dossier: Dossier, options: PlainOptions): Promise<Printed> {
  const tray = newTray(await coverage())
  const { words, hash } = options
  const cover = await paperSheet(dossier.cover, words, tray)
  const back = dossier.back ? await paperSheet(dossier.back, words, tray) : null
  const parts: object[] = []
  for (const part of dossier.parts)
    parts.push({ ...(await partSheet(part, words, tray)), ...(await codeOf(part.hash, tray)) })
  const whole = { cover, back, ...(await codeOf(hash, tray)) }
  // A scanned PDF may hold what PDF/A forbids.
  return set(
    { ...frameOf(dossier.cover.title, options, tray), dossier: whole, parts },
    tray,
    !hasPdf(dossier),
  )
}

/** A scan is bound once to see that it can be: what another reader opens, the typesetter may not. */
export async function tryScan(pdf: Uint8Array, title: string): Promise<number> {
  const { pagesOfHarmless } = await import('./attached-pdf.ts')
  const pages = await pagesOfHarmless(pdf, title)
  const cover: Paper = { title: '', blocks: [] }
  await setDossier({ cover, parts: [{ title: '', content: { pdf } }] }, { words: noWords, at: new Date(0) })
  return pages
}

const noWords: PlainWords = {
  page: [],
  seal: '',
  fingerprint: '',
  contents: '',
  hash: '',
  columns: [],
  dateByHand: '',
  signed: '',
}

/** The whole hash to be read by a machine, its first characters to be compared by eye. */
async function codeOf(hash: string | undefined, { keep }: Tray) {
  if (!hash) return { qr: null, short: '' }
  const drawn = await qrcode.toString(hash, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  return { qr: keep(Buffer.from(drawn), 'svg'), short: shortOf(hash) }
}

function frameOf(title: string, { words, at }: PlainOptions, { say }: Tray) {
  const day = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]
  const { page, seal, fingerprint, contents, hash, columns } = words
  return {
    title: clean(title).replaceAll('\n', ' '),
    at: [...day, at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()],
    ...{ lang: 'zh', region: 'cn', faces },
    words: {
      page,
      seal: say(seal),
      fingerprint: say(fingerprint),
      contents: say(contents),
      hash: say(hash),
      columns: columns.map(say),
    },
  }
}

/** The first characters in fours, to be compared by eye. */
export const shortOf = (hash: string) =>
  (
    clean(hash)
      .slice(0, 12)
      .match(/.{1,4}/g) ?? []
  ).join(' ')

function set(sheet: object, tray: Tray, archival: boolean): Printed {
  compiler ??= NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fontBytes() }] })
  try {
    compiler.mapShadow(`${root}/data.json`, Buffer.from(JSON.stringify(sheet)))
    for (const [name, bytes] of tray.files) compiler.mapShadow(`${root}/${name}`, Buffer.from(bytes))
    const made = compiler.compile({ mainFileContent: readFileSync(layout, 'utf8') })
    if (!made.result) throw faultOf(compiler, made)
    const bytes = compiler.pdf(made.result, archival ? { pdfStandard: 'a-2b' } : {})
    const missing = [...tray.missing].map(character => ({ character, codePoint: codePointOf(character) }))
    return { bytes, pages: made.result.numOfPages, missing }
  } finally {
    // What a paper says does not stay in memory longer than the paper needs.
    compiler.resetShadow()
    compiler.evictCache(0)
  }
}

/** A scanned PDF that another reader opened and this one does not is the file's fault; everything else is ours. */
function faultOf(from: NodeCompiler, made: ReturnType<NodeCompiler['compile']>): Error {
  const error = made.takeError()
  const said = error
    ? from.fetchDiagnostics(error).map(it => String((it as { message?: string }).message))
    : []
  if (said.some(message => /\bPDF\b|document only has/.test(message)))
    return new Refusal('unsupportedFile', { reason: 'scan', what: '' })
  return new Error(`The paper could not be set: ${said.join('; ')}`)
}
