/** Is the window too narrow for a drawing? */
import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 800px)')

export function useNarrow(): boolean {
  return useSyncExternalStore(
    changed => {
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => query.matches,
  )
}
