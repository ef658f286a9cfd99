/** The constraint's own shape: two wedges that pinch the stream. It marks the constraint beside the word, in any colour. */
export function NeckMark({ size = 16 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden focusable="false" fill="currentColor">
      <path d="M2 1h12L9.2 6.4H6.8zM2 15h12L9.2 9.6H6.8z" />
    </svg>
  );
}
