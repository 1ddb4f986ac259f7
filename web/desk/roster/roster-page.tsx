/** Rosters taken in from an office's sheets: looked at first, then written. */
export function RosterPage() {
  return <main className="page" id="main" />
}
