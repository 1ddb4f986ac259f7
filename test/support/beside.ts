/** Programs that run beside Aili in a test, from the very example files that docs/operations.md points to. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort } from '../../src/kernel/postgres-server.ts'
import { until } from './process.ts'

export interface Beside {
  readonly port: number
  stop(): Promise<void>
}

/** haproxy before processes on these ports. */
export async function startHaproxy(
  program: string,
  folder: string,
  ports: readonly number[],
): Promise<Beside> {
  const port = await freePort()
  const config = join(folder, 'haproxy.cfg')
  const text = readFileSync('docs/examples/haproxy.cfg', 'utf8')
    .replace('maxconn 20000', 'maxconn 500')
    .replace('127.0.0.1:8080', `127.0.0.1:${port}`)
    .replaceAll('127.0.0.1:3001', `127.0.0.1:${ports[0]}`)
    .replaceAll('127.0.0.1:3002', `127.0.0.1:${ports[1]}`)
    // A test does not wait for seconds.
    .replace('inter 1s', 'inter 100ms')
  writeFileSync(config, text)
  return started(spawn(program, ['-db', '-f', config]), port)
}

/** PgBouncer before a database. */
export async function startPgbouncer(program: string, folder: string, databaseUrl: string): Promise<Beside> {
  const port = await freePort()
  const { hostname, port: databasePort, pathname, username, password } = new URL(databaseUrl)
  const name = pathname.slice(1)
  const config = join(folder, 'pgbouncer.ini')
  const users = join(folder, 'userlist.txt')
  writeFileSync(users, `"${username}" "${decodeURIComponent(password)}"\n`)
  const text = readFileSync('docs/examples/pgbouncer.ini', 'utf8')
    .replace('aili = host=127.0.0.1 port=5432 dbname=aili', `${name} = host=${hostname} port=${databasePort}`)
    .replace('listen_port = 6432', `listen_port = ${port}\nunix_socket_dir =`)
    // Fewer connections than are asked for at a time: each is lent to several.
    .replace('default_pool_size = 16', 'default_pool_size = 3')
    .replace('/etc/pgbouncer/userlist.txt', users)
  writeFileSync(config, text)
  // It refuses to run as root.
  const words = process.getuid?.() === 0 ? ['-u', 'nobody', config] : [config]
  return started(spawn(program, words), port)
}

async function started(child: ChildProcess, port: number): Promise<Beside> {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      said += bytes
    })
  process.once('exit', () => child.kill('SIGKILL'))
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`it ended:\n${said}`)
    return listens(port)
  }, 20)
  return {
    port,
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise(settle => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => settle(true)).on('error', () => settle(false))
    socket.on('connect', () => socket.destroy())
  })
}
