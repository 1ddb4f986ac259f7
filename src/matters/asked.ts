/** Which inputs a step of a matter asks for where it stands, and where it leads. Pure: the forms of the server and of the phone ask alike. */
import type { Actor, Input, StandingOf, Step } from '../proceedings/procedure.ts'

export interface Asking {
  readonly standing: StandingOf
  readonly kind: Actor['kind']
  readonly nature: string
}

/** Whether a suggestion is adopted is asked of suggestions; how a wish was heard, of staff. */
export function isAsked(input: Input, { kind, standing }: Asking): boolean {
  if (input.name === 'adopted') return standing.label === 'suggestion'
  return !input.staffOnly || kind === 'staff'
}

/** Guards that ask for an input say so beforehand. */
export function requiredHere(
  input: Pick<Input, 'name'>,
  step: string,
  { standing, nature }: Asking,
): boolean {
  const shows = !['inquiry', 'suggestion'].includes(standing.label ?? nature)
  if (input.name === 'after' && step === 'handle') return shows
  if (input.name === 'evidence' && step === 'verify') return shows
  if (input.name === 'askedBy') return true
  return input.name === 'adopted' && standing.label === 'suggestion'
}

/** A label is changed to another one. */
export function choicesOf(
  { name, options = [] }: Pick<Input, 'name' | 'options'>,
  standing: StandingOf,
): readonly string[] {
  return name === 'label' ? options.filter(label => label !== standing.label) : options
}

export function whereTo(step: Step, standing: StandingOf): string {
  return step.to === '=' ? standing.state : step.to === '^' ? (standing.returnTo ?? 'filed') : step.to
}
