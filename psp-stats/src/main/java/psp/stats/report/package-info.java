/**
 * The weekly tables: by zone and outcome, beside the same days of earlier years.
 *
 * <p>{@link psp.stats.report.CompStat} is the table of 7 days, 28 days and the year to date; {@link psp.stats.report.SpikeReport} says which zones
 * stand out among all. A flag is a question, not a finding.
 *
 * <pre>{@code
 * var day = LocalDate.of(2013, 1, 1);
 * var cells = new java.util.ArrayList<ZoneCounts.Cell>();
 * for (int i = 0; i < 4 * 365; i++) {
 *     cells.add(new ZoneCounts.Cell(Period.ofDay(day.plusDays(i)), "Harbour", i % 3 == 0 ? 1 : 0));
 * }
 * var counts = ZoneCounts.ofTable("robbery", cells);
 * System.out.println(CompStat.of(List.of(counts), counts.zones(), LocalDate.of(2016, 11, 28)));
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.stats.report;

import org.jspecify.annotations.NullMarked;
