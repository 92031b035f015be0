import { type ArticleReference, articleUrl } from '../../model/article-reference.js'
import { article } from './schema.js'

/** The columns of an article reference, for joins. */
export const referenceColumns = {
  id: article.id,
  title: article.title,
  language: article.language,
  publisher: article.publisher,
  publishedAt: article.publishedAt,
}

/** An article as other resources point at it. */
export function toReference(
  row: Pick<typeof article.$inferSelect, keyof typeof referenceColumns>,
): ArticleReference {
  return {
    id: row.id,
    url: articleUrl(row.id),
    title: row.title,
    language: row.language,
    publisher: row.publisher,
    publishedAt: row.publishedAt,
  }
}
