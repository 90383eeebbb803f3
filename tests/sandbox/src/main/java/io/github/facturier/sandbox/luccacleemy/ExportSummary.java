package io.github.facturier.sandbox.luccacleemy;

/**
 * An export in the history.
 *
 * @param id its number
 * @param legalEntityId the establishment whose entries it contains
 * @param entries the number of its entries
 */
public record ExportSummary(long id, long legalEntityId, int entries) {}
