/**
 * The part of the DOM that intake uses, by the names of the DOM Standard. Spelled out, for the compiler's own DOM types
 * would bring a browser's globals into a server.
 */
export interface PageNode {
  readonly nodeType: number
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
  readonly parentNode: PageNode | null
}

/** A text node (`nodeType` 3). */
export interface PageText extends PageNode {
  data: string
}

/** An element (`nodeType` 1). */
export interface PageElement extends PageNode {
  readonly localName: string
  readonly textContent: string | null
  innerHTML: string
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
}

/** A parsed page. */
export interface PageDocument {
  readonly body: PageElement
  createElement(name: string): PageElement
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}
