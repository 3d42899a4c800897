/**
 * Is it coming back after a withdrawal, since when, and how to withdraw in stages.
 *
 * <p>{@link psp.stats.watch.Watch} is a value: observe a month or week and keep the new one. It raises a false alarm in a stated share of
 * years if nothing changes. {@link psp.stats.watch.ChangeDate} says since when a level has been back.
 *
 * <pre>{@code
 * var before = new long[] {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9};
 * var during = new long[] {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5};
 * var watch = Watch.of(12, before, during).falseAlarmChancePerYear(0.10);
 * for (long count : new long[] {5, 6, 12, 13, 14}) {
 *     watch = watch.observe(count);
 * }
 * System.out.println(watch.verdict() + " " + watch.statement().wrapped(100));
 * var kept = Watch.parse(watch.toText());
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.stats.watch;

import org.jspecify.annotations.NullMarked;
