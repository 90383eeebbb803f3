package io.github.facturier.demo;

import java.nio.file.Path;
import okhttp3.OkHttpClient;

/**
 * The tools of a provider's part.
 *
 * @param http HTTP client that records the calls
 * @param table table of its steps
 * @param folder folder for its files
 */
record DemoRun(OkHttpClient http, StepTable table, Path folder) {}
