package psp.io.limit;

import java.io.Serializable;
import psp.core.internal.Texts;

/**
 * What a file may ask of the machine before its reading is refused, so that a damaged or hostile one cannot fill it.
 *
 * <p>{@link #DEFAULT} is far beyond any department's export; the refusal names the limit and the method that raises it.
 * Doors that ask for no limits keep to it; the same file read by {@link psp.io.IncidentFile}, {@link psp.io.IncidentJdbc},
 * {@link psp.io.zone.GeoJson} or {@link psp.io.zone.Shapefile} can have others.
 *
 * @param fieldCharacters the longest field, characters; 1,000,000 by default
 * @param rowCharacters the longest row, or object of JSON, characters, of a sheet with its markup; 16,000,000 by default
 * @param columns the most fields in a row; 5,000 by default
 * @param depth the deepest nesting of JSON, at most 1,000; 64 by default
 * @param inflation the most bytes that one compressed byte may become, on the average; 400 by default
 * @param bytesInMemory the most bytes of what must be held as a whole, such as a file of zones; 512,000,000 by default
 * @param querySeconds the longest that a database may work on a statement, seconds; 600 by default
 */
public record Limits(
        int fieldCharacters,
        int rowCharacters,
        int columns,
        int depth,
        int inflation,
        int bytesInMemory,
        int querySeconds)
        implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 1_000;
    /** The limits unless told otherwise. */
    public static final Limits DEFAULT = new Limits(1_000_000, 16_000_000, 5_000, 64, 400, 512_000_000, 600);

    /**
     * Limits.
     *
     * @param fieldCharacters the longest field, characters; 1,000,000 by default
     * @param rowCharacters the longest row, or object of JSON, characters, of a sheet with its markup; 16,000,000 by default
     * @param columns the most fields in a row; 5,000 by default
     * @param depth the deepest nesting of JSON, at most 1,000; 64 by default
     * @param inflation the most bytes that one compressed byte may become, on the average; 400 by default
     * @param bytesInMemory the most bytes of what must be held as a whole, such as a file of zones; 512,000,000 by default
     * @param querySeconds the longest that a database may work on a statement, seconds; 600 by default
     * @throws IllegalArgumentException if one is below 1, the depth above 1,000, or a field may be longer than its row
     */
    public Limits {
        atLeastOne("fieldCharacters", fieldCharacters);
        atLeastOne("rowCharacters", rowCharacters);
        atLeastOne("columns", columns);
        atLeastOne("depth", depth);
        atLeastOne("inflation", inflation);
        atLeastOne("bytesInMemory", bytesInMemory);
        atLeastOne("querySeconds", querySeconds);
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("The limit depth is " + depth + "; at most " + Texts.grouped(DEEPEST)
                    + ", since what is nested deeper fills the stack");
        }
        if (fieldCharacters > rowCharacters) {
            throw new IllegalArgumentException("The limit fieldCharacters, " + fieldCharacters
                    + ", is above rowCharacters, " + rowCharacters + "; raise that first");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("The limit " + name + " is " + value + "; at least 1");
        }
    }

    /**
     * The same with another longest field.
     *
     * @param characters at least 1
     * @return new limits
     */
    public Limits withFieldCharacters(int characters) {
        return new Limits(
                characters,
                Math.max(characters, rowCharacters),
                columns,
                depth,
                inflation,
                bytesInMemory,
                querySeconds);
    }

    /**
     * The same with another longest row; a field may then be no longer.
     *
     * @param characters at least 1
     * @return new limits
     */
    public Limits withRowCharacters(int characters) {
        return new Limits(
                Math.min(characters, fieldCharacters),
                characters,
                columns,
                depth,
                inflation,
                bytesInMemory,
                querySeconds);
    }

    /**
     * The same with another number of fields in a row.
     *
     * @param most at least 1
     * @return new limits
     */
    public Limits withColumns(int most) {
        return new Limits(fieldCharacters, rowCharacters, most, depth, inflation, bytesInMemory, querySeconds);
    }

    /**
     * The same with another depth of nesting.
     *
     * @param deepest 1 to 1,000
     * @return new limits
     */
    public Limits withDepth(int deepest) {
        return new Limits(fieldCharacters, rowCharacters, columns, deepest, inflation, bytesInMemory, querySeconds);
    }

    /**
     * The same with another inflation of compressed files.
     *
     * @param times at least 1
     * @return new limits
     */
    public Limits withInflation(int times) {
        return new Limits(fieldCharacters, rowCharacters, columns, depth, times, bytesInMemory, querySeconds);
    }

    /**
     * The same with another size of what is held as a whole.
     *
     * @param bytes at least 1
     * @return new limits
     */
    public Limits withBytesInMemory(int bytes) {
        return new Limits(fieldCharacters, rowCharacters, columns, depth, inflation, bytes, querySeconds);
    }

    /**
     * The same with another time for a statement of a database.
     *
     * @param seconds at least 1
     * @return new limits
     */
    public Limits withQuerySeconds(int seconds) {
        return new Limits(fieldCharacters, rowCharacters, columns, depth, inflation, bytesInMemory, seconds);
    }
}
