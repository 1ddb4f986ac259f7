/** The people of a household as they are typed in: the document is checked as it is typed, consents are asked where they are needed. */
import { Button, Checkbox, Input } from 'antd'
import { useId } from 'react'
import { relations } from '../../../src/registry/relations.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Choice, choicesOf, Typed } from './form-parts.tsx'
import { idFault, isChildOn, nobodyYet, type TypedPerson, withIdNumber } from './people.ts'
import { WordingText } from './wording.tsx'

interface PeopleFieldsProps {
  people: readonly TypedPerson[]
  /** Adults already there who may speak for a child. */
  adults: readonly { readonly id: string; readonly name: string }[]
  set(people: TypedPerson[]): void
}

export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}

export function PeopleFields({ people, adults, set }: PeopleFieldsProps) {
  const { t } = useWords()
  const change = (i: number, person: TypedPerson) => set(people.map((one, n) => (n === i ? person : one)))
  const day = today()
  const speakers = [
    ...adults,
    ...people
      .filter(one => one.name.trim() !== '' && !isChildOn(one.bornOn, day))
      .map(({ id, name }) => ({ id, name })),
  ]
  return (
    <>
      {people.map((person, i) => (
        <fieldset key={person.id} className="registry-person">
          <legend>{person.name || t('registry:desk.enter.person', { number: i + 1 })}</legend>
          <PersonFields person={person} speakers={speakers} set={next => change(i, next)} />
          {people.length > 1 && (
            <Button
              type="text"
              icon={<Icon name="close" />}
              onClick={() => set(people.filter((_, n) => n !== i))}
            >
              {t('registry:desk.enter.remove')}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button icon={<Icon name="plus" />} onClick={() => set([...people, nobodyYet()])}>
          {t('registry:desk.enter.another')}
        </Button>
      </div>
    </>
  )
}

interface PersonFieldsProps {
  person: TypedPerson
  speakers: readonly { readonly id: string; readonly name: string }[]
  set(person: TypedPerson): void
}

function PersonFields({ person, speakers, set }: PersonFieldsProps) {
  const { t } = useWords()
  const day = today()
  const isChild = isChildOn(person.bornOn, day)
  const others = speakers.filter(one => one.id !== person.id).map(one => ({ value: one.id, label: one.name }))
  return (
    <div className="registry-fields">
      <Typed
        label={t('registry:field.name')}
        maxLength={60}
        value={person.name}
        onChange={name => set({ ...person, name })}
      />
      <Choice
        label={t('registry:field.relation')}
        value={person.relation}
        options={choicesOf<string>('relation', relations, t)}
        onChange={relation => set({ ...person, relation: relation || 'other' })}
      />
      <IdNumberField person={person} set={set} />
      <Typed
        label={t('registry:field.bornOn')}
        type="date"
        max={day}
        value={person.bornOn}
        onChange={bornOn => set({ ...person, bornOn })}
      />
      <Typed
        label={t('registry:field.phone')}
        type="tel"
        maxLength={40}
        value={person.phone}
        onChange={phone => set({ ...person, phone })}
      />
      {isChild && (
        <Choice
          label={t('registry:desk.enter.guardian')}
          value={person.guardianId}
          options={others}
          onChange={guardianId => set({ ...person, guardianId })}
        />
      )}
      <PersonConsents person={person} isChild={isChild} set={set} />
    </div>
  )
}

/** Said as it is typed, in words that say what to look at. */
function IdNumberField({ person, set }: Omit<PersonFieldsProps, 'speakers'>) {
  const { t } = useWords()
  const id = useId()
  const fault = idFault(person.idNumber, today())
  return (
    <div className="field">
      <label htmlFor={id}>{t('registry:field.idNumber')}</label>
      <Input
        id={id}
        maxLength={40}
        autoComplete="off"
        value={person.idNumber}
        {...(fault ? { status: 'error' as const } : {})}
        aria-describedby={`${id}-fault`}
        onChange={event => set(withIdNumber(person, event.target.value, today()))}
      />
      <span id={`${id}-fault`} className={fault ? 'error' : 'quiet'} aria-live="polite">
        {fault ? t(`registry:desk.idFault.${fault}`) : t('registry:desk.enter.optional')}
      </span>
    </div>
  )
}

function PersonConsents({
  person,
  isChild,
  set,
}: Omit<PersonFieldsProps, 'speakers'> & { isChild: boolean }) {
  const { t } = useWords()
  const hasPhone = person.phone.trim() !== ''
  if (!hasPhone && !isChild) return null
  return (
    <>
      {hasPhone && (
        <div className="registry-consent">
          <WordingText purpose="contact" />
          <Checkbox
            checked={person.phoneConsent}
            onChange={event => set({ ...person, phoneConsent: event.target.checked })}
          >
            {t('registry:desk.consent.readOut')}
          </Checkbox>
        </div>
      )}
      {isChild && (
        <div className="registry-consent">
          <WordingText purpose="minor" />
        </div>
      )}
      <Choice
        label={t('registry:desk.consent.how')}
        value={person.how}
        options={choicesOf('how', ['spoken', 'signed'] as const, t)}
        onChange={how => set({ ...person, how: how || 'spoken' })}
      />
    </>
  )
}
