package spring;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import psp.stats.Answers;

/** The answers as JSON, each with its result or the reason why there is none, and as a paragraph to read aloud. */
@RestController
class StudyController {

    private final StudyUpdate study;

    StudyController(StudyUpdate study) {
        this.study = study;
    }

    @GetMapping("/study")
    Map<String, Object> study() {
        return answers().data();
    }

    @GetMapping("/study/watch")
    Map<String, Object> watch() {
        return answers().watch().data();
    }

    @GetMapping(path = "/study/statement", produces = MediaType.TEXT_PLAIN_VALUE)
    String statement() {
        return answers().statement().wrapped(100);
    }

    private Answers answers() {
        return study.latest()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, "Nothing has been counted yet"));
    }
}
