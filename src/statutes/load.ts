/** A file of statutes taken in: what is known already is left as it is, what changed is replaced, and what holds today is found anew. */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { DB } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import { supersededOf } from './currency.ts'
import type { StatuteFile } from './file.ts'
import type { ArticleLine } from './shape.ts'
import { titleOf } from './standing.ts'
import { endingClauses, national } from './store.ts'

export interface Loaded {
  readonly laws: number
  readonly articles: number
  readonly added: number
  readonly replaced: number
  readonly unchanged: number
  /** Of all laws kept, how many hold no more. */
  readonly superseded: number
}

interface Law {
  readonly law: string
  readonly dated: string | null
  readonly path: string
  readonly lines: ArticleLine[]
}

/** One transaction: a search goes on with the old texts until all the new ones are there. */
export async function loadStatutes(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  file: Pick<StatuteFile, 'articles'>,
  onShare: (share: number) => void = () => {},
): Promise<Loaded> {
  const laws = lawsOf(file.articles)
  return kernel.db.owner.transaction().execute(async tx => {
    const known = await knownLaws(tx)
    const counts = { added: 0, replaced: 0, unchanged: 0 }
    const fresh: Law[] = []
    for (const law of laws) {
      const before = known.get(keyOf(law))
      if (before?.digest === digestOf(law.lines.map(({ no, text }) => [no, text]))) {
        counts.unchanged++
        continue
      }
      if (before)
        await tx
          .deleteFrom('statute')
          .where('jurisdictionId', '=', national)
          .where('id', '=', before.id)
          .execute()
      counts[before ? 'replaced' : 'added']++
      fresh.push(law)
    }
    await write(tx, fresh, kernel.clock.now(), onShare)
    const superseded = await findCurrent(tx, kernel.clock.now())
    return { laws: laws.length, articles: file.articles.length, ...counts, superseded }
  })
}

function lawsOf(lines: readonly ArticleLine[]): readonly Law[] {
  const laws = new Map<string, Law>()
  for (const line of lines) {
    const law = { law: line.law, dated: line.date || null, path: line.path ?? '', lines: [] }
    const key = keyOf(law)
    const known = laws.get(key) ?? law
    laws.set(key, known)
    known.lines.push(line)
  }
  return [...laws.values()]
}

const keyOf = ({ law, dated, path }: Pick<Law, 'law' | 'dated' | 'path'>) =>
  JSON.stringify([path, law, dated])

function digestOf(articles: readonly (readonly [string, string])[]): string {
  return createHash('sha256').update(JSON.stringify(articles)).digest('hex')
}

async function knownLaws(tx: Kysely<DB>) {
  const laws = await tx
    .selectFrom('statute')
    .select(['id', 'law', 'dated', 'path'])
    .where('jurisdictionId', '=', national)
    .execute()
  const articles = await tx
    .selectFrom('statuteArticle')
    .select(['statuteId', 'number', 'text'])
    .where('jurisdictionId', '=', national)
    .orderBy('statuteId')
    .orderBy('place')
    .execute()
  const byLaw = Map.groupBy(articles, it => it.statuteId)
  return new Map(
    laws.map(law => [
      keyOf(law),
      {
        id: law.id,
        digest: digestOf((byLaw.get(law.id) ?? []).map(({ number, text }) => [number, text])),
      },
    ]),
  )
}

/** Written in slices, so that how far it is can be told. */
const lawsAtOnce = 50

async function write(
  tx: Kysely<DB>,
  laws: readonly Law[],
  at: Date,
  onShare: (share: number) => void,
): Promise<void> {
  for (let from = 0; from < laws.length; from += lawsAtOnce) {
    const some = laws.slice(from, from + lawsAtOnce).map(law => ({ ...law, id: newId() }))
    await insertRows(
      tx,
      'statute',
      national,
      some.map(({ id, law, dated, path }) => ({ id, law, dated, path, loadedAt: at })),
    )
    await insertRows(
      tx,
      'statuteArticle',
      national,
      some.flatMap(({ id, lines }) =>
        lines.map(({ no, text }, place) => ({ id: newId(), statuteId: id, place, number: no, text })),
      ),
    )
    onShare(Math.min(1, (from + lawsAtOnce) / laws.length))
  }
}

/** What a later law ended may have been loaded before it: all are looked at after each load. */
async function findCurrent(tx: Kysely<DB>, at: Date): Promise<number> {
  const laws = await tx
    .selectFrom('statute')
    .select(['id', 'law', 'dated', 'path', 'supersededHow', 'supersededBy'])
    .where('jurisdictionId', '=', national)
    .execute()
  const clauses = (await endingClauses(tx)).map(it => ({ ...it, title: titleOf(it.law, it.path) }))
  const superseded = supersededOf(laws, clauses, civilDay(at))
  const changed = laws.flatMap(({ id, supersededHow, supersededBy }) => {
    const now = superseded.get(id)
    const same = (now?.how ?? null) === supersededHow && (now?.by ?? null) === supersededBy
    return same ? [] : [{ id, how: now?.how ?? null, by: now?.by ?? null }]
  })
  if (changed.length > 0)
    await sql`update statute s set superseded_how = c.how, superseded_by = c.by, loaded_at = ${at}
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c(id uuid, how text, by text)
      where s.jurisdiction_id = ${national} and s.id = c.id`.execute(tx)
  return superseded.size
}
