/**
 * What leaves the house: a study as one file that another department computes again.
 *
 * <p>{@link psp.share.StudyPack} holds counts, operation, results and sentences, never a person; {@link psp.share.Replay} computes every figure
 * again and names whatever differs.
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
 * var study = Study.of(Operation.in("Harbour").active("2016-01-01/2017-01-01"), counts);
 * var file = java.nio.file.Files.createTempDirectory("packs").resolve("harbour.zip");
 * StudyPack.of(study).write(file);
 * System.out.println(Replay.of(file));
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.share;

import org.jspecify.annotations.NullMarked;
