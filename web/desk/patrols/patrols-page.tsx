/** Patrol plans, patrols walked, and hazards until they are re-checked. */
export function PatrolsPage() {
  return <main className="page" id="main" />
}
