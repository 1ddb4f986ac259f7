/** The world outside the house for tests of channels: a gateway, a mail server, a town configured for both, and its jobs done by hand. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, beforeEach } from 'node:test'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { noticeTasks } from '../../src/notices/index.ts'
import { personOf } from '../matters/story.ts'
import { startTown } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'
import { actOf, groundOf, standingAt, tell } from './told.ts'

export const secret = 'a secret of thirty-two characters!'

interface Call {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
interface Job {
  readonly name: 'planDeliveries' | 'sendDelivery'
  readonly payload: { readonly attempt?: number }
}
/** What reached the outside, and how it is to answer next. */
export interface Outside {
  readonly calls: Call[]
  readonly mails: { to: string; raw: string }[]
  /** Statuses of the gateway in order, then 200. */
  answers: number[]
  refusing: boolean
}

export async function startOutside() {
  const outside: Outside = { calls: [], mails: [], answers: [], refusing: false }
  const ports = { gateway: await openGateway(outside), mail: await openMail(outside) }
  const server = await startTown({
    env: {
      AILI_RATE_REPORTS: '1000',
      AILI_RATE_SIGN_INS: '1000',
      AILI_WEBHOOK_URL: `http://127.0.0.1:${ports.gateway}/notices`,
      AILI_WEBHOOK_SECRET: secret,
      AILI_SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
      AILI_MAIL_FROM: 'Aili <aili@banner.example>',
    },
  })
  const { owner } = server.db
  const { jurisdictionId } = await personOf(server, 'admin')
  const tasks = noticeTasks(server.aili.kernel)

  /** Jobs as the worker would find them, taken off the queue. */
  const takeJobs = async () => {
    const { rows } = await sql<Job>`with taken as (
        delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id
          and t.identifier in ('planDeliveries', 'sendDelivery') returning t.identifier as name, j.payload, j.run_at)
      select name, payload from taken order by run_at`.execute(owner)
    return rows
  }
  beforeEach(async () => {
    await takeJobs()
    await sql`truncate notice, list_line, delivery, morning cascade`.execute(owner)
    await sql`update person set work_email = null, declined_channels = '{}'`.execute(owner)
    outside.calls.length = 0
    outside.mails.length = 0
    outside.answers = []
    outside.refusing = false
    server.clock.set(mondayMorning)
  })
  return {
    server,
    outside,
    jurisdictionId,
    tasks,
    takeJobs,
    /** Runs what is to be done up to this attempt, each job by two workers at once. */
    work: async (attempt = 1) => {
      for (let jobs = await takeJobs(); jobs.length > 0; jobs = await takeJobs())
        for (const job of jobs) {
          if ((job.payload.attempt ?? 0) > attempt) continue
          await Promise.all([tasks[job.name](job.payload), tasks[job.name](job.payload)])
        }
    },
    deliveries: () => owner.selectFrom('delivery').selectAll().orderBy('channel').execute(),
    setEmail: (user: string, email: string | null) =>
      sql`update person set work_email = ${email}
        where account_id = (select id from account_user where username = ${user})`.execute(owner),
    urge: async (user = 'grid1', restricted = false) => {
      const standing = await standingAt(server, { handlerId: (await personOf(server, user)).id })
      return tell(server, groundOf(restricted), { act: actOf(server, 'urge'), before: standing, standing })
    },
  }
}

async function openGateway(outside: Outside): Promise<number> {
  const gateway = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      outside.calls.push({ headers: request.headers, body })
      const status = outside.answers.shift() ?? 200
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('苏日娜 13900000000')
    })
  })
  await new Promise<void>(done => gateway.listen(0, '127.0.0.1', done))
  after(() => gateway.close())
  return (gateway.address() as AddressInfo).port
}

async function openMail(outside: Outside): Promise<number> {
  const mail = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_to, _session, done) => done(outside.refusing ? new Error('苏日娜 is over quota') : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(one => one.address).join()
        outside.mails.push({ to, raw: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>(done => mail.listen(0, '127.0.0.1', done))
  after(() => mail.close(() => {}))
  return (mail.server.address() as AddressInfo).port
}

/** Body of a mail, decoded. */
export function textOf(raw: string): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4)
  if (/Content-Transfer-Encoding: base64/i.test(raw)) return Buffer.from(body, 'base64').toString()
  const bytes = body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`)
  return /Content-Transfer-Encoding: quoted-printable/i.test(raw) ? decodeURIComponent(bytes) : body
}
