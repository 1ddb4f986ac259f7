/** Addresses of workers as Vite hands them out. */
declare module '*?worker&url' {
  const url: string
  export default url
}
