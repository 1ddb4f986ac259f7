/** Sealed hand-over: a matter that accuses an official leaves the ordinary desk at once; text and reporter go under a key the application cannot open. 纪检监察机关处理检举控告工作规则. */

import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { recordAct } from '../proceedings/index.ts'
import { judge } from '../proceedings/judge.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { matterRules } from './consequences.ts'
import { noFacts } from './facts.ts'

export interface ToSeal {
  readonly jurisdictionId: number
  readonly id: string
  readonly lastHash: Buffer
  readonly standing: StandingOf
  readonly at: Date
  readonly text: string
}

/** At intake: the text was never written in the clear. */
export async function sealMatter(kernel: Kernel, tx: Tx, matter: ToSeal, calendar: Calendar): Promise<void> {
  const question = {
    standing: matter.standing,
    actor: { kind: 'system', id: null, posts: [] } as const,
    step: 'seal',
    at: matter.at,
    facts: noFacts,
    inputs: { reason: 'accusesOfficial' },
  }
  const { act, standing } = judge(matterRules, question, calendar, newId(matter.at.getTime()))
  await recordAct(tx, matter, matterRules, act, standing, calendar)
  await sealContent(kernel, tx, matter, matter.text)
}

/** Moves text and reporter under the sealed key; what remains of the matter is a number and "sealed". */
export async function sealContent(
  kernel: Kernel,
  tx: Tx,
  matter: Pick<ToSeal, 'jurisdictionId' | 'id' | 'at'>,
  text: string,
): Promise<void> {
  const { jurisdictionId, id } = matter
  const row = await tx
    .selectFrom('matter')
    .select(['reporterName', 'reporterPhone', 'placeText'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .executeTakeFirstOrThrow()
  const open = (box: Buffer | null) => (box ? kernel.vault.decrypt('reporter', box) : null)
  const content = {
    text,
    name: open(row.reporterName),
    phone: open(row.reporterPhone),
    placeText: row.placeText,
  }
  await tx
    .insertInto('sealedContent')
    .values({
      jurisdictionId,
      proceedingId: id,
      ciphertext: kernel.vault.seal(JSON.stringify(content)),
      sealedAt: matter.at,
    })
    .execute()
  await tx
    .updateTable('matter')
    .set({
      text: 'sealed',
      placeText: '',
      lng: null,
      lat: null,
      buildingId: null,
      placeCell: null,
      reporterName: null,
      reporterPhone: null,
      reporterIndex: null,
      search: sql<string>`''::tsvector`,
    })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .execute()
}
