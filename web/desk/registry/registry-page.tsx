/** The households and residents of one's grids and communities: found, opened, entered. */
export function RegistryPage() {
  return <main className="page" id="main" />
}
