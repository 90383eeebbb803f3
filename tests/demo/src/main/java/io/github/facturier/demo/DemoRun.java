package io.github.facturier.demo;

import java.nio.file.Path;
import okhttp3.OkHttpClient;

/**
 * What the part of a provider works with.
 *
 * @param http for its client, so that the calls are seen
 * @param table takes its steps
 * @param folder where its files go
 */
record DemoRun(OkHttpClient http, StepTable table, Path folder) {}
