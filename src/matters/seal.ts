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

/** What goes under the key: all that could tell who accuses whom of what. */
export interface Content {
  readonly text: string
  readonly name: string | null
  readonly phone: string | null
  readonly placeText: string
  readonly lng: number | null
  readonly lat: number | null
}
export interface ToSeal {
  readonly jurisdictionId: number
  readonly id: string
  readonly lastHash: Buffer
  readonly standing: StandingOf
  readonly at: Date
}

/** The reason the system gives when the reporter said so at intake; worded by the catalogue. */
export const accusesOfficial = 'accusesOfficial'

/** At intake: nothing of it was ever written in the clear. Returns how the matter stands now. */
export async function sealMatter(
  kernel: Kernel,
  tx: Tx,
  matter: ToSeal,
  content: Content,
  calendar: Calendar,
): Promise<StandingOf> {
  const question = {
    standing: matter.standing,
    actor: { kind: 'system', id: null, posts: [] } as const,
    step: 'seal',
    at: matter.at,
    facts: noFacts,
    inputs: { reason: accusesOfficial },
  }
  const { act, standing } = judge(matterRules, question, calendar, newId(matter.at.getTime()))
  await recordAct(tx, matter, matterRules, act, standing, calendar)
  await putUnderKey(kernel, tx, matter, content)
  return standing
}

/** Moves text and reporter of a matter under the sealed key; what remains of it is a number and "sealed". */
export async function sealContent(
  kernel: Kernel,
  tx: Tx,
  matter: Pick<ToSeal, 'jurisdictionId' | 'id' | 'at'>,
): Promise<void> {
  const row = await tx
    .selectFrom('matter')
    .select(['text', 'reporterName', 'reporterPhone', 'placeText', 'lng', 'lat'])
    .where('jurisdictionId', '=', matter.jurisdictionId)
    .where('proceedingId', '=', matter.id)
    .executeTakeFirstOrThrow()
  const { reporterName, reporterPhone, ...open } = row
  const read = (box: Buffer | null) => (box ? kernel.vault.decrypt('reporter', box) : null)
  await putUnderKey(kernel, tx, matter, { ...open, name: read(reporterName), phone: read(reporterPhone) })
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
    .where('jurisdictionId', '=', matter.jurisdictionId)
    .where('proceedingId', '=', matter.id)
    .execute()
}

async function putUnderKey(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, id, at }: Pick<ToSeal, 'jurisdictionId' | 'id' | 'at'>,
  content: Content,
): Promise<void> {
  const ciphertext = kernel.vault.seal(JSON.stringify(content))
  await tx
    .insertInto('sealedContent')
    .values({ jurisdictionId, proceedingId: id, ciphertext, sealedAt: at })
    .execute()
}
