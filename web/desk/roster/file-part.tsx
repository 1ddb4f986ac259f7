/** Where a roster is dropped or picked: for which community, and what stands on paper beside it. */
import { Checkbox, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { FileDrop } from '../file-drop.tsx'
import { registeredWords } from './roster-page.tsx'
import type { Community, Wishes } from './wire.ts'

interface FilePartProps {
  communities: readonly Community[]
  limitMegabytes: number
  send(file: File, wishes: Wishes): void
}

export function FilePart({ communities, limitMegabytes, send }: FilePartProps) {
  const { t, language } = useWords()
  const id = useId()
  const [communityId, setCommunityId] = useState(communities[0]!.id)
  const [consents, setConsents] = useState({ phones: false, children: false })
  const community = communities.find(it => it.id === communityId)!
  const limit = limitMegabytes
  return (
    <section className="part roster-start">
      <div className="roster-for">
        {communities.length > 1 ? (
          <div className="field">
            <label htmlFor={id}>{t('roster:page.community')}</label>
            <Select
              id={id}
              value={communityId}
              options={communities.map(it => ({ value: it.id, label: it.name }))}
              onChange={setCommunityId}
            />
          </div>
        ) : (
          <strong>{community.name}</strong>
        )}
        <span className="quiet">{registeredWords(community, t)}</span>
      </div>
      <FileDrop
        words={{
          drop: t('roster:page.drop'),
          formats: t('roster:page.formats', { limit }),
          choose: t('roster:page.choose'),
        }}
        accept=".xlsx,.csv,.tsv,.txt"
        limit={{ megabytes: limit, words: name => t('roster:page.tooLarge', { name, limit }) }}
        notOpened={name => t('roster:page.notOpened', { name })}
        pick={file => send(file, { communityId, columns: {}, place: null, ...consents })}
      />
      <fieldset className="roster-consents">
        <legend>{t('roster:page.consents')}</legend>
        {(['phones', 'children'] as const).map(name => (
          <Checkbox
            key={name}
            checked={consents[name]}
            onChange={event => setConsents({ ...consents, [name]: event.target.checked })}
          >
            {t(`roster:page.${name}`)} <span className="quiet">{t(`roster:page.${name}What`)}</span>
          </Checkbox>
        ))}
      </fieldset>
      <p>
        {t('roster:page.noFile')}{' '}
        <a href={`/api/rosters/template.xlsx?lang=${language}`}>{t('roster:page.template')}</a>
      </p>
    </section>
  )
}
