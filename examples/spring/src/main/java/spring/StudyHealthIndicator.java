package spring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while the last day counted is at most three days ago: {@code /actuator/health} then notices a feed that has stopped. */
@Component
class StudyHealthIndicator implements HealthIndicator {

    private static final int LATE_DAYS = 3;

    private final StudyUpdate study;
    private final Clock clock;

    StudyHealthIndicator(StudyUpdate study, Clock clock) {
        this.study = study;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Optional<LocalDate> last =
                study.latest().flatMap(answers -> answers.study().lastDay());
        boolean late = last.map(day -> day.isBefore(LocalDate.now(clock).minusDays(LATE_DAYS)))
                .orElse(true);
        return (late ? Health.down() : Health.up())
                .withDetail("lastDay", last.map(LocalDate::toString).orElse("nothing counted yet"))
                .build();
    }
}
