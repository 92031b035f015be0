import { z } from 'zod'
import { Article, ArticleSummary } from '../model/article.js'
import { ArticleEntity, Entity, RelatedEntity } from '../model/entity.js'
import { Mention, MentionInContext } from '../model/mention.js'
import { MarkedParagraph, Paragraph } from '../model/paragraph.js'
import { Quote, QuoteInContext } from '../model/quote.js'
import { articleMatch, Facets, FoundArticle, FoundQuote, total, totalIsCapped } from '../model/search.js'
import { OffsetUnit } from '../model/span.js'
import { TimelinePeriod } from '../model/timeline.js'

/** The envelope of every list; some carry a member of their own. */
function listOf<T extends z.ZodType>(item: T, name: string, more: Record<string, z.ZodType> = {}) {
  return z
    .object({
      data: z.array(item).meta({ description: 'The items of this page.' }),
      next: z
        .string()
        .nullable()
        .meta({
          description: 'Path of the next page; null on the last one. The Link field has it too.',
          examples: ['/articles?limit=20&cursor=0Zk3f0aXvZ1nPq3hJX9y1FsiMjAyMy0wMi0yOCIsMV0'],
        }),
      ...more,
    })
    .meta({ id: name, description: 'One page of a list.' })
}

const withOffsets = { offsets: OffsetUnit }
const Block = z.union([Paragraph, MarkedParagraph])

/** An article cut down by `include` and `fields`. */
const PartialArticle = Article.partial().required({ id: true }).meta({
  id: 'PartialArticle',
  description: 'An article; members that `include` and `fields` leave out are missing.',
})

/** An article, whole or cut down. */
export const ArticleOrPart = z.union([Article, PartialArticle])

/** A quote by itself. */
export const SingleQuote = QuoteInContext.extend(withOffsets).meta({
  id: 'SingleQuote',
  description: 'A quote, the article it stands in, and the unit of its offsets.',
})

/** A found article cut down by `include` and `fields`: what the search says stays. */
const PartialFoundArticle = Article.partial().required({ id: true }).extend(articleMatch).meta({
  id: 'PartialFoundArticle',
  description: 'An article that a search found; members that `include` and `fields` leave out are missing.',
})

/** What a list says of itself with `q` or `facets`. */
const searched = {
  total: total.optional(),
  totalIsCapped: totalIsCapped.optional(),
  facets: Facets.optional(),
}

export const ArticleList = listOf(
  z.union([ArticleSummary, Article, PartialArticle, FoundArticle, PartialFoundArticle]),
  'ArticleList',
  { ...searched, offsets: OffsetUnit.optional() },
)
export const FoundQuoteList = listOf(z.union([QuoteInContext, FoundQuote]), 'FoundQuoteList', {
  ...searched,
  ...withOffsets,
})
export const ArticleSummaryList = listOf(ArticleSummary, 'ArticleSummaryList')
export const ArticleEntityList = listOf(ArticleEntity, 'ArticleEntityList')
export const ParagraphList = listOf(Block, 'ParagraphList', {
  title: Block.meta({ description: 'The title, as paragraph number 0.' }),
})
export const MentionList = listOf(Mention, 'MentionList', withOffsets)
export const MentionInContextList = listOf(MentionInContext, 'MentionInContextList', withOffsets)
export const QuoteList = listOf(Quote, 'QuoteList', withOffsets)
export const QuoteInContextList = listOf(QuoteInContext, 'QuoteInContextList', withOffsets)
export const EntityList = listOf(Entity, 'EntityList')
export const RelatedEntityList = listOf(RelatedEntity, 'RelatedEntityList')
export const Timeline = listOf(TimelinePeriod, 'Timeline')
