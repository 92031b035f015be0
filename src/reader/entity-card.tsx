import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Entity } from '../model/entity.js'
import { namedType } from '../model/reconcile.js'
import { drawPage } from './shell.js'

/** A few words about an entity, as a piece of HTML: for whoever has to tell it from its namesakes. */
export function entityCard(entity: Entity): string {
  return renderToString(<Card entity={entity} />)
}

/** The same as a small page, to be shown in a frame of another one: English and without the shell of the reader. */
export function entityPreview(entity: Entity): string {
  return drawPage(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{entity.name}</title>
        <style>{style}</style>
      </head>
      <body>
        <Card entity={entity} />
        <p>
          <a href={entity.url} target="_blank" rel="noopener">
            {entity.url}
          </a>
        </p>
      </body>
    </html>,
  )
}

const style = 'body{font:14px/1.4 sans-serif;margin:8px}h1{font-size:16px;margin:0}p{margin:4px 0}'

function Card({ entity }: { readonly entity: Entity }): VNode {
  const { articles, mentions, quotesBy } = entity.counts
  const names = entity.aliases.slice(0, 5).map(({ text }) => text)
  return (
    <>
      <h1>{entity.name}</h1>
      <p>{[namedType(entity.type).name, entity.wikidata ?? []].flat().join(' · ')}</p>
      {entity.description === null ? null : <p>{entity.description}</p>}
      {names.length === 0 ? null : <p>Also: {names.join(', ')}</p>}
      <p>{`${articles} articles, ${mentions} mentions, ${quotesBy} quotes`}</p>
    </>
  )
}
