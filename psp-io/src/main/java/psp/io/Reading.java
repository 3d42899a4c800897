package psp.io;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.core.RowUnit;
import psp.io.internal.field.Clock;
import psp.io.projection.CoordinateSystem;
import psp.io.projection.Extent;

/**
 * How the fields of an incident file are read, whatever their columns are called.
 *
 * @param officers words of the source column that mean an officer; any other word means a citizen
 * @param fatal words of the fatal column that mean that the row's victim died
 * @param cancelled words of the disposition column whose rows are set aside
 * @param basis what the column of the date says
 * @param blankIds whether a row without an id gets its number as one
 * @param loose whether columns that are not needed may be missing, and names may differ in case and punctuation
 * @param remarks what the account must say of this description
 */
record Reading(
        char delimiter,
        String offenseSeparator,
        String tagSeparator,
        List<String> dateFormats,
        List<String> nowhere,
        @Nullable Extent extent,
        @Nullable Double precisionMetres,
        Intake.Ids ids,
        Clock clock,
        CoordinateSystem system,
        RowUnit rows,
        List<String> officers,
        List<String> fatal,
        List<String> cancelled,
        @Nullable AddressTable addresses,
        Occurrence.Basis basis,
        boolean blankIds,
        boolean loose,
        List<String> remarks)
        implements Serializable {

    private static final long serialVersionUID = 1;
    static final Reading DEFAULT = new Reading(
            ',',
            "|",
            "|",
            List.of(),
            List.of(),
            null,
            null,
            Intake.Ids.NOT_CHECKED,
            Clock.LOCAL,
            CoordinateSystem.DEGREES,
            RowUnit.INCIDENTS,
            List.of(),
            List.of(),
            List.of(),
            null,
            Occurrence.Basis.OCCURRED,
            false,
            false,
            List.of());

    Reading withDelimiter(char value) {
        return new Reading(
                value,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withSeparators(String ofOffenses, String ofTags) {
        return new Reading(
                delimiter,
                ofOffenses,
                ofTags,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withDateFormats(List<String> value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                value,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withNowhere(List<String> value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                value,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withExtent(Extent value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                value,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withPrecision(double value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                value,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withIds(Intake.Ids value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                value,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withClock(Clock value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                value,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withSystem(CoordinateSystem value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                value,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withRows(RowUnit value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                value,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withWords(List<String> ofOfficers, List<String> ofDeath, List<String> ofCancelling) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                ofOfficers,
                ofDeath,
                ofCancelling,
                addresses,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withAddresses(AddressTable value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                value,
                basis,
                blankIds,
                loose,
                remarks);
    }

    Reading withBasis(Occurrence.Basis value) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                value,
                blankIds,
                loose,
                remarks);
    }

    Reading withBlankIds() {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                true,
                loose,
                remarks);
    }

    Reading asFeed(List<String> said) {
        return new Reading(
                delimiter,
                offenseSeparator,
                tagSeparator,
                dateFormats,
                nowhere,
                extent,
                precisionMetres,
                ids,
                clock,
                system,
                rows,
                officers,
                fatal,
                cancelled,
                addresses,
                basis,
                blankIds,
                true,
                said);
    }
}
