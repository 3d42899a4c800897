/**
 * The page a commander reads, and its pictures.
 *
 * <p>{@link psp.share.brief.Brief} is the page. It asks the study of a pack for its answers, as every reader of a study does;
 * {@code BriefStory} says them in the order of the questions, and one class a picture draws them: {@code MonthsChart} the counts
 * month by month with what was expected ({@code Course}), {@code AreasChart}, {@code BenchmarksChart} and {@code StandingChart}
 * values with their ranges (all three by {@code RangesChart}), {@code LooksChart} the looks of a watch, {@code ZoneMap} the ground.
 * Each gives a drawing, or none where its question has no answer: a sheet for a phone and perhaps one for a page, what it shows in
 * words, and its numbers as a table. Axes, legends and letters are those of one package that knows nothing of policing; this one
 * knows nothing of SVG. {@code BriefPage} puts all together in one file of HTML without a script, {@code Rtf} the statement in
 * one that word processors edit.
 */
@NullMarked
package psp.share.brief;

import org.jspecify.annotations.NullMarked;
