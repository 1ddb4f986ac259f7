/** One household: its dwelling, who lives, owns and rents, what they asked for, visits, open matters of the place, what was changed. */
import { Link, useParams } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { HouseholdVisits } from '../visits/household-visits.tsx'
import { AddPeople } from './add-people.tsx'
import { ConflictList } from './conflicts.tsx'
import { doorText } from './doors.ts'
import { Fact } from './fact.tsx'
import { History } from './history.tsx'
import { MattersHere } from './matters-here.tsx'
import { MoveHousehold } from './move-household.tsx'
import { Tenures } from './tenures.tsx'
import {
  type Dwelling,
  type Household,
  type Person,
  type Resident,
  useDwellings,
  useHousehold,
} from './wire.ts'
import './registry.css'

export function HouseholdPage() {
  const { t } = useWords()
  const { householdId = '' } = useParams({ strict: false }) as { householdId?: string }
  const found = useHousehold(householdId)
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
        <>
          <header className="page-head">
            <h1>{doorText(found.data.household.address, t)}</h1>
            <Link to={'/registry' as '/'} search={{ building: found.data.household.buildingId } as never}>
              {t('registry:desk.backToBuilding')}
            </Link>
          </header>
          {found.data.household.movedOutOn && (
            <p className="note">{t('registry:desk.movedOut', { day: found.data.household.movedOutOn })}</p>
          )}
          <div className="registry-page">
            <div className="registry-main">
              {found.data.conflicts.length > 0 && (
                <Section id="conflicts" title={t('registry:desk.view.conflicts')}>
                  <ConflictList conflicts={found.data.conflicts} />
                </Section>
              )}
              <People household={found.data.household} residents={found.data.residents} />
              <HouseholdVisits householdId={found.data.household.id} />
              <MattersHere household={found.data.household} />
            </div>
            <div className="registry-beside">
              <HouseholdFacts household={found.data.household} />
              <DwellingFacts household={found.data.household} />
              <Tenures
                dwellingId={found.data.household.dwellingId}
                tenures={found.data.tenures}
                residents={found.data.residents}
              />
              <History subject="household" id={found.data.household.id} />
            </div>
          </div>
        </>
      )}
    </main>
  )
}

function People({ household, residents }: { household: Household; residents: readonly Resident[] }) {
  const { t } = useWords()
  return (
    <Section id="people" title={t('registry:desk.people')}>
      {household.people.length === 0 && <p className="quiet">{t('registry:desk.nobody')}</p>}
      <ul className="registry-people">
        {household.people.map(person => (
          <OnePerson
            key={person.id}
            person={person}
            resident={residents.find(({ id }) => id === person.id)}
          />
        ))}
      </ul>
      <AddPeople household={household} />
    </Section>
  )
}

function OnePerson({ person, resident }: { person: Person; resident: Resident | undefined }) {
  const { t } = useWords()
  return (
    <li>
      <p>
        <Link to={`/registry/residents/${person.id}` as '/'}>
          <strong>{person.name}</strong>
        </Link>{' '}
        {t(`registry:relation.${person.relation}`)} {person.bornOn ?? ''}{' '}
        {person.minor && <span className="tag">{t('registry:desk.minor')}</span>}{' '}
        {person.stays === 'away' && <span className="tag">{t('registry:stays.away')}</span>}
      </p>
      {resident && (
        <p className="quiet">
          {[
            resident.phone,
            ...resident.needs.map(({ kind }) => t(`registry:need.${kind}`)),
            ...resident.guardians.map(({ name }) => t('registry:desk.guardianOf', { name })),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </li>
  )
}

function HouseholdFacts({ household }: { household: Household }) {
  const { t } = useWords()
  const { id: subjectId, versions } = household
  const common = { subject: 'household', subjectId, versions } as const
  return (
    <Section id="household" title={t('registry:desk.household')}>
      <dl className="registry-facts">
        <Fact
          {...common}
          field="kind"
          value={household.kind}
          options={['family', 'collective']}
          mayBeEmpty={false}
        />
        <Fact {...common} field="movedInOn" value={household.movedInOn} kind="date" />
        <Fact
          {...common}
          field="visits"
          value={household.visits}
          options={['welcome', 'refused']}
          mayBeEmpty={false}
        />
        {household.visits === 'refused' && (
          <Fact {...common} field="visitsUntil" value={household.visitsUntil} kind="date" />
        )}
        <Fact {...common} field="movedOutOn" value={household.movedOutOn} kind="date" />
      </dl>
      <MoveHousehold household={household} />
    </Section>
  )
}

function DwellingFacts({ household }: { household: Household }) {
  const { t } = useWords()
  const found = useDwellings(household.buildingId)
  const dwelling: Dwelling | undefined = found.data?.dwellings.find(({ id }) => id === household.dwellingId)
  if (!dwelling) return found.error ? <Failure error={found.error} /> : null
  const common = { subject: 'dwelling', subjectId: dwelling.id, versions: dwelling.versions } as const
  return (
    <Section id="dwelling" title={t('registry:desk.dwelling')}>
      <dl className="registry-facts">
        <Fact {...common} field="entrance" value={dwelling.entrance} />
        <Fact {...common} field="floor" value={dwelling.floor} kind="number" />
        <Fact {...common} field="number" value={dwelling.number} mayBeEmpty={false} />
        <Fact
          {...common}
          field="use"
          value={dwelling.use}
          options={['home', 'shared', 'shop', 'empty', 'other']}
          mayBeEmpty={false}
        />
      </dl>
    </Section>
  )
}
