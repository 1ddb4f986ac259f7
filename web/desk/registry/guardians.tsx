/** Who acts for a minor, or for an adult who cannot (Civil Code art. 27-33). */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import { Choice, choicesOf, EntryForm } from './form-parts.tsx'
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
  const [kind, setKind] = useState<(typeof kinds)[number]>('parent')
  const [guardianId, setGuardianId] = useState('')
  const people = useHousehold(householdId).data?.household.people ?? []
  const adults = people.filter(one => one.id !== resident.id && !one.minor)
  const add = useEntry(close)
  const body = { wardId: resident.id, guardianId, kind }
  return (
    <EntryForm
      ready={guardianId !== ''}
      busy={add.isPending}
      error={add.error}
      words={t('registry:desk.save')}
      send={() => add.mutate({ path: '/api/registry/guardians', body })}
      cancel={close}
    >
      <div className="registry-fields">
        <Choice
          label={t('registry:desk.enter.guardian')}
          value={guardianId}
          options={adults.map(one => ({ value: one.id, label: one.name }))}
          onChange={setGuardianId}
        />
        <Choice
          label={t('registry:desk.guardian.kind')}
          value={kind}
          options={choicesOf('guardianKind', kinds, t)}
          onChange={value => setKind(value || 'parent')}
        />
      </div>
    </EntryForm>
  )
}
