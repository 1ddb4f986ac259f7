/** What the build knows and the type checker cannot see. */
declare module '*.css'
/** Names of the separately loaded modules of this entry (web/<entry>/lazy/*): `import(LAZY.map)`. */
declare const LAZY: Readonly<Record<string, string>>
/** In a service worker (web/<entry>/sw.ts): the files of this build, and its name. */
declare const FILES: readonly string[]
declare const BUILD: string
/** A file beside the page, by its address. */
declare module '*?url' {
  const address: string
  export default address
}
