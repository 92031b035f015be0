import type { ComponentChildren, VNode } from 'preact'
import type { Article } from '../model/article.js'
import { type EntityType, entityUrl } from '../model/entity.js'
import type { Mention } from '../model/mention.js'
import type { Mark, MarkedParagraph, Run } from '../model/paragraph.js'
import { type Quote, quoteUrl } from '../model/quote.js'
import type { PageContext } from './context.js'
import { shorten } from './parts.js'
import { wordsOf, writeCount } from './words.js'

/** What a card tells about an entity. */
export interface EntityCard {
  readonly id: string
  readonly name: string
  readonly type: EntityType
  readonly description: string | null
  /** Mentions in the article. */
  readonly mentions: number
}

/** What the marks of an article are drawn from. */
export interface MarkedArticle {
  readonly mentions: ReadonlyMap<string, Mention>
  readonly quotes: ReadonlyMap<string, Quote>
  readonly cards: ReadonlyMap<string, EntityCard>
  /** Ids of the mentions that have a card. */
  readonly carded: ReadonlySet<string>
  /** Ids already given to an element: a mark that is cut in pieces has its id on the first. */
  readonly placed: Set<string>
}

/** At most so many cards stand in an article, so that its page stays light. */
const cardLimit = 80

/** What the marks of `article` are drawn from; in a long article only the first mention of each entity has a card. */
export function markedArticle(article: Article, cards: ReadonlyMap<string, EntityCard>): MarkedArticle {
  const linked = article.mentions.filter(({ entity }) => entity !== null && cards.has(entity))
  const first = new Map(linked.toReversed().map((mention) => [mention.entity, mention]))
  const carded =
    linked.length <= cardLimit ? linked : linked.filter((mention) => first.get(mention.entity) === mention)
  return {
    mentions: new Map(article.mentions.map((mention) => [mention.id, mention])),
    quotes: new Map(article.quotes.map((quote) => [quote.id, quote])),
    cards,
    carded: new Set(carded.slice(0, cardLimit).map(({ id }) => id)),
    placed: new Set(),
  }
}

interface MarkedTextProps {
  readonly context: PageContext
  readonly paragraph: MarkedParagraph
  readonly article: MarkedArticle
}

/**
 * The text of a paragraph with its marks. Runs become nested elements, outermost first; marks that overlap are cut.
 * A mention that holds others is no link as a whole: each stretch of text links to its innermost mention.
 */
export function MarkedText({ context, paragraph, article }: MarkedTextProps): VNode {
  const draw = (runs: readonly Run[], depth: number, around: Mark | undefined): ComponentChildren[] =>
    groupRuns(runs, depth).map((group) => {
      const mark = group[0]?.marks[depth]
      if (mark === undefined) return link(group, around)
      const inside = { article, mark, context }
      if (mark.type !== 'mention')
        return <QuotedWords {...inside}>{draw(group, depth + 1, around)}</QuotedWords>
      return <MentionedName {...inside}>{draw(group, depth + 1, mark)}</MentionedName>
    })
  const link = (runs: readonly Run[], around: Mark | undefined): ComponentChildren => {
    const text = runs.map((run) => run.text).join('')
    return around === undefined || around.entity === null ? (
      text
    ) : (
      <a href={entityUrl(around.entity)}>{text}</a>
    )
  }
  const drawn: ComponentChildren[] = []
  let speaking: string | undefined
  for (const group of groupRuns(paragraph.runs, 0)) {
    const notes = quotesBegunIn(group, article).map((quote) => {
      const speaker = speakerName(context, quote)
      const isSame = speaker === speaking
      speaking = speaker
      return <SpeakerNote key={quote.id} context={context} quote={quote} isSame={isSame} />
    })
    const before = drawn.at(-1)
    if (notes.length > 0 && typeof before === 'string' && openingMark.test(before)) {
      // A note in the line stands before the quotation mark.
      drawn.splice(-1, 1, before.slice(0, -1), notes, before.slice(-1))
    } else drawn.push(notes)
    drawn.push(...draw(group, 0, undefined))
  }
  return <>{drawn}</>
}

