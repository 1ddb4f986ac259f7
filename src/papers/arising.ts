/** Which papers a proceeding has by what was done: one a step that brings it, in the legal order of the file. Pure. */
import type { ArisingAct, PaperForm, PaperSet } from '../proceedings/paper-facts.ts'

export interface Arisen<A extends ArisingAct> {
  readonly form: PaperForm
  /** Null: it must be in the file and nothing done so far brings it. */
  readonly act: A | null
}

/** @param open further steps may still bring what is missing */
export function papersOf<A extends ArisingAct>(
  set: Pick<PaperSet, 'forms'>,
  acts: readonly A[],
  open: boolean,
): readonly Arisen<A>[] {
  return set.forms.flatMap((form): readonly Arisen<A>[] => {
    const arisen = acts.filter(act => arises(form, act, acts))
    if (arisen.length === 0) return form.need === 'must' && open ? [{ form, act: null }] : []
    return arisen.map(act => ({ form, act }))
  })
}

export function arises(form: PaperForm, act: ArisingAct, acts: readonly ArisingAct[]): boolean {
  return form.steps.includes(act.step) && (form.arises?.(act, acts) ?? true)
}

/** The act whose scan holds this paper signed: of one of its steps, from its own act up to the next of the same kind. */
export function signedBy<A extends ArisingAct & { readonly scans: number }>(
  { form, act }: Arisen<A>,
  acts: readonly A[],
): A | null {
  if (act === null || !form.signedWith) return null
  const from = acts.findIndex(one => one.id === act.id)
  const next = acts.findIndex((one, index) => index > from && arises(form, one, acts))
  const own = acts.slice(from, next === -1 ? undefined : next)
  return own.find(one => form.signedWith!.includes(one.step) && one.scans > 0) ?? null
}
