import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export type Element = Tree.Element

/** The elements of a page in document order, as a browser's parser finds them. */
export function elementsOf(page: string): Element[] {
  const found: Element[] = []
  const visit = (node: Tree.Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(page))
  return found
}

/** An attribute of an element. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

/** The text in an element, without that in descendants that `isLeftOut`. */
export function textIn(node: Tree.Node, isLeftOut: (element: Element) => boolean = () => false): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node) || ('tagName' in node && isLeftOut(node))) return ''
  return node.childNodes.map((child) => textIn(child, isLeftOut)).join('')
}

/** Whether an element has a class. */
export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(' ').includes(name)
}
