package psp.io;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.Intake;

/** How the fields of an incident file are read, whatever their columns are called. */
record Reading(char delimiter, String offenseSeparator, String tagSeparator, List<String> dateFormats,
        List<String> nowhere, @Nullable Extent extent, @Nullable Double precisionMetres, Intake.Ids ids)
        implements Serializable {

    private static final long serialVersionUID = 1;
    static final Reading DEFAULT =
            new Reading(',', "|", "|", List.of(), List.of(), null, null, Intake.Ids.NOT_CHECKED);
}
