/** The least that live updates can be: LISTEN on a bare connection, and whatever is announced written to the streams of a bare node:http server that want it. */
import { createServer, type ServerResponse } from 'node:http'
import pg from 'pg'

const rooms = new Map<string, Set<ServerResponse>>()
const client = new pg.Client({ connectionString: process.argv[2]! })
await client.connect()
await client.query('listen bench_live')
client.on('notification', ({ payload = '' }) => {
  const { to, data } = JSON.parse(payload) as { to: string[]; data: object }
  for (const room of to)
    for (const response of rooms.get(room) ?? [])
      response.write(`id: 1\nevent: act\ndata: ${JSON.stringify(data)}\n\n`)
})
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('event: ready\ndata: {}\n\n')
  const room = request.url!.slice(1)
  rooms.set(room, (rooms.get(room) ?? new Set()).add(response))
  response.on('close', () => rooms.get(room)?.delete(response))
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port))
process.on('disconnect', () => process.exit(0))
