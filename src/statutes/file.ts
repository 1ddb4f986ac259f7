/** A file of statutes read line by line, packed or not; a line that is no article is named and left aside. */
import { createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type ArticleLine, articleLineShape } from './shape.ts'

export interface BadLine {
  readonly line: number
  /** Field that does not fit; empty: the line is no JSON. */
  readonly field: string
}
export interface StatuteFile {
  readonly lines: number
  readonly articles: readonly ArticleLine[]
  readonly bad: readonly BadLine[]
}

/** @param onShare told how much of the file was read, 0 … 1 */
export async function readStatuteFile(
  path: string,
  onShare: (share: number) => void = () => {},
): Promise<StatuteFile> {
  const size = Math.max(1, statSync(path).size)
  const source = createReadStream(path)
  source.on('data', () => onShare(source.bytesRead / size))
  const text = path.endsWith('.gz') ? createGunzip() : new PassThrough()
  // A broken archive ends the reading with its error.
  source.on('error', error => text.destroy(error))
  const articles: ArticleLine[] = []
  const bad: BadLine[] = []
  let line = 0
  for await (const said of createInterface({
    input: source.pipe(text),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++
    if (said.trim() === '') continue
    const read = articleOf(said)
    if (typeof read === 'string') bad.push({ line, field: read })
    else articles.push(read)
  }
  return { lines: line, articles, bad }
}

/** The article, or which field of the line does not fit. */
function articleOf(line: string): ArticleLine | string {
  let value: unknown
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return ''
  }
  const { data, error } = articleLineShape.safeParse(value)
  return data ?? String(error?.issues[0]?.path[0] ?? '')
}
