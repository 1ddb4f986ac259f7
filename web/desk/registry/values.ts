/** Values of the registry's fields in words. */

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

const worded: Readonly<Record<string, string>> = {
  relation: 'relation',
  stays: 'stays',
  visits: 'visits',
  kind: 'householdKind',
  use: 'use',
}

/** @example valueText('relation', 'head', t) // 户主 */
export function valueText(field: string, value: string | number | null, t: Translate): string {
  if (value === null || value === '') return ''
  const list = worded[field]
  return list === undefined ? String(value) : t(`registry:${list}.${value}`)
}
