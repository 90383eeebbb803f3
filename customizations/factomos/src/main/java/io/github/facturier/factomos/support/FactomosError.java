package io.github.facturier.factomos.support;

import org.jspecify.annotations.Nullable;

/**
 * The meaning of an error of Factomos. The numbers are ambiguous: one number has different meanings
 * in different actions, and one meaning has different numbers.
 *
 * <p>Source: README 1.29, the tables of errors.
 */
public enum FactomosError {
  /** The field {@code token} is missing. */
  MISSING_TOKEN,
  /** The field {@code crequest} is missing. */
  MISSING_CRYPTED_REQUEST,
  /** No account has this token. */
  INVALID_TOKEN,
  /** The daily quota is used up. Default: 500 calls. */
  TOO_MANY_CALLS,
  /** The request could not be decrypted; the secret may be wrong. */
  INVALID_CRYPTED_REQUEST,
  /** {@code action} is missing or unknown. */
  INVALID_ACTION,
  /** {@code client_id} is missing. */
  MISSING_CLIENT_ID,
  /** No client has this identifier. */
  CLIENT_NOT_FOUND,
  /** {@code category} is missing. */
  MISSING_CATEGORY,
  /** {@code client_company_name} is missing. */
  MISSING_CLIENT_COMPANY_NAME,
  /** {@code service_id} is missing. */
  MISSING_SERVICE_ID,
  /** No service has this identifier. */
  SERVICE_NOT_FOUND,
  /** {@code service_name} is missing. */
  MISSING_SERVICE_NAME,
  /** {@code price} is missing. */
  MISSING_PRICE,
  /** {@code invoice_id} is missing. */
  MISSING_INVOICE_ID,
  /** {@code amount} is missing. */
  MISSING_AMOUNT,
  /** {@code payment_type} is missing. */
  MISSING_PAYMENT_TYPE,
  /** No invoice has this identifier. */
  INVOICE_NOT_FOUND,
  /** The invoice has several payments: {@code payment_id} is required. */
  SEVERAL_PAYMENTS,
  /** {@code supplier_id} is missing. */
  MISSING_SUPPLIER_ID,
  /** {@code expense_id} is missing. */
  MISSING_EXPENSE_ID,
  /** No expense has this identifier. */
  EXPENSE_NOT_FOUND,
  /** {@code estimate_id} is missing. */
  MISSING_ESTIMATE_ID,
  /** No estimate has this identifier. */
  ESTIMATE_NOT_FOUND,
  /** {@code category} is neither {@code services} nor {@code produits}. */
  INVALID_CATEGORY,
  /** The token of the API keys belongs to no Factomos account. */
  TOKEN_WITHOUT_ACCOUNT,
  /** {@code username} is missing. */
  MISSING_USERNAME,
  /** An account with this username exists already. */
  USERNAME_NOT_AVAILABLE,
  /** {@code auth_token} is missing. */
  MISSING_AUTH_TOKEN,
  /** The {@code auth_token} is unknown. */
  INVALID_AUTH_TOKEN,
  /** Only partners of Factomos may do this. */
  ACTION_NOT_AUTHORIZED,
  /** There is no user session. */
  NO_SESSION,
  /** {@code company_id} is missing. */
  MISSING_COMPANY_ID,
  /** No account has this {@code company_id}. */
  ACCOUNT_NOT_FOUND,
  /** {@code subscription_status} is missing. */
  MISSING_SUBSCRIPTION_STATUS,
  /** {@code subscription_status} is none of {@code active}, {@code readonly}, {@code blocked}. */
  INVALID_SUBSCRIPTION_STATUS,
  /** {@code invoice_status} is missing. */
  MISSING_INVOICE_STATUS,
  /** {@code invoice_status} is none of the seven statuses. */
  INVALID_INVOICE_STATUS,
  /** {@code page_index} is greater than the number of invoices. */
  INVALID_PAGE_INDEX,
  /** An error that is not documented for the action. */
  UNKNOWN;

  /** Returns the constant with the name from the spec; {@link #UNKNOWN} if there is none. */
  static FactomosError of(@Nullable String name) {
    for (FactomosError error : values()) {
      if (error.name().equals(name)) {
        return error;
      }
    }
    return UNKNOWN;
  }
}
