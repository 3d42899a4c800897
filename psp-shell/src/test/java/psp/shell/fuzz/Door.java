package psp.shell.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.OffenseMap;
import psp.core.ZoneCounts;
import psp.core.internal.Stored;
import psp.core.internal.Texts;
import psp.geo.Wkb;
import psp.geo.Wkt;
import psp.io.AddressTable;
import psp.io.Columns;
import psp.io.CountCsv;
import psp.io.FileCheck;
import psp.io.IncidentFile;
import psp.io.OffenseCsv;
import psp.io.limit.Limits;
import psp.io.limit.Progress;
import psp.io.projection.MapProjection;
import psp.io.zone.ZoneFile;
import psp.share.ActivityEntry;
import psp.share.MapLayer;
import psp.share.SealedPlan;
import psp.share.StudyPack;
import psp.share.folder.StudyFolder;
import psp.stats.watch.ComparedWatch;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchPair;

/** Each way into psp: what it does with some bytes. */
enum Door {
    CSV("a.csv", Door::incidents),
    GUESS("a.csv", file -> FileCheck.guessed(file, Progress.NONE)),
    JSON(
            "a.json",
            file -> incidents(
                    file,
                    Columns.named("id", "offenses", "occurred", "geometry.longitude", "geometry.latitude")
                            .withUtc("America/Chicago"))),
    HTML("a.html", Door::incidents),
    XML("a.xml", Door::incidents),
    COLUMNS_FILE("columns.txt", Columns::read),
    COUNTS_CSV("a.csv", CountCsv::readCells),
    ADDRESSES("a.csv", file -> AddressTable.read(file, "address", "lon", "lat")),
    OFFENSES("a.csv", file -> OffenseCsv.read(file, "ours")),
    ACTIVITIES("a.csv", ActivityEntry::read),
    GEOJSON("a.geojson", Door::zones),
    KML("a.kml", Door::zones),
    ZONE_TABLE("a.csv", Door::zones),
    MAP_LAYER("a.geojson", MapLayer::read),
    SEAL("plan.json", SealedPlan::read),
    STUDY("study.txt", file -> StudyFolder.counts(Door.folder(), Door.folder())),
    DOSE {
        @Override
        void read(byte[] input) {
            written("study.txt", Texts.utf8(DOSED));
            written("dose.csv", input);
            StudyFolder.pack(folder());
        }
    },
    XLSX {
        @Override
        void read(byte[] input) {
            incidents(written("a.xlsx", Parts.zip(Parts.of(input))));
        }
    },
    SHAPEFILE {
        @Override
        void read(byte[] input) {
            Map<String, byte[]> parts = Parts.of(input);
            for (String name : new String[] {"a.shp", "a.dbf", "a.prj"}) {
                written(name, parts.getOrDefault(name, new byte[0]));
            }
            zones(folder().resolve("a.shp"));
        }
    },
    PACK {
        @Override
        void read(byte[] input) {
            Map<String, byte[]> files = new TreeMap<>(Parts.of(input));
            StringBuilder sums = new StringBuilder();
            files.forEach((name, bytes) ->
                    sums.append(Texts.sha256(bytes)).append("  ").append(name).append('\n'));
            files.put("SHA256SUMS", Texts.utf8(sums.toString()));
            StudyPack.ofBytes(Parts.zip(files), "a.zip");
        }
    },
    PACK_ZIP {
        @Override
        void read(byte[] input) {
            StudyPack.ofBytes(input, "a.zip");
        }
    },
    WATCH {
        @Override
        void read(byte[] input) {
            String text = text(input);
            String stored = text.startsWith("!") ? text.substring(1) : Stored.close(text);
            if (text.contains("pair")) {
                WatchPair.parse(stored);
            } else if (text.contains("compared")) {
                ComparedWatch.parse(stored);
            } else {
                Watch.parse(stored).statement();
            }
        }
    },
    COUNTS {
        @Override
        void read(byte[] input) {
            ZoneCounts.ofBytes(input.length > 0 && input[0] == '!' ? input : Stored.close(input))
                    .total();
        }
    },
    WKT(true) {
        @Override
        void read(byte[] input) {
            Wkt.read(text(input));
        }
    },
    WKB(true) {
        @Override
        void read(byte[] input) {
            Wkb.read(input);
        }
    },
    PRJ(true) {
        @Override
        void read(byte[] input) {
            MapProjection.of(text(input)).degrees(2_552_000, 390_000);
        }
    },
    OFFENSE_MAP(true) {
        @Override
        void read(byte[] input) {
            OffenseMap.parse("ours", text(input).lines().toList());
        }
    };

    private static final Columns COLUMNS = Columns.named("id", "offenses", "occurred", "lon", "lat")
            .withIds(Intake.Ids.CHECKED)
            .withNowhere("0,0");
    private static final String DOSED = "outcome = shootings\ncounts = counts.csv\nwhole = city\nfocus = a\n"
            + "baseline = 2015-01-01/2016-01-01\nactive = 2016-01-01/2017-01-01\ndose = dose.csv\n";
    private static final ThreadLocal<Path> FOLDER = ThreadLocal.withInitial(Door::made);

    /** A door through which a file comes. */
    private interface Reader {
        void read(Path file);
    }

    private final String file;
    private final Reader reader;
    private final boolean ofText;

    Door(String file, Reader reader) {
        this.file = file;
        this.reader = reader;
        this.ofText = false;
    }

    Door() {
        this(false);
    }

    Door(boolean ofText) {
        this.file = "";
        this.reader = path -> {};
        this.ofText = ofText;
    }

    /** Whether what cannot be read is a caller's mistake here, since no file stands behind it. */
    boolean ofText() {
        return ofText;
    }

    /** What its corpus is called. */
    String folderName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void read(byte[] input) {
        reader.read(written(file, input));
    }

    private static Path folder() {
        return FOLDER.get();
    }

    private static Path made() {
        try {
            Path folder = Files.createTempDirectory("psp-fuzz");
            folder.toFile().deleteOnExit();
            Files.writeString(
                    folder.resolve("counts.csv"),
                    "period,zone,count\n2015,a,5\n2016,a,3\n2015,city,50\n2016,city,40\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(String name, byte[] bytes) {
        try {
            Path file = Files.write(folder().resolve(name), bytes);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static void zones(Path file) {
        ZoneFile.read(file, null, Limits.DEFAULT, remark -> {});
    }

    private static void incidents(Path file) {
        incidents(file, COLUMNS);
    }

    private static void incidents(Path file, Columns columns) {
        Incidents log = IncidentFile.read(file, columns);
        Intake account = log.intake();
        long aside = account.setAside().values().stream()
                .mapToLong(Intake.SetAside::count)
                .sum();
        if (account.read() != account.kept() + aside || account.kept() != log.size()) {
            throw new IllegalStateException("the account does not sum: " + account);
        }
    }
}
