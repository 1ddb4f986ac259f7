/** The category a few words stand for: proposed on the phone by the server's own rule, changed by one choice. */
import { useEffect, useId, useState } from 'react'
import type * as rules from '../../src/territory/categories.ts'
import { useWords } from '../shell/i18n.ts'

interface Props {
  text: string
  /** '' while the proposal stands. */
  value: string
  onChange(code: string): void
}

/** The list of categories is some 10 kB: taken in when somebody begins to write. */
let loading: Promise<typeof rules> | undefined
const load = (): Promise<typeof rules> => {
  loading ??= import('../../src/territory/categories.ts')
  return loading
}

export function CategoryLine({ text, value, onChange }: Props) {
  const { t, language } = useWords()
  const id = useId()
  const [known, setKnown] = useState<typeof rules | null>(null)
  const [changing, setChanging] = useState(false)
  const written = text.trim().length >= 2
  useEffect(() => {
    if (written) void load().then(setKnown, () => {})
  }, [written])
  if (!written || !known) return null
  const code = value || known.suggestCategory(text)
  const labelOf = (each: { zh: string; en: string } | null) => (language === 'en' ? each?.en : each?.zh)
  if (!changing)
    return (
      <p className="row category">
        <span className="quiet">{t('field:category.is')}</span>
        <b>{labelOf(known.categoryOf(code))}</b>
        <button type="button" className="button plain" onClick={() => setChanging(true)}>
          {t('field:category.change')}
        </button>
      </p>
    )
  return (
    <div className="field">
      <label htmlFor={id}>{t('field:category.is')}</label>
      <select
        id={id}
        className="input"
        value={code}
        onChange={event => {
          onChange(event.currentTarget.value)
          setChanging(false)
        }}
      >
        {known.categories.map(each => (
          <option key={each.code} value={each.code}>
            {labelOf(each)}
          </option>
        ))}
      </select>
    </div>
  )
}
