/** The embedded database on its bad days: killed, left over, shared, started twice at once, made by another version. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, suite, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { everythingOf, openDatabase } from '../../src/kernel/database.ts'
import { startEmbedded } from '../../src/kernel/embedded.ts'
import { migrate } from '../../src/kernel/migrate.ts'
import { isAlive } from '../../src/kernel/pid.ts'
import { bufferMb } from '../../src/kernel/postgres-server.ts'
import { claimServing } from '../../src/kernel/serving.ts'

const quiet = () => {}

suite('embedded database', { timeout: 100_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aili-embedded-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))
  const server = () => Number(readFileSync(join(dataDir, 'db', 'postmaster.pid'), 'utf8').split('\n')[0])

  test('takes an eighth of the memory for its buffers, neither too little nor more than it can use', () => {
    const gb = 2 ** 30
    assert.deepEqual([gb / 2, gb, 4 * gb, 8 * gb, 24 * gb].map(bufferMb), [128, 128, 512, 1024, 2048])
  })

  test('two that start at once share one server; the last to leave stops it', async () => {
    const [one, other] = await Promise.all([startEmbedded(dataDir, quiet), startEmbedded(dataDir, quiet)])
    assert.equal(one.url, other.url)
    assert.deepEqual([one.startedHere, other.startedHere].sort(), [false, true])
    assert.equal(statSync(join(dataDir, 'db.json')).mode & 0o777, 0o600)
    const pid = server()
    await one.stop()
    assert.ok(isAlive(pid))
    await other.stop()
    assert.ok(!isAlive(pid))
    // What lay in memory is written down, for the next start to fetch it.
    assert.ok(statSync(join(dataDir, 'db', 'autoprewarm.blocks')).size > 0)
  })

  test('what was committed is there after kill -9 of the server, which comes back on the same port', async () => {
    const embedded = await startEmbedded(dataDir, quiet)
    await migrate(embedded.url)
    const db = openDatabase(embedded.url)
    await db.owner.insertInto('jurisdiction').values({ id: 152202, name: 'A' }).execute()
    process.kill(server(), 'SIGKILL')
    const count = () =>
      db.within(everythingOf(152202), tx => tx.selectFrom('jurisdiction').select('id').execute())
    assert.deepEqual(await patiently(count), [{ id: 152202 }])
    await db.close()
    await embedded.stop()
  })

  test('a killed program leaves its server to the next, and counts no longer as its user', async () => {
    const { child, pid } = await startElsewhere(dataDir)
    const mine = await startEmbedded(dataDir, quiet)
    assert.equal(mine.startedHere, false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await query(mine.url)
    assert.equal(server(), pid)
    await mine.stop()
    assert.ok(!isAlive(pid))
  })

  test('a server whose starter was killed is brought back by whoever else uses it', async () => {
    const { child, pid } = await startElsewhere(dataDir)
    const mine = await startEmbedded(dataDir, quiet)
    child.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await patiently(() => query(mine.url))
    assert.notEqual(server(), pid)
    await mine.stop()
  })

  test('a number left behind that belongs to another program by now is no server', async () => {
    writeFileSync(
      join(dataDir, 'db', 'postmaster.pid'),
      `${process.pid}\n${join(dataDir, 'db')}\n1\n1\n\n127.0.0.1\n`,
    )
    const embedded = await startEmbedded(dataDir, quiet)
    assert.equal(embedded.startedHere, true)
    await embedded.stop()
  })

  test('one serving program for a folder, named to the second', () => {
    const release = claimServing({ dataDir, port: 3000 })
    const taken = { code: 'alreadyRunning', facts: { pid: process.pid, port: 3000 } }
    assert.throws(() => claimServing({ dataDir, port: 3001 }), taken)
    assert.throws(() => claimServing({ dataDir, port: 3001, withOthers: true }), taken)
    release()
    claimServing({ dataDir, port: 3001 })()
  })

  test('on a served database several share a folder, each on its own port, none beside an embedded database', () => {
    const ports = [3000, 3001]
    const releases = ports.map(port => claimServing({ dataDir, port, withOthers: true }))
    const taken = { code: 'alreadyRunning', facts: { pid: process.pid, port: 3000 } }
    assert.throws(() => claimServing({ dataDir, port: 3000, withOthers: true }), taken)
    assert.throws(() => claimServing({ dataDir, port: 3002 }), { code: 'alreadyRunning' })
    for (const release of releases) release()
    claimServing({ dataDir, port: 3002 })()
  })

  test('a folder of another PostgreSQL version is left alone', async () => {
    writeFileSync(join(dataDir, 'db', 'PG_VERSION'), '17\n')
    await assert.rejects(
      startEmbedded(dataDir, quiet),
      /made by PostgreSQL 17, this Aili brings PostgreSQL \d+/,
    )
  })
})

/** Starts the embedded database in a process of its own that then stays. */
async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; pid: number }> {
  const script = `
    import { readFileSync } from 'node:fs'
    import { startEmbedded } from ${JSON.stringify(new URL('../../src/kernel/embedded.ts', import.meta.url).href)}
    await startEmbedded(${JSON.stringify(dataDir)}, () => {})
    console.log(readFileSync(${JSON.stringify(join(dataDir, 'db', 'postmaster.pid'))}, 'utf8').split('\\n')[0])
    process.stdin.resume()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(child.stdout as NodeJS.ReadableStream), 'line')) as [string]
  return { child, pid: Number(line) }
}

async function query(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', quiet)
  await client.connect()
  await client.query('select 1')
  await client.end()
}

/** Asks again until the database is back; the suite's time limit ends a wait in vain. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch {
      await pause(20)
    }
  }
}
