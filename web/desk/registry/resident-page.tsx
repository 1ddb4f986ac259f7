/** One resident: what is known, consents, who looked at it. */
export function ResidentPage() {
  return <main className="page" id="main" />
}
