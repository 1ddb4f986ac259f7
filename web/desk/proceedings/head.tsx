/** Head of a proceeding: number, procedure, state, whose turn it is, the next due instant; tracks that run beside; the way to the neighbours. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Ref } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { DueMark, dueTone } from '../due-mark.tsx'
import { Icon } from '../icon.tsx'
import { Mark } from '../parts.tsx'
import { BasisLink } from '../statutes/basis-link.tsx'
import { useListed } from './list-page.tsx'
import { useOpenProceeding } from './proceeding-page.tsx'
import type { Proceeding } from './wire.ts'

export function ProceedingHead({
  proceeding,
  heading,
}: {
  proceeding: Proceeding
  heading: Ref<HTMLHeadingElement>
}) {
  const { t } = useWords()
  return (
    <header className="matter-head">
      <Bar proceeding={proceeding} />
      <h1 ref={heading} tabIndex={-1}>
        <span>{proceeding.procedureLabel}</span>
        <span className="code">{proceeding.number}</span>
        <span className="state">{proceeding.stateLabel}</span>
        {proceeding.urgent && <Mark icon="flame" tone="bad" words={t('desk:mark.urgent')} />}
        {proceeding.suspended && <Mark icon="pause" tone="warn" words={t('desk:proceeding.suspended')} />}
        {proceeding.restricted && (
          <span className="tag" title={t('desk:proceedings.restricted')}>
            <Icon name="lock" size={12} /> {t('desk:proceeding.restricted')}
          </span>
        )}
        <NextDue proceeding={proceeding} />
      </h1>
      <Facts proceeding={proceeding} />
      <Tracks proceeding={proceeding} />
    </header>
  )
}

function Bar({ proceeding: { id } }: { proceeding: Proceeding }) {
  const { t } = useWords()
  const list = useListed()
  const open = useOpenProceeding()
  const before = list?.before(id)
  const after = list?.after(id)
  return (
    <div className="matter-bar">
      <Link
        to={'/proceedings' as never}
        search={((before: object) => before) as never}
        className="matter-back"
      >
        <Icon name="back" />
        {t('desk:matter.back')}
      </Link>
      <div className="neighbours">
        <Button size="small" icon={<Icon name="print" />} onClick={() => window.print()}>
          {t('desk:matter.print')}
        </Button>
        <Button size="small" disabled={!before} onClick={() => open(before)}>
          {t('desk:matter.previous')} <kbd>p</kbd>
        </Button>
        <Button size="small" disabled={!after} onClick={() => open(after)}>
          {t('desk:matter.next')} <kbd>n</kbd>
        </Button>
      </div>
    </div>
  )
}

/** The clock that ends first of those that run and are somebody's duty here: the one the list is ordered by. */
function NextDue({ proceeding }: { proceeding: Proceeding }) {
  const running = proceeding.terms.filter(term => !term.pausedAt && term.ours)
  const [first] = [...running].sort((one, other) => one.dueAt.localeCompare(other.dueAt))
  if (!first) return null
  return (
    <DueMark
      tone={dueTone(first.dueAt, first.overdue)}
      left={first.left}
      when={first.dueAt}
      provisional={first.provisional}
      label={first.label}
    />
  )
}

function Facts({ proceeding }: { proceeding: Proceeding }) {
  const { t, language } = useWords()
  const { label, level, levelLabel, owner, handler, waitsFor, openedAt, closedAt } = proceeding
  return (
    <p className="matter-facts">
      {label && <span>{label}</span>}
      {level > 1 && <span>{levelLabel}</span>}
      <span>
        {t('desk:matter.heldBy', { unit: owner })}
        {handler && ` · ${handler}`}
      </span>
      {waitsFor && <strong>{t('desk:proceeding.waitsFor', { role: waitsFor })}</strong>}
      <span>{t('desk:proceeding.openedAt', { when: whenText(openedAt, language) })}</span>
      {closedAt && <span>{t('desk:proceeding.closedAt', { when: whenText(closedAt, language) })}</span>}
      <Link
        to={'/procedures/$procedureId' as never}
        params={{ procedureId: proceeding.procedure } as never}
        className="no-print"
      >
        {t('desk:proceeding.diagram')}
      </Link>
      <BasisLink proceeding={proceeding} />
    </p>
  )
}

function Tracks({ proceeding: { tracks } }: { proceeding: Proceeding }) {
  const { t } = useWords()
  if (tracks.length === 0) return null
  return (
    <ul className="tracks" aria-label={t('desk:proceeding.tracks')}>
      {tracks.map(track => (
        <li key={track.name}>
          <span className="quiet">{track.label}</span> <span className="state">{track.stateLabel}</span>
        </li>
      ))}
    </ul>
  )
}
