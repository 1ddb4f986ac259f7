/** The act that handed a proceeding to another grid, in words: from which grid to which, by which decision, who holds it now. */
import type { Translate } from '../kernel/i18n.ts'
import type { Act } from '../proceedings/procedure.ts'

interface GridNamed {
  readonly code: string
  readonly name: string
}

/** The grid was drawn anew and is the same grid to its people. */
function goesOn({ step, inputs }: Act): boolean {
  const code = (grid: unknown) => (grid as Partial<GridNamed> | undefined)?.code
  return step === 'changeGrid' && code(inputs.from) === code(inputs.to)
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
    ...(goesOn(act) ? [line('same', named(to))] : [line('from', named(from)), line('to', named(to))]),
    ...(decision ? [line('decision', t('conduct:gridChange.decided', { decision, day: decidedOn }))] : []),
    ...(handlerId === undefined || persons === null
      ? []
      : [line('holder', persons.get(handlerId ?? '') ?? t('conduct:gridChange.nobody'))]),
  ]
}

/** What was done, where the grid goes on under its code; null: as any other act is called. */
export function gridLabel(act: Act, t: Translate): string | null {
  return goesOn(act) ? t('conduct:gridChange.goesOn') : null
}

/** The person such an act names, whose name is to be looked up. */
export function gridHolder({ step, effects }: Act): string | null {
  return step === 'changeGrid' ? (effects.handlerId ?? null) : null
}
