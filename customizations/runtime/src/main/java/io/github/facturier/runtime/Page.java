package io.github.facturier.runtime;

import java.util.List;
import okhttp3.Headers;

/**
 * One page of a list.
 *
 * @param number its number, from 1; where pages are named by the items before them, how many these
 *     are
 * @param items what is on it
 * @param headers the headers it came with
 */
public record Page<T>(int number, List<T> items, Headers headers) {}
