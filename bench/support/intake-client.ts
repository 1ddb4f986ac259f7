/** A resident in a process of their own, reporting one matter after the other: `node intake-client.ts PORT`; each "go" begins, each "told" ends and tells the times. */
import { Agent } from 'node:http'
import { timesOf } from './bench.ts'
import { postReport } from './reports.ts'

const port = Number(process.argv[2])
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let times: number[] | null = null
let turn = 0

process.on('message', async (message: 'go' | 'told') => {
  if (message === 'told') {
    process.send?.(timesOf(times ?? []))
    times = null
    return
  }
  const own: number[] = []
  times = own
  while (times === own) {
    const from = performance.now()
    await postReport(agent, port, { lng: 121.48, lat: 45.06 }, turn++)
    own.push(performance.now() - from)
    await new Promise(later => setTimeout(later, 20))
  }
})
