package io.github.facturier.runtime;

import java.util.Map;

/**
 * An answer that says that something went wrong.
 *
 * @param status the HTTP status
 * @param body the text, cut at 64 KiB
 * @param names the names of the provider's error codes for the operation that was called, by code;
 *     empty where codes mean the same everywhere
 */
public record FailedAnswer(int status, String body, Map<String, String> names) {}
