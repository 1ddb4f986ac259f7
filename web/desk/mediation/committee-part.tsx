/** One committee: each rule of its composition with the article, its term, its members and those it engages. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Mark, Section, Waiting } from '../parts.tsx'
import { CommitteeForm } from './committee-form.tsx'
import { MediatorForm } from './mediator-form.tsx'
import { MediatorTable } from './mediator-table.tsx'
import { Checks } from './parts.tsx'
import { type Committee, type MediatorRow, useCommittee, useCommittees } from './wire.ts'

export function CommitteePart({ id, back }: { id: string; back(): void }) {
  const { t } = useWords()
  const found = useCommittee(id)
  return (
    <main className="page page-medium" id="main">
      <p className="no-print">
        <Button type="link" className="mediation-back" icon={<Icon name="back" />} onClick={back}>
          {t('committee:desk.back')}
        </Button>
      </p>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Shown committee={found.data} />}
    </main>
  )
}

function Shown({ committee }: { committee: Committee }) {
  const { t } = useWords()
  const [editing, setEditing] = useState<'committee' | 'new' | MediatorRow | null>(null)
  const committees = useCommittees()
  const close = () => setEditing(null)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{committee.name}</h1>
          <p className="quiet">
            {t(`committee:kind.${committee.kind}`)} · {committee.unit.name}
          </p>
        </div>
        {committee.mayChange && (
          <Button className="no-print" onClick={() => setEditing('committee')} disabled={!committees.data}>
            {t('committee:desk.edit')}
          </Button>
        )}
      </header>
      <Section
        id="committee-composition"
        title={t('committee:desk.composition')}
        extra={
          committee.termNear ? <Mark icon="late" tone="warn" words={t('committee:desk.termNear')} /> : null
        }
      >
        <p>
          {t('committee:desk.term')}:{' '}
          {t('committee:desk.termFromTo', { from: committee.termFrom, to: committee.termEndsOn })}
        </p>
        <Checks checks={committee.checks} />
      </Section>
      <Section
        id="committee-people"
        title={t('committee:desk.people')}
        extra={
          committee.mayChange ? (
            <Button className="no-print" icon={<Icon name="plus" />} onClick={() => setEditing('new')}>
              {t('committee:desk.addMediator')}
            </Button>
          ) : null
        }
      >
        {committee.roster.length === 0 ? (
          <Empty title={t('committee:desk.noMediators')} words={t('committee:desk.noneWords')} />
        ) : (
          <MediatorTable rows={committee.roster} edit={setEditing} />
        )}
      </Section>
      {editing === 'committee' && committees.data && (
        <CommitteeForm committees={committees.data} before={committee} close={close} saved={close} />
      )}
      {editing !== null && editing !== 'committee' && (
        <MediatorForm committee={committee} before={editing === 'new' ? null : editing} close={close} />
      )}
    </>
  )
}
