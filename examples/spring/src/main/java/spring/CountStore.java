package spring;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import psp.core.ZoneCounts;
import psp.stats.watch.Watch;

/** The newest counts and the watch in the application's own database, in psp's stored forms. */
@Repository
class CountStore {

    private final JdbcClient jdbc;

    CountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(ZoneCounts counts) {
        keep("counts", counts.toBytes());
    }

    Optional<ZoneCounts> counts() {
        return kept("counts").map(ZoneCounts::ofBytes);
    }

    void keep(Watch watch) {
        keep("watch", watch.toText().getBytes(StandardCharsets.UTF_8));
    }

    Optional<Watch> watch() {
        return kept("watch").map(bytes -> Watch.parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    private void keep(String name, byte[] form) {
        if (jdbc.sql("UPDATE psp_stored SET form = ? WHERE name = ?")
                        .params(form, name)
                        .update()
                == 0) {
            jdbc.sql("INSERT INTO psp_stored (name, form) VALUES (?, ?)")
                    .params(name, form)
                    .update();
        }
    }

    private Optional<byte[]> kept(String name) {
        return jdbc.sql("SELECT form FROM psp_stored WHERE name = ?")
                .param(name)
                .query(byte[].class)
                .optional();
    }
}
