/** The words of a notice in the reader's language, made of numbers and words of the catalogue only. */
import type { Translate } from '../kernel/i18n.ts'

interface Facts {
  readonly procedure?: string
  readonly number?: string
  readonly restricted?: boolean
  readonly term?: string | null
  readonly state?: string | null
  readonly [name: string]: unknown
}

/** @param facts as `notify` wrote them */
export function noticeText(kind: string, facts: unknown, t: Translate): string {
  const { procedure = 'matter', number = '', restricted, term, state, ...more } = facts as Facts
  if (restricted) return t('notice:restricted')
  return t(`notice:kind.${kind}`, {
    ...more,
    number,
    term: term ? t(`${procedure}:term.${term}`) : '',
    state: state ? t(`${procedure}:state.${state}`) : '',
  })
}
