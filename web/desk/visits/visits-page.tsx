/** How far grids are covered by visits, with what is due and what is overdue. */
export function VisitsPage() {
  return <main className="page" id="main" />
}
