/** Number and code open one's own dispute; from a link they are there already. */
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { readCode } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Field, typedIn } from '../mydata/field.tsx'
import { find, type Own } from './wire.ts'

export function FindOwn({ rest, found }: { rest: string; found(own: Own): void }) {
  const { t, language } = useWords()
  const [givenNumber = '', givenCode = ''] = rest.split('.')
  const [number, setNumber] = useState(() => decodeURIComponent(givenNumber))
  const [code, setCode] = useState(givenCode)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const open = async () => {
    setBusy(true)
    setProblem('')
    const asked = readCode(code)
    await find(number.normalize('NFKC').trim(), asked, language).then(
      seen => found({ code: asked, seen }),
      error => {
        const unknown = error instanceof ApiError && error.status === 404
        setProblem(unknown ? t('dispute:page.find.notFound') : (error as Error).message)
      },
    )
    setBusy(false)
  }
  useEffect(() => {
    if (givenNumber && givenCode) void open()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (number.trim() && code.trim()) void open()
  }
  return (
    <form className="part" aria-labelledby="dispute-find" onSubmit={submit} noValidate>
      <h2 id="dispute-find">{t('dispute:page.find.title')}</h2>
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <Field id="dispute-number" label={t('dispute:page.find.number')}>
        <input
          id="dispute-number"
          className="input mono"
          autoComplete="off"
          value={number}
          onInput={event => setNumber(typedIn(event))}
        />
      </Field>
      <Field id="dispute-code" label={t('dispute:page.find.code')}>
        <input
          id="dispute-code"
          className="input mono"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onInput={event => setCode(typedIn(event))}
        />
      </Field>
      <button
        type="submit"
        className="button primary big"
        disabled={busy || number.trim() === '' || code.trim() === ''}
      >
        {t(busy ? 'dispute:page.find.opening' : 'dispute:page.find.open')}
      </button>
    </form>
  )
}
