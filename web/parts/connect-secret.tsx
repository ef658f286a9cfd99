import { TextInput } from '@mantine/core';

interface ConnectSecretProps {
  label: string;
  description: string;
  error?: string | false;
  /** Whether one was entered before and is still kept. */
  entered: boolean;
  autoFocus?: boolean;
  onChange: (secret: string) => void;
}

/** A field for a secret. What is entered goes out by `onChange` and is never put back into the page, not even as an attribute. */
export function ConnectSecret({ entered, autoFocus, onChange, ...field }: ConnectSecretProps) {
  return (
    <TextInput
      {...field}
      type="password"
      autoComplete="new-password"
      autoCapitalize="none"
      spellCheck={false}
      data-autofocus={autoFocus || undefined}
      placeholder={entered ? 'entered; enter it again to change it' : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
