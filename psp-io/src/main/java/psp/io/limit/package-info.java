/**
 * Bounds on what is read, so that no file can fill the machine, and progress while a long one is read.
 *
 * <p>{@link psp.io.limit.Limits#DEFAULT} suits the exports of a city; a door that takes limits refuses what is larger, naming the limit.
 *
 * <pre>{@code
 * var strict = Limits.DEFAULT.withColumns(50).withFieldCharacters(10_000);
 * System.out.println(strict);
 * }</pre>
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package psp.io.limit;

import org.jspecify.annotations.NullMarked;
