/** Signed in: whose data, the way out, and the parts in the order people ask for them. */
import type { Own } from '../../../src/subjects/shape.ts'
import { post } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import { ConsentsPart } from './consents-part.tsx'
import { CopyPart } from './copy-part.tsx'
import { KeptPart } from './kept-part.tsx'
import { LooksPart } from './looks-part.tsx'
import { RequestsPart } from './requests-part.tsx'

export interface Doing {
  /** Names the person whose data are shown, where that is a ward. */
  readonly whose: { readonly of?: string }
  /** Reads everything anew. */
  renew(): Promise<void>
  signedOut(): void
}

interface Props {
  readonly own: Own
  show(id: string | undefined): void
  renew(): Promise<void>
  signedOut(): void
  left(): void
}

const idleMinutes = 30

export function OwnView({ own, show, renew, signedOut, left }: Props) {
  const { t } = useWords()
  const of = own.of.id === own.me.id ? undefined : own.of.id
  const doing: Doing = { whose: of ? { of } : {}, renew, signedOut }
  const leave = () => void post('/api/own/sign-out', {}).then(left, left)
  return (
    <>
      <section className="part" aria-labelledby="mydata-of">
        <h2 id="mydata-of">{t('mydata:own.of', { name: own.of.name })}</h2>
        {own.wards.length > 0 && (
          <div className="field">
            <label htmlFor="mydata-whose">{t('mydata:own.whose')}</label>
            <select
              id="mydata-whose"
              className="input"
              value={own.of.id}
              onChange={event => show((event.target as HTMLSelectElement).value)}
            >
              <option value={own.me.id}>{t('mydata:own.self', { name: own.me.name })}</option>
              {own.wards.map(ward => (
                <option value={ward.id} key={ward.id}>
                  {ward.name}
                </option>
              ))}
            </select>
          </div>
        )}
        <p className="quiet">{t('mydata:own.ends', { minutes: idleMinutes })}</p>
        <p>
          <button type="button" className="button" onClick={leave}>
            {t('mydata:own.signOut')}
          </button>
        </p>
      </section>
      <ConsentsPart consents={own.consents} doing={doing} />
      <KeptPart own={own} />
      <LooksPart doing={doing} />
      <RequestsPart doing={doing} own={own} />
      <CopyPart of={of} />
    </>
  )
}
