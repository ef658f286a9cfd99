import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import {
  DeliveryMappingEffectDocument,
  type DeliveryMappingEffectQuery,
  type DeliveryMappingPartsFragment,
} from '../gql/documents';
import { useAnswer } from './answer';
import { faultsOf, formOf, inputOf, sameMapping, serverFault, type MappingForm } from './mapping-form';
import { useView } from './use-view';

/** Long enough to type a word, short enough to look like an answer to it. */
const TYPING_MS = 400;

export type MappingEffect = DeliveryMappingEffectQuery['deliveryMappingEffect'];
export type RuleMatch = MappingEffect['matches'][number];
/** How the parts change the form. */
export type ChangeMapping = (next: (form: MappingForm) => MappingForm) => void;

/** The mapping as it stands in the fields, whether it differs from what is saved, and what it would do. */
export function useMappingDraft(mapping: DeliveryMappingPartsFragment) {
  const { org } = useView();
  const { rules, services, incidentServices, changedAt } = mapping;
  // An answer that says the same keeps its lists, so that the fields are not made anew while somebody is in them.
  const saved = useMemo(() => formOf({ rules, services, incidentServices }), [rules, services, incidentServices]);
  const [draft, setDraft] = useState<{ form: MappingForm; since: string | null } | null>(null);
  const form = draft?.form ?? saved;
  const asked = useMemo(() => inputOf(form), [form]);
  const [settled] = useDebouncedValue(asked, TYPING_MS);
  const effect = useAnswer('DeliveryMappingEffect', DeliveryMappingEffectDocument, { org, input: settled.input });
  const old = settled !== asked || effect.isPlaceholderData;
  const told = effect.data?.deliveryMappingEffect;
  const matches = useMemo(
    () =>
      new Map<number, RuleMatch>(
        old || !told ? [] : told.matches.map((match) => [settled.keys.rules[match.rule], match] as const),
      ),
    [old, told, settled],
  );
  const change: ChangeMapping = (next) =>
    setDraft((before) => ({ form: next(before?.form ?? saved), since: before ? before.since : changedAt }));
  return {
    form,
    changed: draft !== null && !sameMapping(draft.form, saved),
    input: asked.input,
    faults: useMemo(() => faultsOf(form), [form]),
    effect: told,
    fault: effect.error,
    /** The effect is of what stood in the fields before. */
    old,
    /** What the server says is wrong with a row, at its field; {} = nothing, or it is about the whole. */
    refused: effect.error ? serverFault(effect.error.message, settled.keys) : {},
    /** By the key of a rule; empty while they are asked for. */
    matches,
    /** Somebody saved another mapping since the first change was made here. */
    overtaken: draft !== null && draft.since !== changedAt,
    change,
    discard: () => setDraft(null),
  };
}
