/**
 * The page a commander reads, and its pictures.
 *
 * <p>{@link psp.share.brief.Brief} is the page. It asks the study of a pack for its answers, as every reader of a study does.
 * {@code TopWords} takes the top from the statement: headline, questions, what is next. Of the blocks,
 * {@code LatestMonth}, {@code EarlierYears}, {@code WeeklyTable}, {@code MoveOfficers}, {@code ExpectedNote} and {@code DataRemarks} are
 * words and rows, made once as {@code BriefParts}; the others are pictures, one class each: {@code MonthsChart} the counts month by month
 * with what was expected ({@code Course}), {@code AreasChart}, {@code BenchmarksChart} and {@code StandingChart} values with their ranges
 * (all three by {@code RangesChart}), {@code PlaceboChart} the trials on other areas, {@code LooksChart} the checks of a watch, {@code
 * ZoneMap} the ground ({@code MapFrame} cuts it, {@code MapNames} keeps names apart). A block whose question has no answer is left out. A
 * picture is a drawing: a sheet for a phone and perhaps one for a page, what it shows in words, and its numbers as a table. Axes, legends
 * and letters are those of one package that knows nothing of policing; this one knows nothing of SVG. {@code BriefPage} puts all together
 * in one file of HTML without a script, {@code Rtf} the statement in one that word processors edit; {@code Wording} says periods, percentages
 * and units.
 *
 * <pre>{@code
 * var cells = new java.util.ArrayList<ZoneCounts.Cell>();
 * for (Period month : Period.parse("2012-01-01/2018-01-01").months()) {
 *     cells.add(new ZoneCounts.Cell(month, "Harbour", month.start().getYear() == 2016 ? 6 : 12));
 *     cells.add(new ZoneCounts.Cell(month, "Market", 9));
 * }
 * var study = Study.of(Operation.in("Harbour").active("2016-01-01/2017-01-01"), ZoneCounts.ofTable("burglary", cells));
 * Brief.of(study).write(java.nio.file.Files.createTempDirectory("pages").resolve("harbour.html"));
 * System.out.println(Brief.of(study).charts().keySet());
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.share.brief;

import org.jspecify.annotations.NullMarked;
