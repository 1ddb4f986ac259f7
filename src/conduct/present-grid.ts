/** The act that handed a proceeding to another grid, in words: from which grid to which, by which decision, who holds it now. */
import type { Translate } from '../kernel/i18n.ts'
import type { Act } from '../proceedings/procedure.ts'

interface GridNamed {
  readonly code: string
  readonly name: string
}

/** @param persons names by id; null: the reader does not read names */
export function gridDetails(act: Act, persons: ReadonlyMap<string, string> | null, t: Translate) {
  if (act.step !== 'changeGrid') return []
  const { from, to, decision, decidedOn } = act.inputs as {
    readonly from: GridNamed
    readonly to: GridNamed
    readonly decision?: string | null
    readonly decidedOn?: string | null
  }
  const line = (name: string, value: string) => ({ name, label: t(`conduct:gridChange.${name}`), value })
  const named = ({ code, name }: GridNamed) => t('conduct:gridChange.named', { code, name })
  const { handlerId } = act.effects
  return [
    line('from', named(from)),
    line('to', named(to)),
    ...(decision ? [line('decision', t('conduct:gridChange.decided', { decision, day: decidedOn }))] : []),
    ...(handlerId === undefined || persons === null
      ? []
      : [line('holder', persons.get(handlerId ?? '') ?? t('conduct:gridChange.nobody'))]),
  ]
}

/** The person such an act names, whose name is to be looked up. */
export function gridHolder({ step, effects }: Act): string | null {
  return step === 'changeGrid' ? (effects.handlerId ?? null) : null
}
