package psp.io.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import psp.core.internal.Library;

class LibraryTest {

    @ParameterizedTest
    @EnumSource(Library.class)
    void takesWhatTheTestsRunWith(Library library) {
        assertThatCode(library::need).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "FAST_CSV, de.siegmar:fastcsv 4.4.0, fastcsv",
        "JACKSON_CORE, com.fasterxml.jackson.core:jackson-core 2.16.0, jackson-core"
    })
    void refusesAnOlderOneByNameVersionAndFile(String constant, String needed, String file) throws Exception {
        String refusal = refusal(constant);
        assertThat(refusal)
                .startsWith("psp needs " + needed + " or later, and found an older one in file:/")
                .contains(file)
                .endsWith("; set its version to that or a newer one in your build");
    }

    private static String refusal(String constant) throws Exception {
        for (Object one : new Older().loadClass(Library.class.getName()).getEnumConstants()) {
            if (one.toString().equals(constant)) {
                try {
                    one.getClass().getMethod("need").invoke(one);
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class);
                    return e.getCause().getMessage();
                }
            }
        }
        throw new AssertionError(constant + " was taken");
    }

    /** Sees the libraries as they were before what is looked for came into them. */
    private static final class Older extends ClassLoader {

        private Older() {
            super(LibraryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Library.class.getName())) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : own(name);
            }
            if (name.endsWith(".HeaderValidator") || name.endsWith("StreamReadConstraints$Builder")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
