/** A line of a file of statutes, a line of questions, and what is answered. */
import { z } from 'zod'

/** One article of a file of statutes: law, day of the version, where it was found, number, text. */
export const articleLineShape = z.object({
  law: z.string().trim().min(1).max(200),
  date: z.union([z.literal(''), z.iso.date()]).nullish(),
  path: z.string().max(400).nullish(),
  no: z.string().trim().min(1).max(40),
  text: z.string().trim().min(1).max(60_000),
})
export type ArticleLine = z.infer<typeof articleLineShape>

const word = z.union([z.string(), z.number()])
/** A question to be answered at the command line; the names other tools give to the same are known. */
export const questionLineShape = z.union([
  z.string().transform(query => ({ id: null, query })),
  z
    .object({
      id: word.optional(),
      qid: word.optional(),
      query_id: word.optional(),
      query: z.string().optional(),
      q: z.string().optional(),
      text: z.string().optional(),
      question: z.string().optional(),
    })
    .transform(it => ({
      id: it.id ?? it.qid ?? it.query_id ?? null,
      query: it.query ?? it.q ?? it.text ?? it.question ?? '',
    })),
])

export const searchQueryShape = z.object({
  q: z.string().max(2000).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(10),
})

export const articleShape = z.object({
  id: z.uuid(),
  law: z.string(),
  no: z.string(),
  date: z.string().nullable(),
  text: z.string(),
  /** In force as far as the loaded texts say. */
  isCurrent: z.boolean(),
  /** What took its place, if something did. */
  supersededBy: z.string().nullable(),
  /** The text that took its place is in force since this day and was not loaded: number and words may differ by now. */
  awaitedSince: z.string().nullable(),
})
export type Article = z.infer<typeof articleShape>

export const searchAnswerShape = z.object({
  /** none: no statutes were loaded; preparing: they are being read, ask again in a few seconds. */
  state: z.enum(['none', 'preparing', 'ready']),
  articles: z.array(
    articleShape.extend({
      /** Which words of the text answer the question. */
      words: z.array(z.string()),
    }),
  ),
})
export type SearchAnswer = z.infer<typeof searchAnswerShape>

export const oneArticleShape = z.object({
  article: articleShape,
  before: z.array(articleShape),
  after: z.array(articleShape),
})
