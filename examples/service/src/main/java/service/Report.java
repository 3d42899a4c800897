package service;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import psp.core.Position;

/**
 * What a record system says of one incident at one time: a later version takes the place of an earlier one, in whatever order they
 * come. Equal exactly if they say the same.
 *
 * @param id the incident's number
 * @param version 1 or more, higher with each change, such as the record's time of change in milliseconds
 * @param day the day it happened; null if it was deleted
 * @param offence what happened; null if it was deleted
 * @param position where; null if not known
 */
record Report(
        String id,
        long version,
        @Nullable LocalDate day,
        @Nullable String offence,
        @Nullable Position position) {

    boolean deleted() {
        return day == null;
    }
}
