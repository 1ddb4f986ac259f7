/** Head of a matter: number, state, what kind, who holds it now, the next due instant; the way to the neighbours. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Ref } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Mark } from '../parts.tsx'
import type { Matter } from '../wire.ts'
import { Due } from './due.tsx'
import { useOpen } from './matter-page.tsx'
import { useMatterList } from './use-list.ts'

export function MatterHead({ matter, heading }: { matter: Matter; heading: Ref<HTMLHeadingElement> }) {
  const { t, language } = useWords()
  return (
    <header className="matter-head">
      <div className="matter-bar">
        <Link to="/" search={((before: object) => before) as never} className="matter-back">
          <Icon name="back" />
          {t('desk:matter.back')}
        </Link>
        <Neighbours id={matter.id} />
      </div>
      <h1 ref={heading} tabIndex={-1}>
        <span className="code">{matter.number}</span>
        <span className="state">{matter.stateLabel}</span>
        {matter.urgent && <Mark icon="flame" tone="bad" words={t('desk:mark.urgent')} />}
        {matter.suspended && <Mark icon="pause" tone="warn" words={t('desk:due.suspended')} />}
        <Due row={matter} />
      </h1>
      <p className="matter-facts">
        <span>{matter.categoryLabel}</span>
        <span>{t(`matter:nature.${matter.nature}`)}</span>
        <span>{t(`matter:level.${matter.level}`)}</span>
        <span>
          {t('desk:matter.heldBy', { unit: matter.ownerUnit.name })}
          {matter.handler && ` · ${matter.handler.name}`}
        </span>
        <span>
          {t(`matter:channel.${matter.channel}`)}{' '}
          <time dateTime={matter.reportedAt}>{whenText(matter.reportedAt, language)}</time>
        </span>
      </p>
      {matter.mergedInto && (
        <p className="note info">
          {t('desk:matter.mergedInto')}{' '}
          <Link
            to="/matters/$matterId"
            params={{ matterId: matter.mergedInto.id }}
            search={((before: object) => before) as never}
          >
            {matter.mergedInto.number}
          </Link>
        </p>
      )}
    </header>
  )
}

function Neighbours({ id }: { id: string }) {
  const { t } = useWords()
  const list = useMatterList()
  const open = useOpen()
  const before = list.before(id)
  const after = list.after(id)
  return (
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
  )
}
