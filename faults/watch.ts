/** Pages that stay open: live streams that are opened anew whenever they end, as browsers do. */
import { get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sender } from './insist.ts'

export async function watch(port: number, sender: Sender, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const headers = { ...(await sender.headers()), accept: 'text/event-stream' }
    const status = await untilItEnds(port, headers, stopping)
    if (status === 401 && !stopping.aborted) await sender.renew()
    await pause(300)
  }
}

function untilItEnds(
  port: number,
  headers: Record<string, string>,
  stopping: AbortSignal,
): Promise<number | null> {
  return new Promise(resolve => {
    const going = get({ port, host: '127.0.0.1', agent: false, path: '/api/events', headers }, answer => {
      answer.on('error', () => {}).resume()
      answer.on('close', () => resolve(answer.statusCode ?? null))
    })
    going.on('error', () => resolve(null))
    stopping.addEventListener('abort', () => going.destroy(), { once: true })
    if (stopping.aborted) going.destroy()
  })
}
