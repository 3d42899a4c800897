package psp.core.internal;

import java.security.CodeSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A library that psp reads and writes with, and the oldest version that it can do so with; an older one is refused by name. */
public enum Library {
    FAST_CSV(
            "de.siegmar:fastcsv",
            "4.4.0",
            "de.siegmar.fastcsv.reader.CsvReader",
            "de.siegmar.fastcsv.reader.HeaderValidator",
            "containsExactly"),
    JACKSON_CORE(
            "com.fasterxml.jackson.core:jackson-core",
            "2.16.0",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.core.StreamReadConstraints$Builder",
            "maxNameLength");

    /** Why it cannot be used, or null where it can. */
    private final @Nullable String refusal;

    /**
     * Looks for it.
     *
     * @param always a type that every version has, whose file is named
     * @param type has the method since the oldest version that will do
     */
    Library(String name, String oldest, String always, String type, String method) {
        refusal = has(type, method)
                ? null
                : "psp needs " + name + " " + oldest + " or later, and found an older one" + place(always)
                        + "; set its version to that or a newer one in your build";
    }

    /**
     * Does nothing where the library is new enough.
     *
     * @throws IllegalArgumentException if it is too old, naming the version that is needed and the file that was found
     */
    public void need() {
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
    }

    private static boolean has(String type, String method) {
        try {
            return Arrays.stream(Class.forName(type).getMethods())
                    .anyMatch(one -> one.getName().equals(method));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String place(String type) {
        try {
            CodeSource source = Class.forName(type).getProtectionDomain().getCodeSource();
            return source == null ? "" : " in " + source.getLocation();
        } catch (ClassNotFoundException e) {
            return "";
        }
    }
}
