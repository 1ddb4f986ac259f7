/** The people of a household as they are typed in: the document is checked as it is typed, consents are asked where they are needed. */
import { Button, Checkbox, Input, Select } from 'antd'
import { useId } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { idFault, isChildOn, nobodyYet, type TypedPerson, withIdNumber } from './people.ts'
import { WordingText } from './wording.tsx'

interface PeopleFieldsProps {
  people: readonly TypedPerson[]
  /** Adults already there who may speak for a child. */
  adults: readonly { readonly id: string; readonly name: string }[]
  set(people: TypedPerson[]): void
}

const relations = [
  'head',
  'spouse',
  'child',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  'tenant',
  'other',
]

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
  const id = useId()
  const day = today()
  const fault = idFault(person.idNumber, day)
  const isChild = isChildOn(person.bornOn, day)
  const typed = (name: 'name' | 'bornOn' | 'phone' | 'idNumber') => ({
    id: `${id}-${name}`,
    value: person[name],
    onChange: (event: { target: { value: string } }) => set({ ...person, [name]: event.target.value }),
  })
  return (
    <div className="registry-fields">
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('registry:field.name')}</label>
        <Input {...typed('name')} maxLength={60} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-relation`}>{t('registry:field.relation')}</label>
        <Select
          id={`${id}-relation`}
          value={person.relation}
          options={relations.map(value => ({ value, label: t(`registry:relation.${value}`) }))}
          onChange={relation => set({ ...person, relation })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-idNumber`}>{t('registry:field.idNumber')}</label>
        <Input
          {...typed('idNumber')}
          maxLength={40}
          autoComplete="off"
          {...(fault ? { status: 'error' as const } : {})}
          aria-describedby={`${id}-fault`}
          onChange={event => set(withIdNumber(person, event.target.value, day))}
        />
        <span id={`${id}-fault`} className={fault ? 'error' : 'quiet'} aria-live="polite">
          {fault ? t(`registry:desk.idFault.${fault}`) : t('registry:desk.enter.optional')}
        </span>
      </div>
      <div className="field">
        <label htmlFor={`${id}-bornOn`}>{t('registry:field.bornOn')}</label>
        <Input {...typed('bornOn')} type="date" max={day} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-phone`}>{t('registry:field.phone')}</label>
        <Input {...typed('phone')} type="tel" maxLength={40} autoComplete="off" />
      </div>
      {isChild && (
        <div className="field">
          <label htmlFor={`${id}-guardian`}>{t('registry:desk.enter.guardian')}</label>
          <Select
            id={`${id}-guardian`}
            value={person.guardianId || null}
            placeholder={t('registry:desk.choose')}
            options={speakers
              .filter(one => one.id !== person.id)
              .map(one => ({ value: one.id, label: one.name }))}
            onChange={guardianId => set({ ...person, guardianId: guardianId ?? '' })}
          />
        </div>
      )}
      {person.phone.trim() !== '' && (
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
      {(person.phone.trim() !== '' || isChild) && (
        <div className="field">
          <label htmlFor={`${id}-how`}>{t('registry:desk.consent.how')}</label>
          <Select
            id={`${id}-how`}
            value={person.how}
            options={(['spoken', 'signed'] as const).map(value => ({
              value,
              label: t(`registry:how.${value}`),
            }))}
            onChange={how => set({ ...person, how })}
          />
        </div>
      )}
    </div>
  )
}
