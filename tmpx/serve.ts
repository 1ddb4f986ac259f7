import { writeFileSync } from 'node:fs'
import { startEmbedded } from '../src/kernel/embedded.ts'
const it = await startEmbedded('/work/year', console.log)
console.log(it)
writeFileSync('/tmp/year.url', (it as any).url)
setInterval(() => {}, 1e6)
