/** One field of the registry: its value, where it comes from and since when; changed in place, with the version one had before one's eyes. */
import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { Failure } from '../parts.tsx'
import { idFault } from './people.ts'
import { today } from './people-fields.tsx'
import { valueText } from './values.ts'
import { useEntry, useWordings } from './wire.ts'
import { WordingText } from './wording.tsx'

export interface FactProps {
  subject: 'resident' | 'household' | 'dwelling'
  subjectId: string
  field: string
  value: string | number | null
  versions: Readonly<Record<string, number>>
  source?: { readonly by: string; readonly on: string } | undefined
  /** Words of a closed list. */
  options?: readonly string[]
  kind?: 'text' | 'date' | 'number'
  /** Beside the value: a look on a reason. */
  beside?: ReactNode
  /** A phone number rests on a consent; given at the same time where there is none. */
  asksContact?: boolean
  /** It may be emptied. */
  mayBeEmpty?: boolean
}

export function Fact(props: FactProps) {
  const { t } = useWords()
  const { field, value, source, beside } = props
  const [editing, setEditing] = useState(false)
  const name = t(`registry:field.${field}`)
  return (
    <div className="registry-fact">
      <dt>{name}</dt>
      <dd>
        {editing ? (
          <ChangeForm {...props} close={() => setEditing(false)} />
        ) : (
          <>
            <span>
              {valueText(field, value, t) || <span className="quiet">{t('registry:desk.empty')}</span>}
            </span>
            {beside}
            <Button
              size="small"
              type="link"
              aria-label={t('registry:desk.changeField', { field: name })}
              onClick={() => setEditing(true)}
            >
              {t('registry:desk.change')}
            </Button>
            {source && (
              <span className="quiet registry-source">
                {t('registry:desk.source', { by: t(`registry:source.${source.by}`), on: source.on })}
              </span>
            )}
          </>
        )}
      </dd>
    </div>
  )
}

interface Typed {
  entryId: string
  consentId: string
  text: string
}

function ChangeForm({ close, ...fact }: FactProps & { close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const { subject, subjectId, field, versions, kind = 'text', asksContact = false, mayBeEmpty = true } = fact
  const isSecret = field === 'phone' || field === 'idNumber'
  // What is masked is typed anew.
  const begun = (): Typed => ({
    entryId: newId(),
    consentId: newId(),
    text: isSecret || fact.value === null ? '' : String(fact.value),
  })
  const [typed, setTyped, forget] = useKeptDraft(`registry.${subjectId}.${field}`, begun, sessionStorage)
  const [agreed, setAgreed] = useState(false)
  const wordings = useWordings().data?.texts ?? []
  const change = useEntry<{ state: 'applied' | 'conflict' }>(({ state }) => {
    forget()
    void (state === 'conflict'
      ? message.warning(t('registry:desk.conflicted'), 8)
      : message.success(t('registry:desk.changed')))
    close()
  })
  const fault = field === 'idNumber' ? idFault(typed.text, today()) : null
  const empty = typed.text.trim() === ''
  const needsConsent = asksContact && !empty
  const send = () => {
    const value = empty ? null : kind === 'number' ? Number(typed.text) : typed.text.trim()
    const version = wordings.find(one => one.purpose === 'contact')?.version ?? 1
    change.mutate({
      path: '/api/registry/changes',
      body: {
        ...{ entryId: typed.entryId, subject, subjectId, set: { [field]: value } },
        seen: { [field]: versions[field] ?? 0 },
        ...(needsConsent
          ? { consents: [{ id: typed.consentId, purpose: 'contact', version, how: 'spoken' }] }
          : {}),
      },
    })
  }
  const isReady = (mayBeEmpty || !empty) && fault === null && (!needsConsent || agreed)
  return (
    <form
      className="registry-change"
      onSubmit={event => {
        event.preventDefault()
        if (isReady) send()
      }}
    >
      <label htmlFor={id} className="sr">
        {t(`registry:field.${field}`)}
      </label>
      <Typing
        id={id}
        fact={fact}
        text={typed.text}
        set={text => setTyped({ ...typed, text, entryId: newId() })}
      />
      {fault && (
        <span className="error" role="alert">
          {t(`registry:desk.idFault.${fault}`)}
        </span>
      )}
      {needsConsent && (
        <div className="registry-consent">
          <WordingText purpose="contact" />
          <Checkbox checked={agreed} onChange={event => setAgreed(event.target.checked)}>
            {t('registry:desk.consent.readOut')}
          </Checkbox>
        </div>
      )}
      {change.error && <Failure error={change.error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button type="primary" size="small" htmlType="submit" disabled={!isReady} loading={change.isPending}>
          {t('registry:desk.save')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            forget()
            close()
          }}
        >
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  )
}

interface TypingProps {
  id: string
  fact: FactProps
  text: string
  set(text: string): void
}

function Typing({ id, fact, text, set }: TypingProps) {
  const { t } = useWords()
  const { field, options, kind = 'text' } = fact
  if (options)
    return (
      <Select
        id={id}
        autoFocus
        value={text || null}
        className="registry-choice"
        options={options.map(value => ({ value, label: valueText(field, value, t) }))}
        onChange={value => set(value ?? '')}
      />
    )
  if (kind === 'number')
    return (
      <InputNumber
        id={id}
        autoFocus
        precision={0}
        value={text === '' ? null : Number(text)}
        onChange={value => set(value === null ? '' : String(value))}
      />
    )
  return (
    <Input
      id={id}
      autoFocus
      type={kind === 'date' ? 'date' : 'text'}
      maxLength={120}
      autoComplete="off"
      value={text}
      onChange={event => set(event.target.value)}
    />
  )
}
