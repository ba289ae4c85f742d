let katex: Promise<typeof import("./katex.ts")> | undefined

/** Draws an expression into an element, once KaTeX has come; until then, and where it is none, its text stands. */
export function drawEquation(element: HTMLElement, expression: string, isBlock = false): void {
  katex ??= import("./katex.ts")
  void katex.then(({ render }) => render(element, expression, isBlock))
}
