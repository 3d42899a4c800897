package psp.io;

import java.util.function.Consumer;
import psp.core.Incident;

/** Takes the rows of a file that are kept, in their order. */
interface KeptRows {

    /** Takes a row; it is good until the next is read. */
    void row(ReadRow row);

    /** Takes what was made of a row that was held back. */
    void incident(Incident incident);

    /** Makes an incident of each. */
    static KeptRows incidents(Consumer<? super Incident> consumer) {
        return new KeptRows() {
            @Override
            public void row(ReadRow row) {
                consumer.accept(row.incident());
            }

            @Override
            public void incident(Incident incident) {
                consumer.accept(incident);
            }
        };
    }
}
