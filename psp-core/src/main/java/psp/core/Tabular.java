package psp.core;

/** A result that is also a table, for a spreadsheet or another program; psp-io's {@code TableFile} writes it. */
@FunctionalInterface
public interface Tabular {

    /**
     * The result as a table, counts first, its columns the same whatever the result says.
     *
     * @return the table
     */
    Table asTable();
}
