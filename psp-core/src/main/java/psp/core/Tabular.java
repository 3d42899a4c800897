package psp.core;

/** A result that is also a table, for a spreadsheet or another program; psp-io's {@code TableFile} writes it. */
// No @FunctionalInterface: Jackson takes a class with any annotation for one of its own, and writes it as {}.
public interface Tabular {

    /**
     * The result as a table, counts first, its columns the same whatever the result says.
     *
     * @return the table
     */
    Table asTable();
}
