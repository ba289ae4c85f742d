// The second form lets through what keyboards send without the variation selector, such as a bare heart.
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)$/v

/** Whether the text is exactly one emoji, as Unicode recommends them for interchange. */
export function isEmoji(text: string): boolean {
  return EMOJI.test(text)
}
