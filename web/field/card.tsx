/** A matter as a big card: what, where, by when, and how it stands in words and a drawing. */
import { useState } from 'react'
import { agoText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { useAnswer } from './answers.ts'
import { DueLine, Terms } from './due.tsx'
import { Icon, stateIcon } from './icons.tsx'
import { href } from './route.ts'
import type { Matter, Row } from './types.ts'

interface Props {
  row: Row
  fresh: boolean
  /** Something done here is still only on this phone. */
  waiting: boolean
}

export function Card({ row, fresh, waiting }: Props) {
  const { t, language } = useWords()
  const [why, setWhy] = useState(false)
  return (
    <li className={`matter-card${row.overdue ? ' over' : ''}${fresh ? ' fresh' : ''}`}>
      <a href={href('matter', row.id)}>
        <span className="line">
          <StateChip state={row.state} label={row.stateLabel} />
          {fresh && <b className="new">{t('field:today.new')}</b>}
          {row.urgent && <b className="urgent">{t('field:matter.urgent')}</b>}
          {waiting && <b className="here">{t('field:state.here')}</b>}
          <small>{agoText(row.reportedAt, language)}</small>
        </span>
        <strong className="what">{row.excerpt}</strong>
        <span className="where">
          <Icon name="pin" label={t('field:matter.place')} />
          <span>
            {row.placeText || (row.grid?.name ?? row.community?.name)}
            <small>{row.categoryLabel}</small>
          </span>
        </span>
        {row.nextDue && <DueLine due={row.nextDue} />}
      </a>
      {row.nextDue && (
        <button type="button" className="why-button" aria-expanded={why} onClick={() => setWhy(!why)}>
          <Icon name="question" label={t('shell:deadline.why')} />
        </button>
      )}
      {why && <WhyHere id={row.id} term={row.nextDue?.term ?? ''} />}
    </li>
  )
}

function WhyHere({ id, term }: { id: string; term: string }) {
  const { t } = useWords()
  const { value, failure } = useAnswer<Matter>(`/api/matters/${id}`)
  if (!value) return <p className="why-here quiet">{failure ? failure.message : t('shell:loading')}</p>
  return (
    <div className="why-here opened">
      <Terms terms={value.terms.filter(each => each.term === term)} open />
    </div>
  )
}

export function StateChip({ state, label }: { state: string; label: string }) {
  return (
    <span className={`state state-${state}`}>
      <Icon name={stateIcon(state)} />
      {label}
    </span>
  )
}
