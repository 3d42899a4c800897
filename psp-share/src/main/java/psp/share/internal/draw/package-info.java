/**
 * What pictures are made of, whatever they show.
 *
 * <p>A {@link psp.share.internal.draw.Scale} turns values into points. {@link psp.share.internal.draw.Axes} draws the lines and
 * numbers by which a picture is read, and {@link psp.share.internal.draw.Legend} says what its marks mean; both put words, rules,
 * boxes, dots and {@linkplain psp.share.internal.draw.Trace traces} on a {@link psp.share.internal.draw.Sheet}, what comes first
 * below what comes later. {@link psp.share.internal.draw.TextStyle} knows how wide words are, so that they can be kept apart
 * without asking a machine for its fonts. Colours are those of {@link psp.share.internal.draw.Ink} alone: a dark page finds the
 * dark like of each by the colour itself.
 *
 * <p>{@link psp.share.internal.draw.Sheet#svg} writes the sheet as SVG, with title and description for who cannot see it, the same
 * bytes on every machine; {@link psp.share.internal.draw.Png} makes pixels of it. A {@link psp.share.internal.draw.Drawing} is a
 * picture with all that stands around it: its words, its numbers as a table, a narrow and perhaps a wide sheet.
 */
@NullMarked
package psp.share.internal.draw;

import org.jspecify.annotations.NullMarked;
