import { readFileSync } from 'node:fs'
import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element of a parsed document; text nodes are strings. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  ignoreDeclaration: true,
  htmlEntities: false,
})

/** The root of an XML document. Throws when it is not well-formed. */
export function parseXml(text: string): Element {
  const validity = XMLValidator.validate(text)
  if (validity !== true) throw new Error(validity.err.msg)
  const roots = (parser.parse(text) as Raw[]).map(toElement).filter((node) => typeof node !== 'string')
  if (roots.length !== 1) throw new Error(`${roots.length} roots`)
  return roots[0] as Element
}

type Raw = Record<string, unknown>

function toElement(raw: Raw): Element | string {
  if ('#text' in raw) return String(raw['#text'])
  const name = Object.keys(raw).find((key) => key !== ':@') as string
  return {
    name,
    attributes: (raw[':@'] ?? {}) as Record<string, string>,
    children: (raw[name] as Raw[]).map(toElement),
  }
}

/** The text inside an element. */
export function textOf(node: Element | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('')
}

/** An element and all elements inside it, in document order. */
export function elementsOf(element: Element): Element[] {
  return [
    element,
    ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
  ]
}

interface TeiElement {
  readonly name: string
  readonly children: readonly string[]
  readonly attributes: readonly { readonly name: string }[]
}

/** The elements of TEI P5 as the editor «Jinn» knows them, made from the TEI's own source. */
const teiElements = new Map(
  (
    JSON.parse(
      readFileSync(
        new URL('../../node_modules/@jinntec/jinn-codemirror/src/tei.json', import.meta.url),
        'utf8',
      ),
    ) as { elements: TeiElement[] }
  ).elements.map((element) => [element.name, element]),
)

/** What TEI does not allow in a document: elements in the wrong place, attributes that they do not have. */
export function teiFaults(element: Element): string[] {
  const known = teiElements.get(element.name)
  if (known === undefined) return [`no element ${element.name}`]
  const attributes = new Set(['xmlns', ...known.attributes.map(({ name }) => name)])
  const wrong = Object.keys(element.attributes).filter((name) => !attributes.has(name))
  return [
    ...wrong.map((name) => `${element.name} has no ${name}`),
    ...element.children.flatMap((child) => {
      if (typeof child === 'string') return []
      const misplaced = known.children.includes(child.name) ? [] : [`no ${child.name} in ${element.name}`]
      return [...misplaced, ...teiFaults(child)]
    }),
  ]
}
