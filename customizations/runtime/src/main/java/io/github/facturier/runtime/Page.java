package io.github.facturier.runtime;

import java.util.List;
import okhttp3.Headers;

/**
 * One page of a list.
 *
 * @param number the page number, from 1; the number of preceding items if the provider pages by
 *     offset
 * @param items the items of the page
 * @param headers the headers of the response
 */
public record Page<T>(int number, List<T> items, Headers headers) {}
