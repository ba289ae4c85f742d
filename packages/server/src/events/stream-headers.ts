/** Headers of a text/event-stream that stays open. */
export const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
  // A stream ends with the server or the token: its connection is not kept for others.
  connection: "close",
  "x-content-type-options": "nosniff",
}
