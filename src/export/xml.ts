import { create } from 'xmlbuilder2'
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js'

type Attributes = Readonly<Record<string, string | undefined>>

/**
 * An element of an XML document that is being written. Texts and attribute values may be anything: they are escaped, and
 * characters that XML cannot hold (https://www.w3.org/TR/xml/#charsets) are dropped.
 */
export class XmlElement {
  readonly #element: XMLBuilder

  private constructor(element: XMLBuilder) {
    this.#element = element
  }

  /** A document's root. */
  static root(namespace: string, name: string, attributes: Attributes = {}): XmlElement {
    const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' })
    return new XmlElement(document.ele(namespace, name)).with(attributes)
  }

  /** Adds an element, with a text where one is given, behind what the element holds already. */
  child(name: string, attributes: Attributes = {}, text?: string): XmlElement {
    const child = new XmlElement(this.#element.ele(name)).with(attributes)
    return text === undefined ? child : child.text(text)
  }

  text(text: string): this {
    this.#element.txt(escaped(text))
    return this
  }

  /** The document that the element belongs to. */
  toDocument(): string {
    return `${this.#element.end()}\n`
  }

  with(attributes: Attributes): this {
    for (const [name, value] of Object.entries(attributes))
      if (value !== undefined) this.#element.att(name, escaped(value))
    return this
  }
}

/** The package takes `&amp;` in a text for an escaped ampersand, and leaves it. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;')
}
