/** Who acts for a minor, or for an adult who cannot (Civil Code art. 27-33). */
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import { type Resident, useEntry, useHousehold } from './wire.ts'

const kinds = ['parent', 'appointed', 'relative', 'organisation'] as const

export function Guardians({ resident }: { resident: Resident }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  if (!resident.minor && resident.guardians.length === 0 && resident.wards.length === 0 && !open)
    return (
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('registry:desk.guardian.add')}
        </Button>
      </div>
    )
  return (
    <Section id="guardians" title={t('registry:desk.guardian.title')}>
      <ul className="registry-people">
        {resident.guardians.map(one => (
          <OneGuardian key={one.id} resident={resident} guardian={one} />
        ))}
        {resident.wards.map(one => (
          <li key={one.id}>
            {t('registry:desk.guardian.ward')}{' '}
            <Link to={`/registry/residents/${one.id}` as '/'}>{one.name}</Link>{' '}
            <span className="quiet">{t(`registry:guardianKind.${one.kind}`)}</span>
          </li>
        ))}
      </ul>
      {open && resident.householdId ? (
        <GuardianForm resident={resident} householdId={resident.householdId} close={() => setOpen(false)} />
      ) : (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('registry:desk.guardian.add')}
        </Button>
      )}
    </Section>
  )
}

function OneGuardian({
  resident,
  guardian,
}: {
  resident: Resident
  guardian: Resident['guardians'][number]
}) {
  const { t } = useWords()
  const end = useEntry()
  const body = { wardId: resident.id, guardianId: guardian.id }
  return (
    <li>
      <p>
        <Link to={`/registry/residents/${guardian.id}` as '/'}>{guardian.name}</Link>{' '}
        <span className="quiet">
          {t(`registry:guardianKind.${guardian.kind}`)} {guardian.since}
        </span>{' '}
        <Button
          size="small"
          type="link"
          loading={end.isPending}
          onClick={() => end.mutate({ path: '/api/registry/guardians/end', body })}
        >
          {t('registry:desk.guardian.end')}
        </Button>
      </p>
      {end.error && <Failure error={end.error} />}
    </li>
  )
}

interface GuardianFormProps {
  resident: Resident
  householdId: string
  close(): void
}

function GuardianForm({ resident, householdId, close }: GuardianFormProps) {
  const { t } = useWords()
  const id = useId()
  const [kind, setKind] = useState<(typeof kinds)[number]>('parent')
  const [guardianId, setGuardianId] = useState('')
  const people = useHousehold(householdId).data?.household.people ?? []
  const add = useEntry(close)
  return (
    <form
      className="registry-form"
      onSubmit={event => {
        event.preventDefault()
        if (guardianId)
          add.mutate({ path: '/api/registry/guardians', body: { wardId: resident.id, guardianId, kind } })
      }}
    >
      <div className="registry-fields">
        <div className="field">
          <label htmlFor={id}>{t('registry:desk.enter.guardian')}</label>
          <Select
            id={id}
            value={guardianId || null}
            placeholder={t('registry:desk.choose')}
            options={people
              .filter(one => one.id !== resident.id && !one.minor)
              .map(one => ({ value: one.id, label: one.name }))}
            onChange={value => setGuardianId(value ?? '')}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('registry:desk.guardian.kind')}</label>
          <Select
            id={`${id}-kind`}
            value={kind}
            options={kinds.map(value => ({ value, label: t(`registry:guardianKind.${value}`) }))}
            onChange={setKind}
          />
        </div>
      </div>
      {add.error && <Failure error={add.error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button type="primary" size="small" htmlType="submit" disabled={!guardianId} loading={add.isPending}>
          {t('registry:desk.save')}
        </Button>
        <Button size="small" onClick={close}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  )
}
