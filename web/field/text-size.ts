/** Large text for tired eyes and bright sun: everything is measured in rem, so one number enlarges it all. */
const shelf = 'aili.textSize'
export const textSizes = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof textSizes)[number]

export function textSize(): TextSize {
  const kept = localStorage.getItem(shelf)
  return textSizes.find(size => size === kept) ?? 'normal'
}

export function setTextSize(size: TextSize): void {
  localStorage.setItem(shelf, size)
  applyTextSize()
}

export function applyTextSize(): void {
  document.documentElement.dataset.size = textSize()
}
