import type { VNode } from 'preact'
import type { MentionInContext } from '../model/mention.js'
import { placeInArticle } from './article-parts.js'
import type { PageContext } from './context.js'
import { shorten, When } from './parts.js'
import { wordsOf } from './words.js'

/** Characters of an article's title beside a mention. */
const titleLength = 60

/** Keyword in context: one mention a line, its surfaces below each other. */
export function ContextTable({
  context,
  mentions,
}: {
  context: PageContext
  mentions: readonly MentionInContext[]
}): VNode {
  const words = wordsOf(context.language)
  return (
    <table class="kwic">
      <thead>
        <tr>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.mention}</th>
          <th scope="col">{words.after}</th>
          <th scope="col">{words.article}</th>
        </tr>
      </thead>
      <tbody>
        {mentions.map(({ id, paragraph, left, surface, right, article, type }) => (
          <tr key={id}>
            <td lang={article.language}>{left.trimStart()}</td>
            <td lang={article.language}>
              <b class={`sample ${type}`}>{surface}</b>
            </td>
            <td lang={article.language}>{right}</td>
            <td>
              <a
                href={placeInArticle(article.url, paragraph, id)}
                lang={article.language}
                title={article.title}
              >
                {shorten(article.title, titleLength)}
              </a>{' '}
              <small>
                {article.publisher === null ? null : `${article.publisher}, `}
                <When context={context} date={article.publishedAt} />
              </small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
