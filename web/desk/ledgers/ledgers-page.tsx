/** Ledgers of what was done, in the columns an office wants. */
export function LedgersPage() {
  return <main className="page" id="main" />
}
