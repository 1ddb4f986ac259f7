/** What an application tells: the kind of dispute in one's own words, where, who asks, and who stands on the other side. */
import { useEffect, useState } from 'react'
import { get } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Draft } from './draft.ts'
import { OtherSides, Text } from './fields.tsx'

const kinds = [
  'neighbour',
  'family',
  'housing',
  'propertyService',
  'land',
  'labour',
  'consumer',
  'traffic',
  'medical',
  'damage',
  'debt',
  'other',
] as const

interface PartProps {
  draft: Draft
  change(some: Partial<Draft>): void
}

export function Details({ draft, change, missed }: PartProps & { missed(field: string): boolean }) {
  const { t } = useWords()
  const set = (name: keyof Draft) => (value: string) => change({ [name]: value })
  return (
    <>
      <section className="part" aria-labelledby="dispute-kind">
        <h2 id="dispute-kind">{t('dispute:page.form.kind')}</h2>
        <div className="choices counsel-kinds" role="radiogroup" aria-labelledby="dispute-kind">
          {kinds.map(kind => (
            <label key={kind} className="choice">
              <input
                type="radio"
                name="dispute-kind"
                aria-invalid={missed('disputeKind') || undefined}
                checked={draft.disputeKind === kind}
                onChange={() => change({ disputeKind: kind })}
              />
              {t(`mediation:option.disputeKind.${kind}`)}
            </label>
          ))}
        </div>
        <Text
          id="facts"
          long
          max={2800}
          value={draft.facts}
          set={set('facts')}
          help
          missed={missed('facts')}
        />
        <Text
          id="request"
          long
          max={1000}
          value={draft.request}
          set={set('request')}
          missed={missed('request')}
        />
      </section>
      <section className="part" aria-labelledby="dispute-where">
        <h2 id="dispute-where">{t('dispute:page.form.where')}</h2>
        <Communities value={draft.communityId} set={set('communityId')} missed={missed('communityId')} />
        <Text id="place" max={120} optional value={draft.placeWords} set={set('placeWords')} />
      </section>
      <section className="part" aria-labelledby="dispute-you">
        <h2 id="dispute-you">{t('dispute:page.form.you')}</h2>
        <Text
          id="name"
          max={100}
          autoComplete="name"
          value={draft.name}
          set={set('name')}
          missed={missed('name')}
        />
        <Text
          id="phone"
          max={30}
          tel
          autoComplete="tel"
          value={draft.phone}
          set={set('phone')}
          help
          missed={missed('phone')}
        />
      </section>
      <OtherSides others={draft.others} change={others => change({ others })} missed={missed('other')} />
    </>
  )
}

function Communities({ value, set, missed }: { value: string; set(id: string): void; missed: boolean }) {
  const { t } = useWords()
  const [rows, setRows] = useState<readonly { id: string; name: string }[] | null>(null)
  const [failed, setFailed] = useState(false)
  const load = () => {
    setFailed(false)
    get('/api/places/communities', {}).then(
      it => setRows(it.rows),
      () => setFailed(true),
    )
  }
  useEffect(load, [])
  return (
    <>
      {failed && (
        <p className="note bad" role="alert">
          {t('dispute:page.failed')}{' '}
          <button type="button" className="button" onClick={load}>
            {t('shell:retry')}
          </button>
        </p>
      )}
      <select
        className="input"
        aria-labelledby="dispute-where"
        aria-invalid={missed || undefined}
        value={value}
        onChange={event => set((event.target as HTMLSelectElement).value)}
      >
        <option value="">{t('shell:chooseOne')}</option>
        {rows?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}
