/** Procedures themselves over HTTP: what they are, what is where, what may be begun; and for the administrator, switching on and rules added. */
import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { loadedRules, loadRules, recentCalendarOf, ruleShape } from '../proceedings/index.ts'
import type { Procedure } from '../proceedings/procedure.ts'
import { withRules } from '../proceedings/rule-book.ts'
import { blankStanding } from '../proceedings/standing.ts'
import { standpointFor } from '../proceedings/who.ts'
import { authenticate, forgetTerritory, type Staff, territoryOf } from '../territory/index.ts'
import { isOn } from './open.ts'
import { presentStep, type Reading } from './present-next.ts'
import { countsOf, presentProcedure } from './procedure-view.ts'
import type { Registry } from './registry.ts'
import { lang, readerOf } from './routes.ts'
import { procedureShape, proceduresShape } from './shape-procedure.ts'
import { nameOf } from './words.ts'

const tags = ['procedures']
/** They watch over the whole and see figures; of procedures seen by few, the administrators alone. */
const watchers = ['systemAdmin', 'auditAdmin', 'supervisor', 'workCommitteeSecretary', 'workCommitteeDispatcher']
const mayCount = (staff: Staff, procedure: Procedure) =>
  staff.roles.some(role => (procedure.restricted ? ['systemAdmin', 'auditAdmin'] : watchers).includes(role))

/** @param others procedures with rules of their own, shown here and conducted elsewhere */
export function procedureRoutes(app: App, kernel: Kernel, registry: Registry, others: readonly Procedure[]): void {
  const all = [...others, ...registry.procedures]
  app.get('/api/procedures', { schema: { tags, querystring: lang, response: { 200: proceduresShape } } }, async request => {
    const staff = await authenticate(kernel, request)
    const territory = await territoryOf(kernel)
    const calendar = await recentCalendarOf(kernel.db.owner, staff.jurisdictionId)
    const reading: Reading = { ...readerOf(request), territory, calendar, now: kernel.clock.now() }
    const counts = await openCounts(kernel, staff.jurisdictionId)
    const rows = await kernel.db.within(staff.sight, async tx => {
      const found = []
      for (const procedure of all) {
        const on = isOn(territory, procedure.id, procedure.offByDefault)
        const begins = []
        if (on && !others.includes(procedure))
          for (const [name, step] of Object.entries(procedure.steps))
            if (step.from.includes(procedure.initial) && mayBegin(procedure, name, staff, reading.now))
              begins.push(await presentStep(tx, name, step, { rules: registry.rules(procedure.id, []), standing: null, proceedingId: '' }, reading))
        const numbers = mayCount(staff, procedure) ? (counts.get(procedure.id) ?? { open: 0, overdue: 0 }) : { open: null, overdue: null }
        found.push({ id: procedure.id, label: nameOf(procedure.id, reading.t), on, restricted: procedure.restricted ?? false, elsewhere: others.includes(procedure), begins, ...numbers })
      }
      return found
    })
    return { rows }
  })
  app.get(
    '/api/procedures/:id',
    { schema: { tags, params: z.object({ id: z.string().max(40) }), querystring: lang, response: { 200: procedureShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const bundled = all.find(one => one.id === request.params.id)
      if (!bundled) throw new Refusal('notFound', {})
      const territory = await territoryOf(kernel)
      const procedure = withRules(bundled, await loadedRules(kernel.db.owner, staff.jurisdictionId, kernel.db))
      const counts = mayCount(staff, procedure)
        ? await kernel.db.owner.transaction().execute(tx => countsOf(tx, staff.jurisdictionId, procedure.id))
        : null
      return presentProcedure(procedure, isOn(territory, procedure.id, procedure.offByDefault), counts, readerOf(request).t)
    },
  )
  adminRoutes(app, kernel, all)
}

function adminRoutes(app: App, kernel: Kernel, all: readonly Procedure[]): void {
  app.post(
    '/api/procedures/:id/switch',
    { schema: { tags, params: z.object({ id: z.string().max(40) }), body: z.object({ on: z.boolean() }), response: { 200: z.object({ on: z.boolean() }) } } },
    async request => {
      const staff = await adminOf(kernel, await authenticate(kernel, request))
      const procedure = all.find(one => one.id === request.params.id)
      if (!procedure?.offByDefault) throw new Refusal('notFound', {})
      await switchModule(kernel, staff.jurisdictionId, procedure.id, request.body.on)
      return { on: request.body.on }
    },
  )
  app.post(
    '/api/rules',
    {
      schema: {
        tags,
        body: z.object({ source: z.string().trim().min(2).max(500), rules: z.array(ruleShape).min(1).max(100) }),
        response: { 200: z.object({ rules: z.array(z.object({ procedure: z.string(), term: z.string(), version: z.number().int() })) }) },
      },
    },
    async request => {
      const staff = await adminOf(kernel, await authenticate(kernel, request))
      const { source, rules } = request.body
      const added = await loadRules(kernel, staff.jurisdictionId, all, rules, { source, personId: staff.personId })
      return { rules: added.map(({ procedure, term, rule }) => ({ procedure, term, version: rule.version })) }
    },
  )
}

async function adminOf(_kernel: Kernel, staff: Staff): Promise<Staff> {
  if (!staff.roles.includes('systemAdmin')) throw new Refusal('notYours', { what: 'rules', only: 'systemAdmin' })
  return staff
}

function mayBegin(procedure: Procedure, name: string, staff: Staff, at: Date): boolean {
  const posts = [...staff.actor.posts, ...(staff.actor.deputyFor ?? []).flatMap(one => one.posts)]
  return posts.some(post => {
    const blank = blankStanding(procedure, post.unitId, at.toISOString())
    const here = { ...blank, unitIds: [post.unitId], gridId: post.gridId ?? null, communityId: post.communityId ?? null }
    return standpointFor(procedure.steps[name]!, here, staff.actor) !== null
  })
}

async function openCounts(kernel: Kernel, jurisdictionId: number) {
  const { rows } = await sql<{ procedure: string; open: number; overdue: number }>`
    select procedure, count(*)::int as open, (count(*) filter (where overdue))::int as overdue from proceeding
    where jurisdiction_id = ${jurisdictionId} and closed_at is null group by procedure`.execute(kernel.db.owner)
  return new Map(rows.map(({ procedure, open, overdue }) => [procedure, { open, overdue }]))
}

async function switchModule(kernel: Kernel, jurisdictionId: number, id: string, on: boolean): Promise<void> {
  await sql`
    update jurisdiction set settings = jsonb_set(jsonb_set(settings, '{switchedOn}', (
      select coalesce(jsonb_agg(distinct one), '[]') from (
        select jsonb_array_elements_text(coalesce(settings -> 'switchedOn', '[]')) as one union all select ${id} where ${on}
      ) ids where ${on} or one <> ${id})), '{territoryVersion}', to_jsonb(gen_random_uuid()::text))
    where id = ${jurisdictionId}`.execute(kernel.db.owner)
  forgetTerritory(kernel)
}
