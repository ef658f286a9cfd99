// Runs before the first paint, so that a dark page never flashes white. A file of its own, not inline, so that the page
// works under a content security policy without 'unsafe-inline' scripts.
(function () {
  let stored = 'auto';
  try {
    stored = localStorage.getItem('downstream-theme') || 'auto';
  } catch (blocked) {
    // Storage is switched off in this browser: the system's theme is the answer.
    stored = 'auto';
  }
  const dark = stored === 'dark' || (stored === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
