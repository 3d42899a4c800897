package psp.shell;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the modules on the class path export to everybody; all else is internal. */
final class Exports {

    /** All classes of psp on the class path, tests left out. */
    static final JavaClasses PSP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("psp");

    private static final TreeMap<String, SortedSet<String>> BY_MODULE = read();
    private static final SortedSet<String> PACKAGES =
            BY_MODULE.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));

    private Exports() {}

    /** The exported packages of each module, such as {@code psp.core}. */
    static Map<String, SortedSet<String>> byModule() {
        return Collections.unmodifiableMap(BY_MODULE);
    }

    /** The exported packages of all modules. */
    static SortedSet<String> packages() {
        return Collections.unmodifiableSortedSet(PACKAGES);
    }

    /** Whether users see a class: public in an exported package, as is all that it is nested in. */
    static boolean isVisible(JavaClass type) {
        return PACKAGES.contains(type.getPackageName())
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Exports::isVisible).orElse(true);
    }

    private static TreeMap<String, SortedSet<String>> read() {
        TreeMap<String, SortedSet<String>> exports = new TreeMap<>();
        try {
            for (URL url : Collections.list(Exports.class.getClassLoader().getResources("module-info.class"))) {
                try (InputStream in = url.openStream()) {
                    ModuleDescriptor module = ModuleDescriptor.read(in);
                    if (module.name().startsWith("psp.")) {
                        exports.put(
                                module.name(),
                                module.exports().stream()
                                        .filter(export -> !export.isQualified())
                                        .map(ModuleDescriptor.Exports::source)
                                        .collect(Collectors.toCollection(TreeSet::new)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exports;
    }
}
