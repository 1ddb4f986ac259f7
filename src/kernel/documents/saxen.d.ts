/** What is used of saxen, which brings no types. */
declare module 'saxen' {
  type Decode = (text: string) => string
  interface Events {
    openTag: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void
    closeTag: (name: string) => void
    text: (text: string, decode: Decode) => void
    cdata: (text: string) => void
    comment: (text: string) => void
    question: (text: string) => void
    attention: () => void
    error: (error: Error) => void
    warn: (error: Error) => void
  }
  export class Parser {
    ns(prefixes: Readonly<Record<string, string>>): this
    on<Name extends keyof Events>(name: Name, heard: Events[Name]): this
    parse(xml: string): void
    stop(): void
  }
}
