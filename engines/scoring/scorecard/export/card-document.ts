import type { BinnedModelFeature, ModelDocument } from '../../model/document.ts';

/** A model whose features are all bins with points. */
export type CardDocument = Omit<ModelDocument, 'features'> & { readonly features: readonly BinnedModelFeature[] };
