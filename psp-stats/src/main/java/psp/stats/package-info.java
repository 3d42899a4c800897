/**
 * A study and its answers: did it fall, by more than elsewhere, did it move, where does it stand now.
 *
 * <p>{@link psp.stats.Study} takes an operation and counts, and computes nothing until it is asked. Each question has a method that throws where
 * it cannot be asked; {@link psp.stats.Answers} holds every question at once, each with its result or the reason why there is none. What is
 * said aloud is {@link psp.stats.Study#statement}.
 *
 * <pre>{@code
 * var cells = new java.util.ArrayList<ZoneCounts.Cell>();
 * for (Period month : Period.parse("2012-01-01/2018-01-01").months()) {
 *     int year = month.start().getYear();
 *     cells.add(new ZoneCounts.Cell(month, "Harbour", year == 2016 ? 6 : 12));
 *     cells.add(new ZoneCounts.Cell(month, "Market", 9));
 * }
 * var counts = ZoneCounts.ofTable("burglary", cells);
 *
 * var operation = Operation.in("Harbour").active("2016-01-01/2017-01-01");
 * var study = Study.of(operation, counts);
 * System.out.println(study.reduction());
 * System.out.println(study.statement().wrapped(100));
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.stats;

import org.jspecify.annotations.NullMarked;
