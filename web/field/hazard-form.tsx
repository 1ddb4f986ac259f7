/** A hazard as it is found, on a patrol or on the way: what, where, how grave, a photo; made a matter in the same breath when somebody else must mend it. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { hazardKinds } from '../../src/patrols/kinds.ts'
import { recheck } from '../../src/patrols/terms.ts'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import { Camera } from './camera.tsx'
import { useDraft } from './draft.ts'
import { Chips, Line, SaveBar } from './parts.tsx'
import { focusFirst } from './step-page.tsx'
import type { Values } from './types.ts'
import { Words } from './voice.tsx'

/** As the server takes it (HazardFound). */
export interface Found {
  id: string
  kind: string
  what: string
  placeText: string
  lng?: number
  lat?: number
  buildingId?: string
  grade: 'ordinary' | 'serious'
  photos: string[]
  matter?: Record<string, unknown>
}

export interface At {
  lng?: number
  lat?: number
  buildingId?: string
  communityId?: string
}

interface Props {
  draftId: string
  /** Where it is said to be, before somebody says it better. */
  placeText: string
  at: At | null
  onFound(found: Found, typed: Values): Promise<void>
}

const grades = ['ordinary', 'serious'] as const
const mostPhotos = 9

export function HazardForm({ draftId, placeText, at, onFound }: Props) {
  const { t } = useWords()
  const { values, change, drop } = useDraft(draftId, { placeText, grade: 'ordinary' })
  const [tried, setTried] = useState(false)
  const [full, setFull] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  if (!values) return null
  const lack = lacking(values)
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (lack.length > 0) {
      focusFirst(form.current)
      return
    }
    onFound(foundOf(values ?? {}, at), values ?? {}).then(
      () => void drop(),
      () => setFull(true),
    )
  }
  const errorOf = (name: string, key: string): string | null =>
    tried && lack.includes(name) ? t(`shell:error.${key}`, { label: t(`patrol:phone.${name}`) }) : null
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      <Camera
        label={t('patrol:phone.photos')}
        owner={draftId}
        value={listOf(values.photos)}
        max={mostPhotos}
        onChange={photos => change('photos', photos)}
      />
      <Words
        label={t('patrol:phone.what')}
        value={wordsOf(values.what)}
        max={500}
        rows={2}
        onValue={what => change('what', what)}
        error={errorOf('what', 'required')}
      />
      <Kind
        value={wordsOf(values.kind)}
        onChange={kind => change('kind', kind)}
        error={errorOf('kind', 'choose')}
      />
      <Grade value={wordsOf(values.grade)} onChange={grade => change('grade', grade)} />
      <Line
        label={t('patrol:phone.place')}
        value={wordsOf(values.placeText)}
        maxLength={200}
        onValue={place => change('placeText', place)}
        error={errorOf('place', 'required')}
      />
      <label className="tick option">
        <input
          type="checkbox"
          checked={values.matter === true}
          onChange={event => change('matter', event.currentTarget.checked)}
        />
        <span>{t('patrol:phone.asMatter')}</span>
      </label>
      <SaveBar label={t('patrol:phone.save')} full={full} />
    </form>
  )
}

function Grade({ value, onChange }: { value: string; onChange(grade: string): void }) {
  const { t } = useWords()
  return (
    <Chips
      legend={t('patrol:phone.gradeIs')}
      options={grades.map(each => ({
        value: each,
        label: t(`patrol:phone.grade.${each}`),
        help: t('patrol:phone.recheckIn', { count: recheck.days[each] }),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}

function Kind({
  value,
  onChange,
  error,
}: {
  value: string
  onChange(kind: string): void
  error: string | null
}) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('patrol:phone.kind')}</label>
      <select
        id={id}
        className="input"
        value={value}
        aria-invalid={error ? true : undefined}
        onChange={event => onChange(event.currentTarget.value)}
      >
        <option value="">{t('shell:chooseOne')}</option>
        {hazardKinds.map(kind => (
          <option key={kind} value={kind}>
            {t(`patrol:hazardKind.${kind}`)}
          </option>
        ))}
      </select>
      {error && <span className="error">{error}</span>}
    </div>
  )
}

const wordsOf = (value: Values[string]): string => (typeof value === 'string' ? value : '')
const listOf = (value: Values[string]): string[] => (Array.isArray(value) ? value : [])

/** Names as the labels have them. */
function lacking({ what, kind, placeText }: Values): string[] {
  return [
    wordsOf(what).trim().length < 2 && 'what',
    !wordsOf(kind) && 'kind',
    !wordsOf(placeText).trim() && 'place',
  ].filter(each => each !== false)
}

function foundOf(values: Values, at: At | null): Found {
  const what = wordsOf(values.what).trim()
  const placeText = wordsOf(values.placeText).trim()
  const grade = values.grade === 'serious' ? 'serious' : 'ordinary'
  const { communityId, ...place } = at ?? {}
  return {
    id: newId(),
    kind: wordsOf(values.kind),
    what,
    placeText,
    ...place,
    grade,
    photos: listOf(values.photos),
    ...(values.matter === true
      ? {
          matter: {
            id: newId(),
            text: what,
            urgent: grade === 'serious',
            place: { ...(Object.keys(place).length > 0 ? place : { communityId }), text: placeText },
            photos: [],
          },
        }
      : {}),
  }
}
