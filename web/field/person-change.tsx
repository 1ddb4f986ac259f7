/** What is wrong about a resident, put right: only what was changed is sent, with the version that was seen, so that two phones that changed the same are told apart. */
import { type FormEvent, useState } from 'react'
import { isChild } from '../../src/registry/terms.ts'
import { useWords } from '../shell/i18n.ts'
import { AskConsent, adultsOf, type ConsentGiven } from './consent.tsx'
import { todayOn } from './day.ts'
import { parsed, useDraft } from './draft.ts'
import { hold } from './hold.ts'
import { faultOf, phoneFault } from './home-fields.ts'
import { Chips, Line } from './parts.tsx'
import type { Home, Person, Values } from './types.ts'

const relations = 'head spouse child parent grandchild grandparent sibling tenant other'.split(' ')

interface Known {
  name: string
  relation: string
  bornOn: string
  stays: string
  phone: string
  idNumber: string
}

interface Consents {
  contact: ConsentGiven | null
  minor: ConsentGiven | null
}

export function ChangeForm({ home, person, onDone }: { home: Home; person: Person; onDone(): void }) {
  const { t } = useWords()
  const { values, change, drop } = useDraft(`change ${person.id}`, {})
  const [tried, setTried] = useState(false)
  const [full, setFull] = useState(false)
  if (!values) return null
  const before = asKnown(person)
  const now = asTyped(before, values)
  const given: Consents = { contact: parsed(values.contact), minor: parsed(values.minor) }
  const seen = parsed<Person['versions']>(values.seen) ?? {}
  const changed = fieldsOf(now).filter(field => now[field] !== before[field])
  const lacks = !isFit(person, now, given)
  function put(field: Field, value: string): void {
    change(field, value)
    // As it stood when it was begun: what somebody else says of it meanwhile is not written over.
    change('seen', JSON.stringify({ [field]: person.versions[field] ?? 0, ...seen }))
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (changed.length === 0 || lacks) return
    hold({
      kind: 'change',
      title: person.name,
      what: t('field:person.changeWhat'),
      body: bodyOf(person, now, changed, seen, given),
      typed: values ?? {},
    }).then(
      () => {
        void drop()
        onDone()
      },
      () => setFull(true),
    )
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Fields values={now} onChange={put} />
      {now.phone.trim() !== '' && !phoneFault(now.phone) && (
        <AskConsent
          purpose="contact"
          bornOn={now.bornOn || null}
          adults={adultsOf(home)}
          given={given.contact}
          onGiven={contact => change('contact', JSON.stringify(contact))}
        />
      )}
      {becomesChild(person, now) && (
        <AskConsent
          purpose="minor"
          bornOn={now.bornOn}
          adults={adultsOf(home).filter(({ id }) => id !== person.id)}
          given={given.minor}
          onGiven={minor => change('minor', JSON.stringify(minor))}
        />
      )}
      {tried && changed.length === 0 && <p className="error">{t('field:person.noChange')}</p>}
      {tried && changed.length > 0 && lacks && <p className="error">{t('field:person.needsConsent')}</p>}
      {full && <p className="note bad">{t('field:waiting.full')}</p>}
      <button type="submit" className="button primary big">
        {t('field:person.save')}
      </button>
    </form>
  )
}

interface FieldsProps {
  values: Known
  onChange(field: Field, value: string): void
}

function Fields({ values, onChange }: FieldsProps) {
  const { t } = useWords()
  const { name, relation, bornOn, stays, phone, idNumber } = values
  const fault = idNumber.trim() === '' ? null : faultOf(idNumber)
  return (
    <>
      <Line
        label={t('registry:field.name')}
        value={name}
        maxLength={60}
        onValue={next => onChange('name', next)}
      />
      <Relation value={relation} onChange={next => onChange('relation', next)} />
      <Line
        label={t('registry:field.bornOn')}
        type="date"
        value={bornOn}
        onValue={next => onChange('bornOn', next)}
      />
      <Chips
        legend={t('registry:field.stays')}
        options={['here', 'away'].map(value => ({ value, label: t(`registry:stays.${value}`) }))}
        value={stays}
        onChange={next => onChange('stays', next)}
      />
      <Line
        label={t('field:person.phoneNew')}
        inputMode="tel"
        value={phone}
        onValue={next => onChange('phone', next)}
        error={phone.trim() && phoneFault(phone) ? t('field:newHome.phoneUnfit') : null}
      />
      <Line
        label={t('registry:field.idNumber')}
        help={t('field:person.idAsk')}
        value={idNumber}
        onValue={next => onChange('idNumber', next)}
        error={fault && t(`field:newHome.idFault.${fault}`)}
      />
    </>
  )
}

type Field = keyof Known
const fieldsOf = (known: Known) => Object.keys(known) as Field[]

const asKnown = ({ name, relation, bornOn, stays }: Person): Known => ({
  ...{ name, relation, bornOn: bornOn ?? '', stays },
  // Neither lies on the phone: empty means unchanged.
  ...{ phone: '', idNumber: '' },
})

/** Only what was typed is kept: the rest is as it stands now. */
function asTyped(before: Known, values: Values): Known {
  const typed = fieldsOf(before).map(field => [field, values[field] ?? before[field]])
  return Object.fromEntries(typed) as Known
}

const becomesChild = (person: Person, { bornOn }: Known): boolean =>
  isChild(bornOn || null, todayOn()) && !isChild(person.bornOn, todayOn())

function isFit(person: Person, values: Known, { contact, minor }: Consents): boolean {
  const { name, phone, idNumber } = values
  return (
    name.trim() !== '' &&
    (phone.trim() === '' || (!phoneFault(phone) && contact !== null)) &&
    (idNumber.trim() === '' || faultOf(idNumber) === null) &&
    (!becomesChild(person, values) || minor !== null)
  )
}

function bodyOf(
  person: Person,
  values: Known,
  changed: readonly Field[],
  seen: Person['versions'],
  { contact, minor }: Consents,
) {
  const consents = [contact, minor].filter(each => each !== null)
  return {
    subject: 'resident',
    subjectId: person.id,
    seen: Object.fromEntries(changed.map(field => [field, seen[field] ?? person.versions[field] ?? 0])),
    set: Object.fromEntries(changed.map(field => [field, values[field].trim() || null])),
    ...(consents.length > 0 ? { consents } : {}),
  }
}

export function Relation({ value, onChange }: { value: string; onChange(relation: string): void }) {
  const { t } = useWords()
  return (
    <label className="field">
      <span className="label">{t('registry:field.relation')}</span>
      <select className="input" value={value} onChange={event => onChange(event.currentTarget.value)}>
        {relations.map(each => (
          <option key={each} value={each}>
            {t(`registry:relation.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
