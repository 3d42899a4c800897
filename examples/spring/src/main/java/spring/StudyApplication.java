package spring;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Zones;

/** The application and what it asks of psp: values, made once, shared by all threads. */
@SpringBootApplication
@EnableScheduling
public class StudyApplication {

    public static void main(String[] args) {
        SpringApplication.run(StudyApplication.class, args);
    }

    @Bean
    Operation operation() {
        return Operation.in("A1").active("2016").withdrawn("2017");
    }

    @Bean
    Outcome outcome() {
        return Outcome.of("shootings", "SHOT");
    }

    /** The beats that the records name; no coordinates, hence no geometry library. */
    @Bean
    Zones beats() {
        return Zones.named("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3", "D1");
    }

    /** Today, in the department's time zone. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("America/Chicago"));
    }
}
