/** The demo's proceedings of every procedure: lived through under the real rules up to now, then written in a few statements. */
import { sql } from 'kysely'
import { insertRows } from '../../kernel/bulk.ts'
import type { DB, Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { tellAfter } from '../../notices/index.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { chainRows } from '../../proceedings/index.ts'
import type { StandingOf } from '../../proceedings/procedure.ts'
import { after, blankStanding } from '../../proceedings/standing.ts'
import type { DemoPlan } from '../../territory/demo.ts'
import { privateRows } from '../private-inputs.ts'
import type { Registry } from '../registry.ts'
import { demoStories } from './all.ts'
import { drawPaper } from './paper.ts'
import { live } from './run.ts'
import { type Life, type PaperUse, worldOf } from './world.ts'

type DemoKernel = Pick<Kernel, 'clock' | 'vault' | 'files'>
type Numbered = Life & { readonly number: string }
const seed = 20261124
/** Whoever signs in finds what was passed on in the last days; older notices would have been read. */
const toldForMs = 3 * 86_400_000

/** What happens in procedures that are switched off stays untold. */
export async function writeDemoProceedings(
  kernel: DemoKernel,
  tx: Tx,
  plan: DemoPlan,
  { registry, calendar }: { readonly registry: Registry; readonly calendar: Calendar },
): Promise<void> {
  const jurisdictionId = plan.jurisdiction.id
  const now = kernel.clock.now()
  const world = worldOf(plan, { calendar, vault: kernel.vault, now }, seed)
  const ways = { rules: (procedure: string) => registry.rules(procedure, []) }
  const lives = demoStories
    .map(story => live(world, ways, story))
    .sort((a, b) => a.acts[0]!.at.localeCompare(b.acts[0]!.at))
  const numbered = await withNumbers(tx, lives)
  for (const [table, rows] of Object.entries(rowsOf(kernel, jurisdictionId, numbered, calendar)))
    await insertRows(tx, table as keyof DB, jurisdictionId, rows)
  await insertRows(
    tx,
    'file',
    jurisdictionId,
    await storePapers(
      kernel,
      numbered.flatMap(life => life.papers),
    ),
  )
  await sql`select set_config('aili.jurisdiction', ${String(jurisdictionId)}, true)`.execute(tx)
  for (const life of numbered) await tellLately(tx, jurisdictionId, life, now)
}

async function withNumbers(tx: Tx, lives: readonly Life[]): Promise<Numbered[]> {
  const { rows } = await sql<{ n: number }>`select nextval('matter_number')::int as n
    from generate_series(1, ${lives.length})`.execute(tx)
  return lives.map((life, i) => ({
    ...life,
    number: `${life.acts[0]!.onDay.replaceAll('-', '')}-${String(rows[i]!.n).padStart(6, '0')}`,
  }))
}

function rowsOf(kernel: DemoKernel, jurisdictionId: number, lives: readonly Numbered[], calendar: Calendar) {
  const rows = {
    dossier: [] as object[],
    proceeding: [] as object[],
    act: [] as object[],
    privateInput: [] as object[],
    partyPhone: [] as object[],
  }
  for (const life of lives) {
    const { id, rules, acts, standing, secrets, number } = life
    const chain = chainRows(jurisdictionId, rules, { id, dossierId: id, number, acts, standing }, calendar)
    rows.dossier.push({ id, createdAt: acts[0]!.at })
    rows.proceeding.push({ ...chain.proceeding, restricted: rules.procedure.restricted ?? false })
    rows.act.push(...chain.acts)
    const kept = secrets.map(({ actId, secret }) => privateRows(kernel, actId, secret))
    rows.privateInput.push(...kept.flatMap(one => (one.kept ? [{ proceedingId: id, ...one.kept }] : [])))
    const phones = new Map(kept.flatMap(one => one.phones).map(index => [index.toString('hex'), index]))
    rows.partyPhone.push(...[...phones.values()].map(phoneIndex => ({ proceedingId: id, phoneIndex })))
  }
  return rows
}

/** One sheet is stored; every paper has an id of its own on the same bytes. */
async function storePapers({ files }: DemoKernel, papers: readonly PaperUse[]): Promise<object[]> {
  const [first] = papers
  if (!first) return []
  const { mime, width, height, ...parts } = await drawPaper()
  const { sha256, bytes } = await files.put(first.id, parts)
  await files.settle(first.id)
  await Promise.all(papers.slice(1).map(paper => files.alias(paper.id, first.id)))
  return papers.map(({ id, proceedingId, actId, purpose, at, personId }) => ({
    id,
    sha256,
    mime,
    bytes,
    width,
    height,
    takenAt: new Date(at.getTime() - 120_000),
    uploadedAt: new Date(at.getTime() - 30_000),
    uploadedBy: personId,
    proceedingId,
    actId,
    purpose,
  }))
}

/** Told as it would have been, act by act. */
async function tellLately(tx: Tx, jurisdictionId: number, life: Numbered, now: Date): Promise<void> {
  const { procedure } = life.rules
  const first = life.acts[0]!
  let before: StandingOf | null = null
  for (const act of life.acts) {
    const standing: StandingOf = after(procedure, before, act)
    if (now.getTime() - Date.parse(act.at) < toldForMs)
      await tellAfter(
        tx,
        jurisdictionId,
        life.rules,
        { id: life.id, number: life.number },
        { act, before: before ?? blankStanding(procedure, standing.ownerUnitId, first.at), standing },
      )
    before = standing
  }
}
