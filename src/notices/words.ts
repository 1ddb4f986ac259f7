/** The words of a notice in the reader's language, made of numbers and words of the catalogue only: never a name, an address, a resident's word. */
import type { Translate } from '../kernel/i18n.ts'
import { type Counts, morningKind, type Part, parts } from './grouping.ts'

/** What a notice may say: everything else in its facts is left out of its words. */
interface Facts {
  readonly procedure?: string
  readonly number?: string
  readonly restricted?: boolean
  readonly term?: string | null
  readonly state?: string | null
  readonly year?: number
  readonly channel?: string
  readonly decision?: string | null
  /** Civil days. */
  readonly from?: string
  readonly to?: string
  /** How many, of what concerns no single proceeding. */
  readonly count?: number
}

/** @param facts as `notify` wrote them */
export function noticeText(kind: string, facts: unknown, t: Translate): string {
  if (kind === morningKind) return listText(facts as Counts & { readonly onDay: string }, t)
  const { restricted, number = '', year, channel, decision, from = '', to = '', count } = facts as Facts
  if (restricted) return t('notice:restricted')
  return t(`notice:kind.${kind}`, {
    ...wordsOf(facts as Facts, t),
    number,
    year: year ?? '',
    decision: decision ?? '',
    from,
    to,
    ...(count === undefined ? {} : { count }),
    channel: channel ? t(`notice:channel.${channel}`) : '',
  })
}

/** One line of a morning list. */
export function lineText(
  part: Part,
  line: { readonly kind: string | null; readonly number: string | null; readonly facts: unknown },
  t: Translate,
): string {
  const facts = line.facts as Facts
  if (facts.restricted && !line.number) return t('notice:restricted')
  const number = line.number ?? facts.number ?? ''
  if (part === 'told' && line.kind && !facts.restricted) return noticeText(line.kind, facts, t)
  return t(`notice:line.${part}`, { ...wordsOf(facts, t), number })
}

/** Counts only: how much there is of each, and how much of it for colleagues on leave. */
function listText({ onDay, onBehalf, ...counts }: Counts & { readonly onDay: string }, t: Translate): string {
  const said = parts.filter(part => counts[part] > 0)
  const what = said.map(part => t(`notice:count.${part}`, { count: counts[part] })).join(t('notice:comma'))
  const [, month, day] = onDay.split('-').map(Number)
  const whole = t('notice:list', { month, day, what })
  return onBehalf > 0 ? t('notice:listOnBehalf', { whole, count: onBehalf }) : whole
}

function wordsOf(
  { procedure = 'matter', term, state }: Facts,
  t: Translate,
): { term: string; state: string } {
  return {
    term: term ? t(`${procedure}:term.${term}`) : '',
    state: state ? t(`${procedure}:state.${state}`) : '',
  }
}
