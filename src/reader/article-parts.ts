import type { Article } from '../model/article.js'
import type { QuoteInContext } from '../model/quote.js'

/** What a part may weigh, in bytes of HTML, roughly: with what stands around it a page stays below 60 kB. */
const heaviest = 46_000

/** What a mention adds to a page beside its text. */
const mentionWeight = 200

/** What the first mention of an entity adds beside that: a card and a line in the panel. */
const entityWeight = 400

/** What a quote adds: its marks, its note in the margin and its line in the panel. */
const quoteWeight = 450

/** A stretch of an article that makes a page of its own. */
export interface ArticlePart {
  /** The article with the paragraphs of this part alone, and what is mentioned and said in them and in the title. */
  readonly article: Article
  /** Which part it is, from 1, and of how many. */
  readonly number: number
  readonly of: number
  /** First paragraphs of the parts before and behind, where there are any. */
  readonly previous: number | undefined
  readonly next: number | undefined
}

/** The path of the page that shows a paragraph, and of the paragraph there, or of the mark with this id in it. */
export function placeInArticle(url: string, paragraph: number, mark = `p${paragraph}`): string {
  return paragraph > 1 ? `${url}?paragraph=${paragraph}#${mark}` : `${url}#${mark}`
}

/** The path of a quote in its article's page. */
export function placeOfQuote({ id, spans, article }: QuoteInContext): string {
  return placeInArticle(article.url, spans[0]?.paragraph ?? 0, id)
}

/** The part of an article that holds a paragraph; the first one where it has no such paragraph. Paragraphs are not cut. */
export function articlePart(article: Article, paragraph: number): ArticlePart {
  const parts = divide(article)
  const found = parts.findIndex((numbers) => numbers.includes(paragraph))
  const index = Math.max(0, found)
  return {
    article: parts.length < 2 ? article : cut(article, new Set(parts[index])),
    number: index + 1,
    of: Math.max(1, parts.length),
    previous: parts[index - 1]?.[0],
    next: parts[index + 1]?.[0],
  }
}

/** The numbers of the paragraphs of each part. */
function divide({ paragraphs, mentions, quotes }: Article): number[][] {
  const mentioned = new Map<number, (string | null)[]>(paragraphs.map(({ number }) => [number, []]))
  for (const { paragraph, entity } of mentions) mentioned.get(paragraph)?.push(entity)
  const said = new Map<number | undefined, number>()
  for (const { spans } of quotes) said.set(spans[0]?.paragraph, (said.get(spans[0]?.paragraph) ?? 0) + 1)
  const weigh = ({ number, text }: Article['paragraphs'][number], met: Set<string | null>) => {
    let weight = Buffer.byteLength(text) + quoteWeight * (said.get(number) ?? 0)
    for (const entity of mentioned.get(number) ?? []) {
      weight += met.has(entity) ? mentionWeight : mentionWeight + entityWeight
      met.add(entity)
    }
    return weight
  }
  const parts: number[][] = []
  let met = new Set<string | null>([null])
  let weight = 0
  for (const paragraph of paragraphs) {
    weight += weigh(paragraph, met)
    const last = parts.at(-1)
    if (last !== undefined && weight <= heaviest) last.push(paragraph.number)
    else {
      parts.push([paragraph.number])
      met = new Set([null])
      weight = weigh(paragraph, met)
    }
  }
  return parts
}

function cut(article: Article, numbers: ReadonlySet<number>): Article {
  const mentions = article.mentions.filter(({ paragraph }) => paragraph === 0 || numbers.has(paragraph))
  const quotes = article.quotes.filter(({ spans }) => spans.some(({ paragraph }) => numbers.has(paragraph)))
  const times = new Map<string, number>()
  for (const { entity } of mentions) if (entity !== null) times.set(entity, (times.get(entity) ?? 0) + 1)
  return {
    ...article,
    paragraphs: article.paragraphs.filter(({ number }) => numbers.has(number)),
    mentions,
    quotes,
    entities: article.entities.flatMap((entity) => {
      const here = times.get(entity.id)
      return here === undefined ? [] : [{ ...entity, mentions: here }]
    }),
  }
}
