/** The drop of ink that stands for Inkling. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M16 2.5c4.6 5.9 9.5 11 9.5 17.1a9.5 9.5 0 0 1-19 0C6.5 13.5 11.4 8.4 16 2.5Z"
        fill="var(--accent)"
      />
      <path
        d="M11 19.5a5 5 0 0 0 4.6 5.2"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}
