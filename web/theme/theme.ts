import { createTheme, type MantineColorsTuple } from '@mantine/core';

const ink: MantineColorsTuple = [
  '#f1f4fa',
  '#e0e6f1',
  '#bdc9e0',
  '#98abd0',
  '#7890c2',
  '#5d78b2',
  '#48639f',
  '#374f85',
  '#2b3f6c',
  '#1f2e50',
];

/** The look of every page: the system's own fonts (nothing is loaded from outside), restrained colour, small radii. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  // White on the dark theme's main colour has a contrast of 3.2 only; from here on the text is black.
  luminanceThreshold: 0.25,
  colors: {
    ink,
    dark: [
      '#d5dae4',
      '#b3bbc9',
      '#98a2b4',
      '#6d7789',
      '#434b5a',
      '#323947',
      '#232935',
      '#1a1f29',
      '#12161e',
      '#0c0f15',
    ],
  },
  fontFamily:
    '-apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '7px', lg: '10px', xl: '16px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: { fontWeight: '620' },
  components: {
    Button: {
      // Left alone, a filled button takes the text colour of the light theme in both.
      vars: (_theme: unknown, { variant = 'filled', color }: { variant?: string; color?: string }) => ({
        root: variant === 'filled' && !color ? { '--button-color': 'var(--mantine-primary-color-contrast)' } : {},
      }),
    },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        openDelay: 250,
        multiline: true,
        maw: 320,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Popover: { defaultProps: { shadow: 'md', withinPortal: true } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
});
