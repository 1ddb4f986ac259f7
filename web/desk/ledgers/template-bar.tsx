/** In whose columns a ledger is shown: as it comes, or in a layout the office keeps; new ones begin here. */
import { App, Button, Dropdown, Select } from 'antd'
import { useId } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { type Change, type LedgerInfo, type Overview, type Template, useKeep } from './wire.ts'

interface TemplateBarProps {
  overview: Overview
  info: LedgerInfo
  current: Template | null
  ask(change: Change): void
  edit(kind: 'columns' | 'form', template: Template | null): void
}

export function TemplateBar({ overview, info, current, ask, edit }: TemplateBarProps) {
  const { t } = useWords()
  const id = useId()
  const { modal } = App.useApp()
  const keep = useKeep(() => ask({ template: undefined }))
  const own = overview.templates.filter(({ ledger }) => ledger === info.name)
  const mayKeep = overview.mayKeepForAll || overview.communities.some(one => one.mayKeep)
  const remove = (template: Template) =>
    modal.confirm({
      title: t('ledger:layout.remove.title', { name: template.name }),
      content: t('ledger:layout.remove.words'),
      okText: t('ledger:layout.remove.go'),
      cancelText: t('shell:cancel'),
      onOk: () =>
        keep.mutateAsync({
          path: `/api/ledgers/templates/${template.id}/end`,
          body: { seen: template.revision },
        }),
    })
  const items = [
    { key: 'columns', label: t('ledger:layout.new'), onClick: () => edit('columns', null) },
    { key: 'form', label: t('ledger:layout.upload'), onClick: () => edit('form', null) },
    ...(current?.mayKeep
      ? [
          { type: 'divider' as const },
          {
            key: 'change',
            label: t('ledger:layout.change', { name: current.name }),
            onClick: () => edit(current.hasForm ? 'form' : 'columns', current),
          },
          {
            key: 'remove',
            danger: true,
            label: t('ledger:layout.remove.item', { name: current.name }),
            onClick: () => void remove(current),
          },
        ]
      : []),
  ]
  if (own.length === 0 && !mayKeep) return null
  return (
    <div className="ledgers-layout">
      <label htmlFor={id}>{t('ledger:layout.label')}</label>
      <Select
        id={id}
        value={current?.id ?? ''}
        className="ledgers-layout-choice"
        options={[
          { value: '', label: t('ledger:layout.usual') },
          ...own.map(one => ({
            value: one.id,
            label: one.hasForm ? t('ledger:layout.withForm', { name: one.name }) : one.name,
          })),
        ]}
        onChange={value => ask({ template: value || undefined })}
      />
      {mayKeep && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button icon={<Icon name="plus" />} aria-label={t('ledger:layout.manage')}>
            {t('ledger:layout.manage')}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}
