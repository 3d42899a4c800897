import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks a folder that psp was deployed to by the rules that Maven Central publishes
 * (https://central.sonatype.org/publish/requirements/), and by two of our own: just the published modules are there, and every jar
 * has its licence.
 *
 * <p>{@code java psp-shell/src/release/Central.java FOLDER}; prints what is wrong, one line each, and ends with status 1 if anything is.
 */
public class Central {

    private static final Set<String> PUBLISHED =
            new TreeSet<>(Set.of("psp", "psp-bom", "psp-core", "psp-geo", "psp-io", "psp-share", "psp-stats"));

    private final List<String> wrong = new ArrayList<>();
    private int files;

    public static void main(String[] args) throws Exception {
        if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("Central.java FOLDER: the folder that psp was deployed to");
            System.exit(2);
        }
        Central check = new Central();
        check.folder(Path.of(args[0]));
        check.wrong.forEach(System.err::println);
        System.out.println("central: " + check.files + " files of " + PUBLISHED.size() + " artifacts, "
                + (check.wrong.isEmpty() ? "all rules kept" : check.wrong.size() + " wrong"));
        System.exit(check.wrong.isEmpty() ? 0 : 1);
    }

    private void folder(Path repository) throws Exception {
        List<Path> poms;
        try (Stream<Path> all = Files.walk(repository)) {
            poms = all.filter(file -> file.toString().endsWith(".pom")).sorted().toList();
        }
        Set<String> found = new TreeSet<>();
        for (Path pom : poms) {
            found.add(pom.getParent().getParent().getFileName().toString());
            artifact(pom);
        }
        rule(found.equals(PUBLISHED), repository, "holds " + found + ", published are " + PUBLISHED);
    }

    private void artifact(Path pom) throws Exception {
        Element project = parsed(pom).getDocumentElement();
        Element parent = parent(project, pom);
        String name = text(project, "artifactId");
        String version = text(project, "version").isEmpty() ? text(parent, "version") : text(project, "version");
        rule(!version.isEmpty() && !version.contains("SNAPSHOT"), pom, "has the version '" + version + "'");
        rule(pom.endsWith(name + "-" + version + ".pom"), pom, "is not named " + name + "-" + version);
        for (String asked : List.of("name", "description")) {
            rule(!text(project, asked).isEmpty(), pom, "has no " + asked);
        }
        for (String[] asked : new String[][] {
            {"url"}, {"licenses", "license", "name"}, {"licenses", "license", "url"}, {"developers", "developer", "name"},
            {"developers", "developer", "organization"}, {"scm", "connection"}, {"scm", "developerConnection"}, {"scm", "url"}
        }) {
            rule(!text(project, asked).isEmpty() || !text(parent, asked).isEmpty(), pom, "has no " + String.join("/", asked));
        }
        if (!text(project, "packaging").equals("pom")) {
            for (String end : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                Path jar = pom.resolveSibling(name + "-" + version + end);
                rule(Files.exists(jar), pom, "has no " + end + " beside it");
                if (Files.exists(jar)) {
                    licensed(jar);
                }
            }
        }
        try (Stream<Path> beside = Files.list(pom.getParent())) {
            for (Path file : beside.sorted().toList()) {
                if (!file.toString().matches(".*\\.(md5|sha1|sha256|sha512|asc)")) {
                    secured(file);
                }
            }
        }
    }

    /** The pom that this one inherits from, among those deployed; the pom itself where it has none. */
    private static Element parent(Element project, Path pom) throws Exception {
        Element named = child(project, "parent");
        if (named == null) {
            return project;
        }
        String name = text(named, "artifactId");
        String version = text(named, "version");
        return parsed(pom.getParent().getParent().resolveSibling(name).resolve(version).resolve(name + "-" + version + ".pom"))
                .getDocumentElement();
    }

    private void licensed(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (jar.toString().endsWith("-javadoc.jar")) {
                // The javadoc tool brings the licences of its own scripts in this folder.
                rule(zip.stream().anyMatch(entry -> entry.getName().startsWith("legal/")), jar, "has no legal/");
                return;
            }
            for (String text : List.of("META-INF/LICENSE", "META-INF/NOTICE")) {
                rule(zip.getEntry(text) != null, jar, "has no " + text);
            }
        }
    }

    private void secured(Path file) throws Exception {
        files++;
        for (String sum : List.of("md5", "sha1")) {
            Path beside = Path.of(file + "." + sum);
            rule(Files.exists(beside) && Files.readString(beside).strip().startsWith(digest(file, sum)), file, "has no right ." + sum);
        }
        Path signature = Path.of(file + ".asc");
        rule(Files.exists(signature), file, "is not signed");
        if (Files.exists(signature) && System.getenv("GNUPGHOME") != null) {
            Process gpg = new ProcessBuilder("gpg", "--batch", "--quiet", "--verify", signature.toString(), file.toString())
                    .redirectErrorStream(true).start();
            gpg.getInputStream().readAllBytes();
            rule(gpg.waitFor() == 0, file, "is signed wrongly");
        }
    }

    private void rule(boolean kept, Path file, String otherwise) {
        if (!kept) {
            wrong.add(file.getFileName() + ": " + otherwise);
        }
    }

    private static String digest(Path file, String sum) throws Exception {
        MessageDigest digest = MessageDigest.getInstance(sum.equals("md5") ? "MD5" : "SHA-1");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    }

    private static Document parsed(Path pom) throws Exception {
        try (InputStream in = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static String text(Element from, String... path) {
        Element at = from;
        for (String name : path) {
            at = child(at, name);
            if (at == null) {
                return "";
            }
        }
        return at.getTextContent().strip();
    }

    private static Element child(Element of, String name) {
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
