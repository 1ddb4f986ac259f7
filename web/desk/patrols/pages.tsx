/** From one page of a list to the next. */
import { Pagination } from 'antd'

export const pageSize = 30

export function Pages({
  total,
  offset,
  go,
}: {
  total: number
  offset: number
  go(offset: number | undefined): void
}) {
  if (total <= pageSize) return null
  return (
    <Pagination
      className="no-print"
      current={Math.floor(offset / pageSize) + 1}
      pageSize={pageSize}
      total={total}
      showSizeChanger={false}
      onChange={page => go(page === 1 ? undefined : (page - 1) * pageSize)}
    />
  )
}
