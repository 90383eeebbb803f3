import { created, named } from './named.mjs';

export default {
  environment: async ({ url, identifier, key, firmId, clientId, clientSecret, redirectUri }) => ({
    username: identifier,
    password: key,
    basicAuthUsername: identifier,
    basicAuthPassword: key,
    firm_id: firmId,
    contact: 'Newman (newman@exemple.fr)',
    oauth_id: clientId,
    oauth_secret: clientSecret,
    oauth_redirect: redirectUri,
    oauth_code: await consent(url, clientId, redirectUri, identifier, key),
  }),
  order: [
    // What was invoiced cannot be deleted: these are made twice.
    'createCustomer', 'createQuote', 'deleteQuote', { id: 'createInvoice', body: { customer_id: '<customer>', type_doc: 'draft' } }, 'deleteInvoice',
    'deleteCustomer',
    'createCustomer', 'createProduct', 'createSupplier', 'createCategory', 'createFollowUp', 'createQuote', 'createInvoice', 'createPurchase',
    'createSettlement',
    'listCustomers', 'getCustomer', 'updateCustomer', 'listCustomerInvoices', 'listCustomerQuotes', 'archiveCustomer', 'unarchiveCustomer',
    'uploadCustomerFile', 'listCustomerFiles',
    'listProducts', 'getProduct', 'updateProduct',
    'listSuppliers', 'getSupplier', 'updateSupplier',
    'listCategories', 'getCategory', 'updateCategory',
    'listFollowUps', 'getFollowUp', 'updateFollowUp',
    'listQuotes', 'getQuote', 'updateQuote', 'downloadQuotePdf', 'uploadQuoteFile', 'listQuoteFiles', 'invoiceQuote',
    'listInvoices', 'getInvoice', 'downloadInvoicePdf', 'uploadInvoiceFile', 'listInvoiceFiles', 'sendEmail',
    'listSettlements', 'getSettlement', 'deleteSettlement', 'updateInvoice', 'refundInvoice',
    'listRecurringInvoices', 'getRecurringInvoice',
    'listPurchases', 'getPurchase', 'updatePurchase', 'uploadPurchaseFile', 'listPurchaseFiles',
    'listRecurringPurchases', 'getRecurringPurchase',
    'getAccount', 'listSubscriptionOrders', 'listCollaborators', 'exchangeCode', 'refreshToken',
    'deleteFile', 'deletePurchase', 'deleteFollowUp', 'deleteCategory', 'deleteSupplier', 'deleteProduct',
  ],
  everywhere: { invoice_id: 'invoice' },
  use: named({
    customer: [
      'getCustomer', 'updateCustomer', 'listCustomerInvoices', 'listCustomerQuotes', 'archiveCustomer', 'unarchiveCustomer',
      'uploadCustomerFile', 'deleteCustomer',
    ],
    product: ['getProduct', 'updateProduct', 'deleteProduct'],
    supplier: ['getSupplier', 'updateSupplier', 'deleteSupplier'],
    category: ['getCategory', 'updateCategory', 'deleteCategory'],
    followUp: ['getFollowUp', 'updateFollowUp', 'deleteFollowUp'],
    quote: ['getQuote', 'updateQuote', 'downloadQuotePdf', 'uploadQuoteFile', 'invoiceQuote', 'deleteQuote'],
    invoice: ['getInvoice', 'downloadInvoicePdf', 'uploadInvoiceFile', 'updateInvoice', 'refundInvoice', 'deleteInvoice'],
    recurringInvoice: ['getRecurringInvoice'],
    settlement: ['getSettlement', 'deleteSettlement'],
    purchase: ['getPurchase', 'updatePurchase', 'uploadPurchaseFile', 'deletePurchase'],
    recurringPurchase: ['getRecurringPurchase'],
    file: ['deleteFile'],
  }),
  body: {
    createQuote: { customer_id: '<customer>' },
    updateQuote: { customer_id: '<customer>', items: undefined },
    createInvoice: { customer_id: '<customer>' },
    createSettlement: { invoice_id: '<invoice>' },
    createPurchase: { supplier_id: '<supplier>' },
    exchangeCode: {
      client_id: '{{oauth_id}}', client_secret: '{{oauth_secret}}', code: '{{oauth_code}}', redirect_uri: '{{oauth_redirect}}',
    },
    refreshToken: { client_id: '{{oauth_id}}', client_secret: '{{oauth_secret}}', refresh_token: '{{oauth_refresh}}' },
  },
  header: { 'User-Agent': '{{contact}}' },
  query: {
    sendEmail: { bill_id: '{{invoice}}' },
  },
  keep: {
    ...created('customer', 'product', 'supplier', 'category', 'followUp', 'quote', 'invoice', 'purchase', 'settlement'),
    listCustomerFiles: { file: '(answer) => answer[0].id' },
    listRecurringInvoices: { recurringInvoice: '(answer) => answer[0].id' },
    listRecurringPurchases: { recurringPurchase: '(answer) => answer[0].id' },
    exchangeCode: { oauth_refresh: '(answer) => answer.refresh_token' },
  },
};

/** The code that a user's consent in the browser would give. */
async function consent(url, clientId, redirectUri, user, password) {
  const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: 'read_write' });
  const headers = {
    Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`, 'User-Agent': 'Newman (newman@exemple.fr)',
  };
  const answer = await fetch(new URL(`oauth/authorize?${query}`, url), { headers, redirect: 'manual' });
  return new URL(answer.headers.get('location')).searchParams.get('code');
}
