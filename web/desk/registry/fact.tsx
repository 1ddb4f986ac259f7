/** One field of the registry: its value, where it comes from and since when; changed in place, with the version one had before one's eyes. */
import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { EntryForm } from './form-parts.tsx'
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
            {/* Of what is not kept nobody is the source. */}
            {source && value !== null && value !== '' && (
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

interface Draft {
  entryId: string
  consentId: string
  /** The version before the writer's eyes when they began. */
  seen: number
  text: string
}

/** What is masked is typed anew. */
function begun({ field, value, versions }: FactProps): Draft {
  const isSecret = field === 'phone' || field === 'idNumber'
  const text = isSecret || value === null ? '' : String(value)
  return { entryId: newId(), consentId: newId(), seen: versions[field] ?? 0, text }
}

/** @param version of the wording consented to at the same time; null: no consent is asked */
function bodyOf({ subject, subjectId, field, kind }: FactProps, draft: Draft, version: number | null) {
  const text = draft.text.trim()
  const value = text === '' ? null : kind === 'number' ? Number(text) : text
  const consents = version !== null && [{ id: draft.consentId, purpose: 'contact', version, how: 'spoken' }]
  return {
    ...{ entryId: draft.entryId, subject, subjectId, seen: { [field]: draft.seen }, set: { [field]: value } },
    ...(consents ? { consents } : {}),
  }
}

function ChangeForm({ close, ...fact }: FactProps & { close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const { subjectId, field, asksContact = false, mayBeEmpty = true } = fact
  const key = `registry.${subjectId}.${field}`
  const [draft, setDraft, forget] = useKeptDraft(key, () => begun(fact), sessionStorage)
  const [agreed, setAgreed] = useState(false)
  const wording = useWordings().data?.texts.find(({ purpose }) => purpose === 'contact')
  const change = useEntry<{ state: 'applied' | 'conflict' }>(({ state }) => {
    forget()
    if (state === 'conflict') void message.warning(t('registry:desk.conflicted'), 8)
    else void message.success(t('registry:desk.changed'))
    close()
  })
  const fault = field === 'idNumber' ? idFault(draft.text, today()) : null
  const isEmpty = draft.text.trim() === ''
  const needsConsent = asksContact && !isEmpty
  const body = bodyOf(fact, draft, needsConsent ? (wording?.version ?? 1) : null)
  return (
    <EntryForm
      ready={(mayBeEmpty || !isEmpty) && fault === null && (!needsConsent || agreed)}
      busy={change.isPending}
      error={change.error}
      words={t('registry:desk.save')}
      send={() => change.mutate({ path: '/api/registry/changes', body })}
      cancel={() => {
        forget()
        close()
      }}
    >
      <label htmlFor={id} className="sr">
        {t(`registry:field.${field}`)}
      </label>
      <Typing
        id={id}
        fact={fact}
        text={draft.text}
        set={text => setDraft({ ...draft, text, entryId: newId() })}
      />
      {fault && (
        <span className="error" role="alert">
          {t(`registry:desk.idFault.${fault}`)}
        </span>
      )}
      {needsConsent && <ContactConsent agreed={agreed} set={setAgreed} />}
    </EntryForm>
  )
}

function ContactConsent({ agreed, set }: { agreed: boolean; set(agreed: boolean): void }) {
  const { t } = useWords()
  return (
    <div className="registry-consent">
      <WordingText purpose="contact" />
      <Checkbox checked={agreed} onChange={event => set(event.target.checked)}>
        {t('registry:desk.consent.readOut')}
      </Checkbox>
    </div>
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
