/** The mark: a wide stream that is pinched at one place. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#24365e" />
      <path d="M5 8c8 0 8 5.5 13 5.5S24 13 27 13v6c-3 0-4-.5-9-.5S13 24 5 24z" fill="#8fa8f5" />
      <path d="M18 13.5v5c5 0 6 .5 9 .5v-6c-3 0-4 .5-9 .5z" fill="#fb9211" />
    </svg>
  );
}
