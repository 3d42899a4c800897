/**
 * The nouns: incidents, zones, periods, operations, and counts by place and day.
 *
 * <p>Everything is counted into {@link psp.core.ZoneCounts}, and everything is asked of it: whole numbers by place and day that say what was
 * counted, where, and up to when. A department that has a monthly table begins there; one that has incidents lets
 * {@code psp.geo.ZoneIndex} count them. An {@link psp.core.Operation} says where and when something was done.
 *
 * <pre>{@code
 * var cells = new java.util.ArrayList<ZoneCounts.Cell>();
 * for (Period month : Period.parse("2014-01-01/2017-01-01").months()) {
 *     cells.add(new ZoneCounts.Cell(month, "Harbour", 12));
 *     cells.add(new ZoneCounts.Cell(month, "Market", 9));
 * }
 * var counts = ZoneCounts.ofTable("burglary", cells);
 * System.out.println(counts.in("Harbour").count(Period.parse("2016")));
 * var operation = Operation.in("Harbour").active("2016-04-01/2016-10-01").withdrawn("2016-10-01/2017-01-01");
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.core;

import org.jspecify.annotations.NullMarked;
