/** Asking for a correction, a deletion, an explanation, a copy with a stamp: only what the request needs is asked. */
import { type FormEvent, useState } from 'react'
import type { Own, OwnRequest } from '../../../src/subjects/shape.ts'
import { post } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Field, typedIn } from './field.tsx'
import type { Doing } from './own-view.tsx'
import { isSignedOut } from './page.tsx'
import { Problem } from './problem.tsx'

const kinds = ['correct', 'delete', 'explain', 'copy'] as const
const fields = ['name', 'bornOn', 'phone', 'idNumber', 'relation', 'stays', 'other'] as const
type Kind = (typeof kinds)[number]
type FieldName = (typeof fields)[number]
/** Fields whose value is one of a few words. */
const choices: Partial<Record<FieldName, readonly string[]>> = {
  relation: ['head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'tenant', 'other'],
  stays: ['here', 'away'],
}

interface Props {
  readonly doing: Doing
  readonly own: Own
  close(): void
  done(rows: readonly OwnRequest[], id: string): void
}

export function AskForm({ doing, own, close, done }: Props) {
  const { t, language } = useWords()
  const [id] = useState(newId)
  const [kind, setKind] = useState<Kind>('correct')
  const [field, setField] = useState<FieldName>('name')
  const [value, setValue] = useState('')
  const [words, setWords] = useState('')
  const [consents, setConsents] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const corrects = kind === 'correct'
  const needsConsent =
    corrects &&
    field === 'phone' &&
    !own.consents.some(one => one.purpose === 'contact' && one.withdrawnAt === null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    const correction = corrects ? { field, ...(field === 'other' ? {} : { value }) } : {}
    const body = {
      id,
      ...doing.whose,
      kind,
      ...correction,
      ...(words ? { words } : {}),
      ...(needsConsent ? { consents } : {}),
    }
    try {
      const page = await post('/api/own/requests', { query: { lang: language }, body, retries: 2 })
      done(page.rows, id)
    } catch (problem) {
      if (isSignedOut(problem)) doing.signedOut()
      else setError(problem)
    }
    setBusy(false)
  }
  return (
    <form className="stack" onSubmit={event => void submit(event)}>
      <fieldset className="field">
        <legend className="label">{t('mydata:requests.kind')}</legend>
        <div className="row choices">
          {kinds.map(one => (
            <label className="choice" key={one}>
              <input type="radio" name="mydata-kind" checked={kind === one} onChange={() => setKind(one)} />
              {t(`mydata:kind.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {kind === 'delete' && <p className="note warn">{t('mydata:requests.deleteHelp')}</p>}
      {corrects && (
        <>
          <Field id="mydata-field" label={t('mydata:requests.field')}>
            <select
              id="mydata-field"
              className="input"
              value={field}
              onChange={event => {
                setField(typedIn(event) as FieldName)
                setValue('')
              }}
            >
              {fields.map(one => (
                <option value={one} key={one}>
                  {t(`mydata:field.${one}`)}
                </option>
              ))}
            </select>
          </Field>
          {field !== 'other' && <ValueField field={field} value={value} set={setValue} />}
        </>
      )}
      {needsConsent && (
        <label className="tick">
          <input
            type="checkbox"
            required
            checked={consents}
            onChange={event => setConsents((event.target as HTMLInputElement).checked)}
          />
          {t('mydata:requests.consent')}
        </label>
      )}
      <Field
        id="mydata-words"
        label={t('mydata:requests.words')}
        help={t(`mydata:requests.wordsHelp.${kind}`)}
      >
        <textarea
          id="mydata-words"
          className="input"
          rows={3}
          maxLength={2000}
          required={corrects && field === 'other'}
          aria-describedby="mydata-words-help"
          value={words}
          onInput={event => setWords(typedIn(event))}
        />
      </Field>
      {error !== null && <Problem error={error} />}
      <p className="row">
        <button type="submit" className="button primary" disabled={busy}>
          {t(busy ? 'mydata:requests.sending' : 'mydata:requests.send')}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('shell:cancel')}
        </button>
      </p>
    </form>
  )
}

function ValueField({ field, value, set }: { field: FieldName; value: string; set(value: string): void }) {
  const { t } = useWords()
  const options = choices[field]
  return (
    <Field id="mydata-value" label={t('mydata:requests.value')}>
      {options ? (
        <select
          id="mydata-value"
          className="input"
          required
          value={value}
          onChange={event => set(typedIn(event))}
        >
          <option value="">{t('shell:chooseOne')}</option>
          {options.map(one => (
            <option value={one} key={one}>
              {t(`mydata:${field}.${one}`)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id="mydata-value"
          className="input"
          required
          maxLength={60}
          type={field === 'bornOn' ? 'date' : field === 'phone' ? 'tel' : 'text'}
          value={value}
          onInput={event => set(typedIn(event))}
        />
      )}
    </Field>
  )
}
