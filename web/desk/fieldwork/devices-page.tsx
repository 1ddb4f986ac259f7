/** Phones that keep data: whose, when seen last, and wiping one that was lost. */
export function DevicesPage() {
  return <main className="page" id="main" />
}
