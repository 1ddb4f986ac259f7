/** Which rows of a form are its heading and its table. */
import { InputNumber } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Field } from './filters.tsx'
import type { Looked, Mapping } from './wire.ts'

export function RowFields({
  looked,
  mapping,
  set,
}: {
  looked: Looked
  mapping: Mapping
  set(mapping: Mapping): void
}) {
  const { t } = useWords()
  const last = Math.max(looked.rowCount, mapping.firstRow, 2)
  return (
    <>
      <Field label={t('ledger:form.headingRow')}>
        {id => (
          <InputNumber
            id={id}
            min={1}
            max={200}
            precision={0}
            value={mapping.headingRow}
            onChange={value =>
              value && set({ ...mapping, headingRow: value, firstRow: Math.max(mapping.firstRow, value + 1) })
            }
          />
        )}
      </Field>
      <Field label={t('ledger:form.firstRow')}>
        {id => (
          <InputNumber
            id={id}
            min={mapping.headingRow + 1}
            max={400}
            precision={0}
            value={mapping.firstRow}
            onChange={value =>
              value &&
              set({
                ...mapping,
                firstRow: value,
                lastRow: mapping.lastRow === null ? null : Math.max(mapping.lastRow, value),
              })
            }
          />
        )}
      </Field>
      <Field label={t('ledger:form.lastRow')}>
        {id => (
          <InputNumber
            id={id}
            min={mapping.firstRow}
            max={Math.min(2000, last + 500)}
            precision={0}
            value={mapping.lastRow ?? mapping.firstRow}
            onChange={value => value && set({ ...mapping, lastRow: value })}
          />
        )}
      </Field>
    </>
  )
}
