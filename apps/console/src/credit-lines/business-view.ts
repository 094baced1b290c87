import type { MyApplication } from '@lendline/applications/contract';

/** What an application says of the business that it is for. */
export type BusinessView = Pick<MyApplication, 'business' | 'guarantor' | 'product' | 'creditLineId'>;

export function businessView({ business, guarantor, product, creditLineId }: MyApplication): BusinessView {
  return {
    ...(business && { business }),
    ...(guarantor && { guarantor }),
    ...(product && { product }),
    ...(creditLineId && { creditLineId }),
  };
}
