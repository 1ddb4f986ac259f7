/** Words typed or spoken: where the phone turns speech into text, a button for it; asked once, because the phone's maker may hear it. */
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { Icon } from './icons.tsx'

interface Heard {
  readonly results: ArrayLike<{
    readonly isFinal: boolean
    readonly [n: number]: { readonly transcript: string }
  }>
  readonly resultIndex: number
}
interface Recogniser {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((heard: Heard) => void) | null
  onend: (() => void) | null
  onerror: ((event: { error: string }) => void) | null
  start(): void
  stop(): void
}
type Making = new () => Recogniser

const shelf = 'aili.voice'
const making = (): Making | null =>
  (window as { SpeechRecognition?: Making; webkitSpeechRecognition?: Making }).SpeechRecognition ??
  (window as { webkitSpeechRecognition?: Making }).webkitSpeechRecognition ??
  null

interface Props {
  label: string
  value: string
  onValue(value: string): void
  rows?: number
  max?: number
  hint?: string
  error?: string | null
  /** Just opened by a tap: the keyboard comes by itself. */
  focus?: boolean
}

/** A field for many words. */
export function Words({ label, value, onValue, rows = 3, max = 2000, hint, error, focus = false }: Props) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focus) box.current?.focus()
  }, [])
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={box}
        id={id}
        className="input"
        rows={rows}
        maxLength={max}
        placeholder={hint}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}e` : undefined}
        onInput={event => onValue(event.currentTarget.value)}
      />
      <Voice value={value} onValue={onValue} label={label} />
      {error && (
        <span className="error" id={`${id}e`}>
          {error}
        </span>
      )}
    </div>
  )
}

function Voice({ label, value, onValue }: { label: string; value: string; onValue(value: string): void }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const { state, start, stop } = useSpeech(value, onValue)
  if (!making()) return null
  const begin = () => {
    if (localStorage.getItem(shelf) === 'yes') start()
    else setAsking(true)
  }
  const agree = () => {
    localStorage.setItem(shelf, 'yes')
    setAsking(false)
    start()
  }
  return (
    <>
      <button
        type="button"
        className={`button voice${state === 'listening' ? ' on' : ''}`}
        aria-pressed={state === 'listening'}
        aria-label={`${label}: ${t(state === 'listening' ? 'field:voice.stop' : 'field:voice.start')}`}
        onClick={state === 'listening' ? stop : begin}
      >
        <Icon name="mic" /> {t(state === 'listening' ? 'field:voice.stop' : 'field:voice.start')}
      </button>
      {asking && (
        <div className="note info stack-small">
          <p>{t('field:voice.ask')}</p>
          <div className="row">
            <button type="button" className="button primary" onClick={agree}>
              {t('field:voice.agree')}
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('field:voice.no')}
            </button>
          </div>
        </div>
      )}
      {state === 'failed' && <p className="quiet">{t('field:voice.failed')}</p>}
    </>
  )
}

/** What was there before stays; what is being said is added behind it, corrected as the phone understands better. */
function useSpeech(value: string, onValue: (value: string) => void) {
  const [state, setState] = useState<'idle' | 'listening' | 'failed'>('idle')
  const at = useRef<Recogniser | null>(null)
  const latest = useRef(onValue)
  latest.current = onValue
  useEffect(() => () => at.current?.stop(), [])
  const start = () => {
    const Make = making()
    if (!Make) return
    const before = value
    const speech = new Make()
    speech.lang = 'zh-CN'
    speech.continuous = true
    speech.interimResults = true
    speech.onresult = ({ results }) =>
      latest.current(
        before +
          Array.from(results)
            .map(result => result[0]?.transcript ?? '')
            .join(''),
      )
    speech.onend = () => setState(now => (now === 'failed' ? now : 'idle'))
    speech.onerror = ({ error }) => setState(error === 'no-speech' ? 'idle' : 'failed')
    at.current = speech
    speech.start()
    setState('listening')
  }
  return { state, start, stop: () => at.current?.stop() }
}
