/** Fields of an application, large enough for unsteady fingers: one text, and the other side with as many as there are. */
import { useWords } from '../../shell/i18n.ts'
import { Field, typedIn } from '../mydata/field.tsx'
import { newOther, type Other } from './draft.ts'

/** More are named at the counter. */
const mostOthers = 10

interface TextProps {
  id: 'facts' | 'request' | 'place' | 'name' | 'phone'
  max: number
  value: string
  set(value: string): void
  missed?: boolean
  long?: boolean
  tel?: boolean
  optional?: boolean
  help?: boolean
  autoComplete?: string
}

export function Text({
  id,
  max,
  value,
  set,
  missed = false,
  long,
  tel,
  optional,
  help,
  autoComplete,
}: TextProps) {
  const { t } = useWords()
  const props = {
    id: `dispute-${id}`,
    className: 'input',
    maxLength: max,
    value,
    'aria-invalid': missed || undefined,
    'aria-describedby': help ? `dispute-${id}-help` : undefined,
    onInput: (event: { readonly target: unknown }) => set(typedIn(event)),
  }
  const label = t(`dispute:page.form.${id}`)
  return (
    <Field
      id={`dispute-${id}`}
      label={optional ? `${label} ${t('shell:optional')}` : label}
      help={help ? t(`dispute:page.form.${id}Help`) : undefined}
    >
      {long ? (
        <textarea {...props} rows={4} />
      ) : (
        <input {...props} type={tel ? 'tel' : 'text'} autoComplete={autoComplete ?? 'off'} />
      )}
      {missed && <p className="error">{t('dispute:page.form.missing')}</p>}
    </Field>
  )
}

interface OthersProps {
  others: readonly Other[]
  change(others: readonly Other[]): void
  missed: boolean
}

export function OtherSides({ others, change, missed }: OthersProps) {
  const { t } = useWords()
  const put = (id: string, some: Partial<Other>) =>
    change(others.map(other => (other.id === id ? { ...other, ...some } : other)))
  return (
    <section className="part" aria-labelledby="dispute-other">
      <h2 id="dispute-other">{t('dispute:page.form.other')}</h2>
      {others.map((other, at) => (
        <div key={other.id} className="stack-small">
          <Field id={`dispute-other-${at}`} label={t('dispute:page.form.otherName')}>
            <input
              id={`dispute-other-${at}`}
              className="input"
              maxLength={100}
              autoComplete="off"
              aria-invalid={(missed && at === 0) || undefined}
              value={other.name}
              onInput={event => put(other.id, { name: typedIn(event) })}
            />
            {missed && at === 0 && <p className="error">{t('dispute:page.form.missing')}</p>}
          </Field>
          <label className="choice">
            <input
              type="checkbox"
              checked={other.organisation}
              onChange={() => put(other.id, { organisation: !other.organisation })}
            />
            {t('dispute:page.form.isOrganisation')}
          </label>
          <Field
            id={`dispute-other-phone-${at}`}
            label={`${t('dispute:page.form.otherPhone')} ${t('shell:optional')}`}
          >
            <input
              id={`dispute-other-phone-${at}`}
              className="input"
              type="tel"
              maxLength={30}
              autoComplete="off"
              value={other.phone}
              onInput={event => put(other.id, { phone: typedIn(event) })}
            />
          </Field>
          {others.length > 1 && (
            <button
              type="button"
              className="button plain"
              onClick={() => change(others.filter(one => one.id !== other.id))}
            >
              {t('dispute:page.form.removeOther')}
            </button>
          )}
        </div>
      ))}
      {others.length < mostOthers && (
        <button type="button" className="button" onClick={() => change([...others, newOther()])}>
          {t('dispute:page.form.addOther')}
        </button>
      )}
    </section>
  )
}
