/** A dossier of twenty pages as PDF and its papers as Word files, pages a second; beside as many pages of plain text set by the same library with the same fonts. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { dossierOf } from '../src/kernel/documents/dossier.ts'
import { fontBytes } from '../src/kernel/documents/fonts.ts'
import type { Dossier, Paper } from '../src/kernel/documents/paper.ts'
import { wordOf } from '../src/kernel/documents/word.ts'
import {
  agreement,
  hash,
  ledger,
  photo,
  options as printing,
  record,
} from '../test/kernel/documents-samples.ts'
import { type BenchOptions, type BenchResult, measure, round } from './support/bench.ts'

/** --rows is the number of dossiers. */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const turns = options.rows ?? 60
  const papers = [await agreement(), record(11), ledger(12), await agreement()]
  const from = performance.now()
  const { pages, bytes } = await dossierOf(await dossier(papers, 0), printing)
  const first = round(performance.now() - from)
  options.log(`${pages} pages, ${Math.round(bytes.length / 1024)} kB; the first took ${first} ms`)
  if (pages !== 20) throw new Error(`The dossier has ${pages} pages instead of 20`)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const pdf = await measure(turns, async turn => dossierOf(await dossier(papers, turn), printing))
  delay.disable()
  const waitedMs = { p99: round(delay.percentile(99) / 1e6), max: round(delay.max / 1e6) }
  const word = await measure(turns, turn => wordOf(marked(papers[0]!, turn), printing))
  const plain = await plainText(pages, turns)
  const perSecond = (milliseconds: number) => round((pages * 1000) / milliseconds)
  const [figure, reference] = [perSecond(pdf.p50), perSecond(plain.p50)]
  return {
    ...{ figure, unit: 'pages/s', reference, ratio: round(figure / reference) },
    ...{ n: pdf.n, p50: pdf.p50, p99: pdf.p99 },
    ...{ pages, firstMs: first, waitedMs, wordMs: word, plainMs: plain },
  }
}

/** Other words each time, so that nothing is remembered from the time before. */
const marked = (paper: Paper, turn: number): Paper => ({ ...paper, number: `第${turn}号` })

async function dossier(papers: readonly Paper[], turn: number): Promise<Dossier> {
  const parts = papers.map(paper => ({ title: paper.title, content: marked(paper, turn), hash }))
  const seen = [
    { title: '现场照片一', content: { picture: await scene } },
    { title: '现场照片二', content: { picture: await scene } },
  ]
  const cover: Paper = { title: '人民调解卷宗', number: `第${turn}号`, blocks: [] }
  return { cover, parts: [...parts, ...seen], back: { title: '封底', blocks: [] } }
}
const scene = photo()

/** As many pages of one running text, as this text is set by nobody's layout. */
async function plainText(pages: number, turns: number) {
  const compiler = NodeCompiler.create({ workspace: '/nowhere', fontArgs: [{ fontBlobs: fontBytes() }] })
  const set = (turn: number, lines: number) => {
    const text = Array.from({ length: lines }, (_, nth) => `${turn}—${nth} ${sentence}`).join('\n\n')
    const made = compiler.compile({
      mainFileContent: `#set page(paper: "a4")\n#set text(font: "Noto Serif SC", size: 16pt, lang: "zh")\n${text}`,
    })
    const bytes = compiler.pdf(made.result!, {})
    const count = made.result!.numOfPages
    compiler.evictCache(0)
    return { count, bytes }
  }
  let lines = pages
  while (set(0, lines).count < pages) lines++
  return measure(turns, async turn => set(turn, lines))
}
const sentence =
  '双方当事人在社区调解室就广场使用时间和音响修理费用进行协商，调解员逐条说明有关规定，双方表示愿意各让一步，按约定的时间使用场地，并在月底前付清修理费。'
