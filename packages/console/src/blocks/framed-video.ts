/** The address to frame for videos of the large sites; undefined for files, which play by themselves. */
export function framedVideo(url: string): string | undefined {
  const youtube = /(?:youtube\.com\/watch\?(?:.*&)?v=|youtu\.be\/)([\w-]{11})/.exec(url)?.[1]
  if (youtube !== undefined) return `https://www.youtube-nocookie.com/embed/${youtube}`
  const vimeo = /vimeo\.com\/(\d+)/.exec(url)?.[1]
  return vimeo === undefined ? undefined : `https://player.vimeo.com/video/${vimeo}`
}