/** A text that ends with a quotation mark that may open a quote. All of them are one UTF-16 unit. */
const openingMark = /[„“"»«‚‘']$/

/** Neighbouring runs under the same mark at a depth. */
function groupRuns(runs: readonly Run[], depth: number): Run[][] {
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    const before = last?.[0]?.marks[depth]
    const mark = run.marks[depth]
    if (last !== undefined && before?.id === mark?.id && before?.type === mark?.type) last.push(run)
    else groups.push([run])
  }
  return groups
}

/** The quotes whose first words stand in a group and were not met before. */
function quotesBegunIn(runs: readonly Run[], { quotes, placed }: MarkedArticle): Quote[] {
  const marks = runs.flatMap((run) => run.marks).filter(({ type, id }) => type === 'quote' && !placed.has(id))
  return [...new Set(marks.map(({ id }) => id))].flatMap((id) => quotes.get(id) ?? [])
}

interface MarkProps {
  readonly context: PageContext
  readonly article: MarkedArticle
  readonly mark: Mark
  readonly children: ComponentChildren
}

/** The id of a mark's first element; undefined for its further pieces. */
function place(id: string, placed: Set<string>): string | undefined {
  if (placed.has(id)) return undefined
  placed.add(id)
  return id
}

function QuotedWords({ article, mark, children }: MarkProps): VNode {
  if (mark.type === 'cue') return <span class="cue">{children}</span>
  const id = place(mark.id, article.placed)
  return (
    <span class={`quoted ${article.quotes.get(mark.id)?.kind ?? ''}`} id={id}>
      {children}
    </span>
  )
}

function MentionedName({ context, article, mark, children }: MarkProps): VNode {
  const id = place(mark.id, article.placed)
  const isDerived = article.mentions.get(mark.id)?.derived === true
  const card =
    id !== undefined && article.carded.has(mark.id) ? article.cards.get(mark.entity ?? '') : undefined
  const classes = ['m', mark.entityType ?? 'other', ...(isDerived ? ['derived'] : [])]
  return (
    <span class={classes.join(' ')} id={id}>
      {card === undefined ? null : <Card context={context} card={card} />}
      {children}
    </span>
  )
}

function Card({ context, card }: { context: PageContext; card: EntityCard }): VNode {
  return (
    <span class="card" lang={context.language} role="tooltip">
      <b>{card.name}</b>
      <i>{wordsOf(context.language).types[card.type]}</i>
      {card.description === null ? null : <span>{card.description}</span>}
      <small>{writeCount(context.language, card.mentions, 'mentionsHere')}</small>
    </span>
  )
}

function speakerName({ language }: PageContext, { speaker }: Quote): string {
  return shorten(speaker?.name ?? speaker?.surface ?? wordsOf(language).unknownSpeaker, nameLength)
}

/** Characters of a speaker's name that have room in the margin. */
const nameLength = 48

interface NoteProps {
  readonly context: PageContext
  readonly quote: Quote
  /** Whether the one before, in the same paragraph, has the same speaker: the name is not shown again then. */
  readonly isSame: boolean
}

/** Who says what follows: in the margin where there is one. */
function SpeakerNote({ context, quote, isSame }: NoteProps): VNode {
  const words = wordsOf(context.language)
  const name = speakerName(context, quote)
  if (isSame)
    return (
      <span class="note same" lang={context.language}>
        <a href={quoteUrl(quote.id)}>
          <span class="quiet">{name}: </span>
          {words.kinds[quote.kind]}
        </a>
      </span>
    )
  return (
    <span class="note" lang={context.language}>
      <a href={quoteUrl(quote.id)}>{name}</a> <span>{words.kinds[quote.kind]}</span>
    </span>
  )
}
