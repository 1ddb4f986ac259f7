/** One resident: what is known and from where, consents, services asked for, guardians, entries of the same person, the counter. */
import { Link, useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { relations } from '../../../src/registry/relations.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Section, Waiting } from '../parts.tsx'
import { holdsRole, useMe } from '../session.ts'
import { Consents } from './consents.tsx'
import { Counter } from './counter.tsx'
import { doorText } from './doors.ts'
import { Fact } from './fact.tsx'
import { Guardians } from './guardians.tsx'
import { History } from './history.tsx'
import { MergePart } from './merge-part.tsx'
import { MoveResident } from './move-resident.tsx'
import { Needs } from './needs.tsx'
import { OneTenure } from './tenures.tsx'
import { type Resident, useLook, usePlaces, useResident } from './wire.ts'
import './registry.css'

export function ResidentPage() {
  const { t } = useWords()
  const { residentId = '' } = useParams({ strict: false }) as { residentId?: string }
  const found = useResident(residentId)
  const places = usePlaces()
  return (
    <main className="page registry" id="main">
      {found.isPending && <Waiting lines={8} />}
      {found.error && (
        <>
          <Failure error={found.error} retry={() => void found.refetch()} />
          <p>
            <Link to={'/registry' as '/'}>{t('registry:desk.back')}</Link>
          </p>
        </>
      )}
      {found.data && (
        <Shown key={found.data.id} resident={found.data} mayMerge={places.data?.mayMerge ?? false} />
      )}
    </main>
  )
}

function Shown({ resident, mayMerge }: { resident: Resident; mayMerge: boolean }) {
  const { t } = useWords()
  // Codes and requests in person are the counter's, which the community keeps.
  const atCounter = holdsRole(useMe(), 'communitySecretary', 'communityDirector', 'communityWorker')
  return (
    <>
      <header className="page-head">
        <h1>
          {resident.name} {resident.minor && <span className="tag">{t('registry:desk.minor')}</span>}
        </h1>
        {resident.householdId && resident.address && (
          <Link to={`/registry/households/${resident.householdId}` as '/'}>
            {doorText(resident.address, t)}
          </Link>
        )}
      </header>
      {resident.leftOn && <p className="note">{t('registry:desk.left', { day: resident.leftOn })}</p>}
      <div className="registry-page">
        <div className="registry-main">
          <Facts resident={resident} />
          <Consents resident={resident} />
          <Needs resident={resident} />
        </div>
        <div className="registry-beside">
          {atCounter && (
            <section className="part">
              <Counter residentId={resident.id} child={resident.child} />
            </section>
          )}
          <Guardians resident={resident} />
          {resident.tenures.length > 0 && (
            <Section id="tenures" title={t('registry:desk.tenures')}>
              <ul className="registry-people">
                {resident.tenures.map(one => (
                  <OneTenure key={one.id} tenure={one} />
                ))}
              </ul>
            </Section>
          )}
          <MergePart resident={resident} mayMerge={mayMerge} />
          <History subject="resident" id={resident.id} />
        </div>
      </div>
    </>
  )
}

function Facts({ resident }: { resident: Resident }) {
  const { t } = useWords()
  const { versions, sources } = resident
  const of = (field: keyof Resident & string) => ({
    ...({ subject: 'resident', subjectId: resident.id, versions, field } as const),
    value: resident[field] as string | null,
    source: sources[field],
  })
  const contact = resident.consents.find(({ purpose }) => purpose === 'contact')?.state
  return (
    <Section id="facts" title={t('registry:desk.facts')}>
      <dl className="registry-facts">
        <Fact {...of('name')} mayBeEmpty={false} />
        <Fact {...of('bornOn')} kind="date" />
        <Fact {...of('relation')} options={relations} mayBeEmpty={false} />
        <Fact {...of('stays')} options={['here', 'away']} mayBeEmpty={false} />
        <Fact
          {...of('phone')}
          asksContact={contact !== 'given'}
          beside={resident.phone && <Reveal residentId={resident.id} what="phone" />}
        />
        <Fact
          {...of('idNumber')}
          beside={resident.idNumber && <Reveal residentId={resident.id} what="idNumber" />}
        />
      </dl>
      {resident.unknownDivision && <p className="note">{t('registry:unknownDivision')}</p>}
      <MoveResident resident={resident} />
    </Section>
  )
}

/** Shown in full on a reason that the resident can read. */
function Reveal({ residentId, what }: { residentId: string; what: 'phone' | 'idNumber' }) {
  const { t } = useWords()
  const id = useId()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const look = useLook<{ value: string | null; left: number }>()
  if (look.data)
    return (
      <span className="registry-revealed">
        {what === 'phone' && look.data.value ? (
          <a href={`tel:${look.data.value}`}>{look.data.value}</a>
        ) : (
          look.data.value
        )}
        <span className="quiet"> {t('registry:desk.reveal.left', { count: look.data.left })}</span>
      </span>
    )
  if (!asking)
    return (
      <Button size="small" type="link" icon={<Icon name="eye" />} onClick={() => setAsking(true)}>
        {t('registry:desk.reveal.open')}
      </Button>
    )
  return (
    <form
      className="registry-change"
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim().length >= 2)
          look.mutate({
            path: `/api/registry/residents/${residentId}/reveal`,
            body: { what, reason: reason.trim() },
          })
      }}
    >
      <label htmlFor={id}>{t('registry:desk.reveal.why')}</label>
      <Input
        id={id}
        autoFocus
        maxLength={200}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      {look.error && <Failure error={look.error} />}
      <div className="row">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          disabled={reason.trim().length < 2}
          loading={look.isPending}
        >
          {t('registry:desk.reveal.show')}
        </Button>
        <Button size="small" onClick={() => setAsking(false)}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  )
}
