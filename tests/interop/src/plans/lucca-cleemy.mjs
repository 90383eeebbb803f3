export default {
  environment: ({ account, applicationKey }) => ({
    account, applicationKey, apiKey: `lucca application=${applicationKey}`, instance: 'cleemy', id: 1,
  }),
  // An export takes the entries with it: last.
  order: [
    'listEstablishments', 'listLegalUnits', 'listLegalEntities', 'listLegalEntitiesV3', 'getLegalEntity',
    'createExpenseAccountingExport',
  ],
};
