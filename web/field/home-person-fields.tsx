/** The few fields of somebody entered at the door; a number that cannot be right is said at once, a duplicate is suggested while there is signal. */
import { bornOnOf } from '../../src/registry/id-number.ts'
import { isChild } from '../../src/registry/terms.ts'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import { AskConsent, type ConsentGiven } from './consent.tsx'
import { todayOn } from './day.ts'
import { faultOf, phoneFault } from './home-fields.ts'
import { Line } from './parts.tsx'
import { Relation } from './person-change.tsx'

export interface Entered {
  id: string
  name: string
  relation: string
  bornOn: string
  phone: string
  idNumber: string
  contact: ConsentGiven | null
  minor: ConsentGiven | null
}

export const emptyPerson = (relation: string): Entered => ({
  id: newId(),
  name: '',
  relation,
  bornOn: '',
  phone: '',
  idNumber: '',
  contact: null,
  minor: null,
})

interface Props {
  value: Entered
  title: string
  tried: boolean
  adults: readonly { id: string; name: string }[]
  onChange(next: Entered): void
  onDrop?(): void
}

export function PersonFields({ value, title, tried, adults, onChange, onDrop }: Props) {
  const { t } = useWords()
  const put = (part: Partial<Entered>) => onChange({ ...value, ...part })
  // A birthday is not typed twice: the number has it.
  const putNumber = (idNumber: string) =>
    put({ idNumber, ...(idNumber && faultOf(idNumber) === null ? { bornOn: bornOnOf(idNumber) } : {}) })
  const fault = value.idNumber.trim().length >= 15 || tried ? idFault(value) : null
  const child = isChild(value.bornOn || null, todayOn())
  const hasPhone = value.phone.trim() !== ''
  const name = t('registry:field.name')
  return (
    <fieldset className="card stack-small person-fields">
      <legend className="sr">{title}</legend>
      <div className="row spread">
        <b>{title}</b>
        {onDrop && (
          <button type="button" className="button plain" onClick={onDrop}>
            {t('field:newHome.dropPerson')}
          </button>
        )}
      </div>
      <div className="two">
        <Line
          label={name}
          value={value.name}
          maxLength={60}
          onValue={next => put({ name: next })}
          error={tried && !value.name.trim() ? t('shell:error.required', { label: name }) : null}
        />
        <Relation value={value.relation} onChange={relation => put({ relation })} />
      </div>
      <Line
        label={t('registry:field.phone')}
        inputMode="tel"
        value={value.phone}
        onValue={phone => put({ phone })}
        error={
          hasPhone && phoneFault(value.phone) && (tried || value.phone.length >= 11)
            ? t('field:newHome.phoneUnfit')
            : null
        }
      />
      {hasPhone && !phoneFault(value.phone) && (
        <Consent purpose="contact" {...{ value, adults, tried }} onGiven={contact => put({ contact })} />
      )}
      <details>
        <summary>{t('field:newHome.more')}</summary>
        <div className="stack-small">
          <Line
            label={t('registry:field.idNumber')}
            help={t('field:person.idAsk')}
            value={value.idNumber}
            onValue={putNumber}
            error={fault && t(`field:newHome.idFault.${fault}`)}
          />
          <Line
            label={t('registry:field.bornOn')}
            type="date"
            value={value.bornOn}
            onValue={bornOn => put({ bornOn })}
          />
        </div>
      </details>
      {child && <Consent purpose="minor" {...{ value, adults, tried }} onGiven={minor => put({ minor })} />}
    </fieldset>
  )
}

const idFault = ({ idNumber }: Entered) => (idNumber.trim() === '' ? null : faultOf(idNumber))

interface ConsentProps {
  purpose: 'contact' | 'minor'
  value: Entered
  adults: readonly { id: string; name: string }[]
  tried: boolean
  onGiven(given: ConsentGiven | null): void
}

function Consent({ purpose, value, adults, tried, onGiven }: ConsentProps) {
  const { t } = useWords()
  return (
    <>
      <AskConsent
        purpose={purpose}
        bornOn={value.bornOn || null}
        adults={adults}
        given={value[purpose]}
        onGiven={onGiven}
      />
      {tried && value[purpose] === null && <p className="error">{t('field:person.needsConsent')}</p>}
    </>
  )
}
