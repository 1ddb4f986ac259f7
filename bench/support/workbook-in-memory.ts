/** What a workbook made in memory takes, in a process of its own: `node workbook-in-memory.ts ROWS COLUMNS`; one line of JSON. */
import writeXlsxFile from 'write-excel-file/node'

const [rows = 100_000, columns = 17] = process.argv.slice(2).map(Number)
const before = process.memoryUsage().rss
let peak = before
const from = performance.now()
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 50)
const data = Array.from({ length: rows }, (_, row) =>
  Array.from({ length: columns }, (_, column) => ({
    value: `第${row}行 楼道灯坏了三天，老人上下楼看不清 ${column}`,
    type: String,
  })),
)
const bytes = await writeXlsxFile(data).toBuffer()
clearInterval(watch)
peak = Math.max(peak, process.memoryUsage().rss)
const megabytes = (n: number) => Math.round(n / 2 ** 20)
process.stdout.write(
  `${JSON.stringify({ rows, seconds: Math.round((performance.now() - from) / 100) / 10, megabytes: megabytes(bytes.length), rssGrown: megabytes(peak - before) })}\n`,
)
