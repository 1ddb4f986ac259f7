/** Where a roster is dropped or picked: for which community, and what stands on paper beside it. */
import { Button, Checkbox, Select } from 'antd'
import { useId, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
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
  const [wrong, setWrong] = useState<string | null>(null)
  const community = communities.find(it => it.id === communityId)!
  const choose = async (file: File | undefined) => {
    if (!file) return
    if (file.size > limitMegabytes * 2 ** 20) {
      setWrong(t('roster:page.tooLarge', { name: file.name, limit: limitMegabytes }))
      return
    }
    try {
      // Kept as it is now: the spreadsheet may go on changing it.
      const kept = new File([await file.arrayBuffer()], file.name, { type: file.type })
      send(kept, { communityId, columns: {}, place: null, ...consents })
    } catch {
      setWrong(t('roster:page.notOpened', { name: file.name }))
    }
  }
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
      <Drop limitMegabytes={limitMegabytes} choose={file => void choose(file)} />
      {wrong && (
        <p className="error" role="alert">
          {wrong}
        </p>
      )}
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

function Drop({ limitMegabytes, choose }: { limitMegabytes: number; choose(file: File | undefined): void }) {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <label
      htmlFor={id}
      className={over ? 'roster-drop roster-drop-over' : 'roster-drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        choose(event.dataTransfer.files[0])
      }}
    >
      <Icon name="folder" size={28} />
      <strong>{t('roster:page.drop')}</strong>
      <span className="quiet">{t('roster:page.formats', { limit: limitMegabytes })}</span>
      <Button type="primary" size="large" tabIndex={-1} onClick={() => input.current?.click()}>
        {t('roster:page.choose')}
      </Button>
      <input
        id={id}
        ref={input}
        className="sr"
        type="file"
        accept=".xlsx,.csv,.tsv,.txt"
        aria-label={t('roster:page.choose')}
        onChange={event => {
          choose(event.target.files?.[0])
          // The same file may be picked again after it was put right.
          event.target.value = ''
        }}
      />
    </label>
  )
}
