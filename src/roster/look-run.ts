/** The dry run: a roster is read and judged beside the server, laid beside the registry chunk by chunk, and put by; nothing is entered. */
import { sql } from 'kysely'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { recordRead } from '../registry/index.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import type { TerritoryRows } from '../territory/store.ts'
import { lookAside } from './beside.ts'
import type { Aside, StagedHousehold } from './households.ts'
import type { Looked } from './look.ts'
import { type Matching, matched } from './match.ts'
import type { Note } from './problem.ts'
import {
  type Counts,
  countsOf,
  noCounts,
  notesBy,
  problemsBy,
  type Summary,
  splitAside,
  sumOf,
} from './report.ts'
import { type Run, sightOf } from './run-row.ts'
import { householdsABatch, stageAside, stageBatches } from './stage.ts'

/** Of the share of a look, reading and judging take so much. */
const readingShare = 0.6

/** @throws Unfit, Unreadable; Refusal unavailable */
export async function lookAtRun(
  kernel: Kernel,
  run: Run,
  bytes: Buffer,
  onShare: (share: number) => void,
): Promise<void> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  const looked = await lookAside(
    {
      ...{ bytes, today, communityId: run.communityId, columns: run.wishes.columns, place: run.wishes.place },
      ...{ phones: run.wishes.phones, territory: rowsFor(territory) },
    },
    share => onShare(share * readingShare),
  )
  const found = await layBeside(kernel, run, looked, matchingOf(kernel, run, territory), share =>
    onShare(readingShare + share * (1 - readingShare)),
  )
  const aside = [...looked.aside, ...found.aside]
  const summary: Summary = {
    head: looked.head,
    counts: { ...found.counts, same: found.counts.same + looked.repeated, aside: aside.length },
    repeated: looked.repeated,
    problems: problemsBy(aside),
    notes: notesBy([...looked.notes, ...found.notes]),
    writtenAt: await writtenBefore(kernel, run),
    batches: found.batches,
  }
  await sql`update roster_run set state = 'looked', share = 1, summary = ${JSON.stringify(summary)}::jsonb,
      rows_total = ${looked.head.rows}, rows_aside = ${aside.length}, changed_at = ${kernel.clock.now()}
    where jurisdiction_id = ${run.jurisdictionId} and id = ${run.id} and state = 'looking'`.execute(
    kernel.db.owner,
  )
}

export function matchingOf(kernel: Kernel, run: Run, territory: Territory): Matching {
  return {
    jurisdictionId: run.jurisdictionId,
    communityId: run.communityId,
    today: civilDay(kernel.clock.now()),
    vault: kernel.vault,
    consents: { phones: run.wishes.phones, children: run.wishes.children },
    communityName: id => territory.community(id)?.name ?? '',
  }
}

/** Names and numbers only: borders and outlines are of no use to whoever reads addresses. */
export function rowsFor(territory: Territory): TerritoryRows {
  const { jurisdiction, communities, compounds, buildings } = territory
  return {
    jurisdiction: { ...jurisdiction, settings: {} },
    units: [],
    communities: communities.map(({ id, unitId, code, name }) => ({
      id,
      unitId,
      code,
      name,
      boundary: null,
    })),
    grids: [],
    compounds: [...compounds],
    buildings: buildings.map(({ id, compoundId, name, households, units, lng, lat }) => {
      return { id, compoundId, name, households, units, lng, lat, gridId: null }
    }),
  }
}

interface Found {
  readonly counts: Counts
  readonly aside: readonly Aside[]
  readonly notes: readonly Note[]
  readonly batches: number
}

async function layBeside(
  kernel: Kernel,
  run: Run,
  looked: Looked,
  matching: Matching,
  onShare: (share: number) => void,
): Promise<Found> {
  const key = { jurisdictionId: run.jurisdictionId, runId: run.id }
  const { vault, db } = kernel
  await db.within(sightOf(run), async tx => {
    await recordRead(tx, {
      ...{ jurisdictionId: run.jurisdictionId, at: kernel.clock.now(), personId: run.personId },
      ...{ what: 'list', communityId: run.communityId },
    })
    await stageAside(tx, vault, key, looked.aside)
  })
  let counts = noCounts
  const aside: Aside[] = []
  const notes: Note[] = []
  const batches = chunksOf(looked.households, householdsABatch)
  for (const [i, households] of batches.entries()) {
    await db.within(sightOf(run), async tx => {
      const decided = await matched(tx, matching, households)
      const split = splitAside(decided)
      await stageAside(tx, vault, key, split.aside)
      await stageBatches(tx, vault, key, i, [split.staged])
      counts = sumOf(counts, countsOf(decided))
      aside.push(...split.aside)
      notes.push(...decided.flatMap(it => it.notes))
    })
    onShare((i + 1) / batches.length)
    await new Promise(resolve => setImmediate(resolve))
  }
  return { counts, aside, notes, batches: batches.length }
}

function chunksOf(items: readonly StagedHousehold[], size: number): StagedHousehold[][] {
  const chunks: StagedHousehold[][] = []
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size))
  return chunks
}

async function writtenBefore(kernel: Kernel, run: Run): Promise<string | null> {
  const row = await kernel.db.owner
    .selectFrom('rosterRun')
    .select('finishedAt')
    .where('jurisdictionId', '=', run.jurisdictionId)
    .where('communityId', '=', run.communityId)
    .where('fileSha256', '=', run.fileSha256)
    .where('state', '=', 'done')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.finishedAt?.toISOString() ?? null
}
