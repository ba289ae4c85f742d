import { createHash } from "node:crypto"

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:CanvasText}main{width:min(22rem,calc(100vw - 3rem))}h1{font-size:1.25rem;margin:0 0 1rem}label{display:block;margin:0 0 .75rem}input{display:block;box-sizing:border-box;width:100%;font:inherit;padding:.5rem;margin-top:.25rem}button{font:inherit;padding:.5rem 1rem;min-height:2.75rem}[role=alert]{border-left:3px solid;padding-left:.75rem}`

/** Headers of every page made here: nothing but its own style runs, nobody may frame it, its address goes nowhere. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
}

/** The page that a sign-in link opens. Opening it uses nothing up: programs open links to look at them. */
export function linkPage(name: string, link: string, next: string): string {
  return page(
    "Sign in to Inkling",
    `<form method="post" action="/inkling/signin"><p>You sign in as <strong>${escapeHtml(name)}</strong>.</p>
${hidden("link", link)}${hidden("next", next)}<button autofocus>Sign in</button></form>`,
  )
}

/** The page for people who have a password; `problem` says what went wrong. */
export function passwordPage(next: string, problem?: string): string {
  return page(
    "Sign in to Inkling",
    `${problem === undefined ? "" : `<p role="alert">${escapeHtml(problem)}</p>`}<form method="post" action="/inkling/signin">
<label>E-mail<input name="email" type="email" autocomplete="username" required autofocus></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required></label>
${hidden("next", next)}<button>Sign in</button></form>
<p>Without a password: open the link that <code>inkling signin</code> prints.</p>`,
  )
}

/** A page that only says what is wrong. */
export function problemPage(title: string, words: string): string {
  return page(title, `<p role="alert">${escapeHtml(words)}</p>`)
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`
}

function page(title: string, main: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${main}</main></body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
