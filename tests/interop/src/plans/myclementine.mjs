const login = '(answer) => answer.data.token';

export default {
  environment: ({ username, password, societyId, userId }) => ({
    username,
    password,
    society_id: societyId,
    user_id: userId,
    file_id: 3411,
    account_id: 1,
    transaction_id: 1234567,
    month: '01',
    year: '2018',
  }),
  // A company keeps its books in one of two ways, and has the operations of that one only.
  order: {
    accrual: [
      'createToken', 'getDetailAccountingFile', 'getTvasByAccountingFile', 'setAccountEnga', 'getProfil', 'getSociety',
      'editMyIdentifiant', 'editMyLogo', 'editMySociety',
    ],
    cash: [
      'createToken', 'listFilesPurchase', 'listFilesPurchaseByMonth', 'listFilesSales', 'listFilesSalesByMonth', 'listFilesVarious',
      'saveFileForTransaction', 'editMyPassword',
    ],
  },
  body: {
    createToken: { username: '{{username}}', password: '{{password}}' },
  },
  keep: {
    createToken: { token: login, bearerToken: login },
  },
};
