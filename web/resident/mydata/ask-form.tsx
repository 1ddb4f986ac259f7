/** Asking for a correction, a deletion, an explanation, a copy with a stamp: only what the request needs is asked. */
import { type FormEvent, useState } from 'react'
import { relations } from '../../../src/registry/relations.ts'
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
  relation: relations,
  stays: ['here', 'away'],
}

interface Props {
  readonly doing: Doing
  readonly own: Own
  close(): void
  done(rows: readonly OwnRequest[], id: string): void
}

interface Draft {
  readonly kind: Kind
  readonly field: FieldName
  readonly value: string
  readonly words: string
  readonly consents: boolean
}
type Change = (part: Partial<Draft>) => void

export function AskForm({ doing, own, close, done }: Props) {
  const { t, language } = useWords()
  const [id] = useState(newId)
  const [draft, setDraft] = useState<Draft>({
    kind: 'correct',
    field: 'name',
    value: '',
    words: '',
    consents: false,
  })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const change: Change = part => setDraft({ ...draft, ...part })
  const needsConsent = asksConsent(draft, own)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    const body = { id, ...doing.whose, ...said(draft), ...(needsConsent ? { consents: draft.consents } : {}) }
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
      <Kinds draft={draft} change={change} />
      {draft.kind === 'delete' && <p className="note warn">{t('mydata:requests.deleteHelp')}</p>}
      {draft.kind === 'correct' && <Correction draft={draft} change={change} />}
      {needsConsent && (
        <label className="tick">
          <input
            type="checkbox"
            required
            checked={draft.consents}
            onChange={event => change({ consents: (event.target as HTMLInputElement).checked })}
          />
          {t('mydata:requests.consent')}
        </label>
      )}
      <Words draft={draft} change={change} />
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

/** A new number is kept on consent only. */
function asksConsent({ kind, field }: Draft, own: Own): boolean {
  const given = own.consents.some(one => one.purpose === 'contact' && one.withdrawnAt === null)
  return kind === 'correct' && field === 'phone' && !given
}

function said({ kind, field, value, words }: Draft) {
  const correction = kind === 'correct' ? { field, ...(field === 'other' ? {} : { value }) } : {}
  return { kind, ...correction, ...(words ? { words } : {}) }
}

function Kinds({ draft, change }: { draft: Draft; change: Change }) {
  const { t } = useWords()
  return (
    <fieldset className="field">
      <legend className="label">{t('mydata:requests.kind')}</legend>
      <div className="row choices">
        {kinds.map(one => (
          <label className="choice" key={one}>
            <input
              type="radio"
              name="mydata-kind"
              checked={draft.kind === one}
              onChange={() => change({ kind: one })}
            />
            {t(`mydata:kind.${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Correction({ draft, change }: { draft: Draft; change: Change }) {
  const { t } = useWords()
  const { field, value } = draft
  return (
    <>
      <Field id="mydata-field" label={t('mydata:requests.field')}>
        <select
          id="mydata-field"
          className="input"
          value={field}
          onChange={event => change({ field: typedIn(event) as FieldName, value: '' })}
        >
          {fields.map(one => (
            <option value={one} key={one}>
              {t(`mydata:field.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      {field !== 'other' && (
        <ValueField field={field} value={value} set={typed => change({ value: typed })} />
      )}
    </>
  )
}

function Words({ draft, change }: { draft: Draft; change: Change }) {
  const { t } = useWords()
  const { kind, field, words } = draft
  return (
    <Field id="mydata-words" label={t('mydata:requests.words')} help={t(`mydata:requests.wordsHelp.${kind}`)}>
      <textarea
        id="mydata-words"
        className="input"
        rows={3}
        maxLength={2000}
        required={kind === 'correct' && field === 'other'}
        aria-describedby="mydata-words-help"
        value={words}
        onInput={event => change({ words: typedIn(event) })}
      />
    </Field>
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
