/** One household: dwelling, who lives there, what they asked for, when it was visited. */
export function HouseholdPage() {
  return <main className="page" id="main" />
}
