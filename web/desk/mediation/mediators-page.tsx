/** Mediators of all committees, by community, speciality and language. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { languages, specialities } from '../../../src/mediation/parties/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { MediatorTable } from './mediator-table.tsx'
import { Choice, Tabs } from './parts.tsx'
import { type MediatorsAsked, useCommittees, useMediators } from './wire.ts'

export function MediatorsPage() {
  const { t } = useWords()
  const asked = useSearch({ strict: false }) as MediatorsAsked
  const navigate = useNavigate()
  const ask = (change: { readonly [Key in keyof MediatorsAsked]?: MediatorsAsked[Key] | undefined }) =>
    void navigate({ to: '/mediators' as '/', search: { ...asked, ...change } as never })
  const found = useMediators(asked)
  const communities = new Map(
    (useCommittees().data?.rows ?? []).flatMap(row =>
      row.community ? [[row.community.id, row.community.name]] : [],
    ),
  )
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('committee:desk.mediators')}</h1>
        <Tabs at="mediators" />
      </header>
      <div className="mediation-filter no-print">
        <Choice
          label={t('committee:desk.filter.community')}
          value={asked.community ?? null}
          options={[...communities].map(([value, label]) => ({ value: value!, label: label! }))}
          set={community => ask({ community: community ?? undefined })}
          clear
        />
        <Choice
          label={t('committee:desk.filter.speciality')}
          value={asked.speciality ?? null}
          options={specialities.map(value => ({ value, label: t(`committee:speciality.${value}`) }))}
          set={speciality => ask({ speciality: speciality ?? undefined })}
          clear
        />
        <Choice
          label={t('committee:desk.filter.language')}
          value={asked.language ?? null}
          options={languages.map(value => ({ value, label: t(`committee:language.${value}`) }))}
          set={language => ask({ language: language ?? undefined })}
          clear
        />
        <Checkbox
          checked={asked.ended ?? false}
          onChange={event => ask({ ended: event.target.checked || undefined })}
        >
          {t('committee:desk.filter.ended')}
        </Checkbox>
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data &&
        (found.data.rows.length === 0 ? (
          <Empty title={t('committee:desk.noMediators')} words={t('committee:desk.noMediatorsWords')} />
        ) : (
          <MediatorTable rows={found.data.rows} committees />
        ))}
    </main>
  )
}
