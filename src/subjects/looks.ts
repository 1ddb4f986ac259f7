/** Who looked at a resident's data, told to that resident: when, who at which post, what and why; lists of a whole place as such. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { type ReadShown, readsOf } from '../registry/index.ts'
import { session } from './limits.ts'
import type { Reader } from './own.ts'
import type { OwnRead } from './shape.ts'

const pageSize = 30

export async function looksOf(
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  { t }: Reader,
  after?: string,
): Promise<{ rows: OwnRead[]; after: string | null }> {
  const before = after ? cursor(after) : null
  const found = await readsOf(tx, jurisdictionId, residentId, {
    limit: pageSize + 1,
    ...(before ? { before } : {}),
  })
  const rows = onceASitting(found.slice(0, pageSize)).map(({ at, what, reason, by, place }) => ({
    at: at.toISOString(),
    who: by?.name ?? t('subject:reader.self'),
    role: by?.role ? t(`auth:role.${by.role}`) : null,
    unit: by?.unit ?? null,
    what: t(`subject:what.${what}`),
    why: reason === null ? null : whyIn(reason, t),
    wholePlace: place ? t(`subject:whole.${place}`) : null,
  }))
  const last = found[pageSize - 1]
  return { rows, after: found.length > pageSize && last ? `${last.at.toISOString()}|${last.id}` : null }
}

/** Of the resident's own looks of one sitting the last says enough. */
function onceASitting(found: readonly ReadShown[]): ReadShown[] {
  return found.filter((read, i) => {
    const later = found[i - 1]
    const sameSitting = later && later.at.getTime() - read.at.getTime() < session.mostMinutes * 60_000
    return !(
      read.by === null &&
      read.what === 'self' &&
      later?.by === null &&
      later.what === 'self' &&
      sameSitting
    )
  })
}

/** @throws Refusal invalidInput */
function cursor(text: string): { at: Date; id: string } {
  const [at = '', id = ''] = text.split('|')
  if (!/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(Date.parse(at)))
    throw new Refusal('invalidInput', { problem: 'unreadable' })
  return { at: new Date(at), id }
}

/** A reason is what somebody typed, or a word of ours. */
function whyIn(reason: string, t: Reader['t']): string {
  return ['counterCode', 'copy', 'dataRequest'].includes(reason) ? t(`subject:why.${reason}`) : reason
}
