import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { icon, script, stylesheet } from './assets.js'
import { type PageContext, parametersOf } from './context.js'
import { wordsOf } from './words.js'

interface ShellProps {
  readonly context: PageContext
  readonly title: string
  /** One sentence for search engines and link previews. */
  readonly description?: string | undefined
  /** Which part of the site the page belongs to. */
  readonly section?: 'articles' | 'entities' | 'quotes' | 'search' | 'front'
  /** The page that follows in a list. */
  readonly next?: string | null
  readonly children: ComponentChildren
}

/** A whole page as HTML. All text in it is escaped where it is drawn: there is no other way to put text into a page. */
export function drawPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** What all pages have around their content: head, navigation, search box, other representations. */
export function Shell({ context, title, description, section, next, children }: ShellProps): VNode {
  const words = wordsOf(context.language)
  const sections = [
    ['articles', '/articles', words.articles],
    ['entities', '/entities', words.entities],
    ['quotes', '/quotes', words.quotes],
  ] as const
  const others = context.alternates.filter(({ isShown }) => !isShown)
  return (
    <html lang={context.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{section === 'front' ? title : `${title} – Glosse`}</title>
        {description === undefined ? null : <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={icon.path} type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet.path} />
        {context.alternates.length === 0 ? null : <link rel="canonical" href={canonicalUrl(context)} />}
        {next ? <link rel="next" href={next} /> : null}
        {others.map(({ type, path, format }) => (
          <link key={format} rel="alternate" type={type} href={path} />
        ))}
        <script src={script.path} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header class="site">
          {section === 'front' ? null : (
            <a class="brand" href="/">
              Glosse
            </a>
          )}
          <nav aria-label={words.navigation}>
            {sections.map(([name, path, label]) => (
              <a key={name} href={path} aria-current={section === name ? 'true' : undefined}>
                {label}
              </a>
            ))}
          </nav>
          {section === 'front' ? null : <SearchBox context={context} isLarge={false} />}
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="site">
          {others.length === 0 ? null : (
            <nav class="formats" aria-label={words.formats}>
              <h2>{words.formats}</h2>
              <ul>
                {others.map(({ format, type, path }) => (
                  <li key={format}>
                    <a href={path} type={type} rel="alternate">
                      {formatNames[format] ?? format}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <p>
            <a href="/docs">{words.documentation}</a>
          </p>
        </footer>
      </body>
    </html>
  )
}

/** The page's URL whatever format was asked for. */
function canonicalUrl(context: PageContext): string {
  const [path = ''] = context.path.split('?')
  const parameters = parametersOf(context)
  parameters.delete('format')
  return `${context.baseUrl}${path}${parameters.size === 0 ? '' : `?${parameters}`}`
}

/** How formats are called where people read about them. */
const formatNames: Readonly<Record<string, string>> = {
  json: 'JSON',
  jsonld: 'JSON-LD',
  webanno: 'Web Annotation',
  txt: 'Text',
  md: 'Markdown',
  tei: 'TEI',
  nif: 'NIF',
  ninjs: 'ninjs',
  ndjson: 'NDJSON',
  csv: 'CSV',
  feed: 'JSON Feed',
  atom: 'Atom',
}

/** The box that searches the archive; it shows what was searched for. */
export function SearchBox({ context, isLarge }: { context: PageContext; isLarge: boolean }): VNode {
  const words = wordsOf(context.language)
  const isResult = context.path.startsWith('/search')
  const asked = isResult ? (parametersOf(context).get('q') ?? '') : ''
  return (
    <search>
      <form class={isLarge ? 'search large' : 'search'} action="/search">
        <label class={isLarge ? undefined : 'quiet'} for="q">
          {words.searchFor}
        </label>
        <span class="box">
          <input
            id="q"
            type="search"
            name="q"
            value={asked === '' ? undefined : asked}
            required
            maxLength={500}
            autocomplete="off"
            aria-describedby={isLarge ? 'search-hint' : undefined}
          />
          <button type="submit">{words.search}</button>
        </span>
        {isLarge ? (
          <small id="search-hint" class="hint">
            {words.searchHint}
          </small>
        ) : null}
      </form>
    </search>
  )
}
