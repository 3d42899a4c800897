package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One {@code psp run} of the template makes each estimate at most twice, counted by a debugger in another machine. */
class RunOnceTest {

    /** The methods that make the answers of a study, by class. */
    private static final Map<String, List<String>> ESTIMATES = Map.of(
            "psp.stats.Study",
            List.of(
                    "located",
                    "elsewhere",
                    "againstEarlierYears",
                    "net",
                    "displacement",
                    "movedTo",
                    "weightedDisplacement",
                    "course",
                    "watch"),
            "psp.stats.StatementWriter",
            List.of("statement"),
            "psp.stats.Standings",
            List.of("of"));

    @TempDir
    private Path temporary;

    @Test
    void eachEstimateIsMadeAtMostTwice() throws Exception {
        Path folder = temporary.resolve("harbour");
        Psp.execute("new-study", folder.toString());
        Map<String, Integer> made = counted("psp.shell.Psp run \"" + folder + "\"");
        assertThat(made).containsKeys("Study.net", "Study.watch", "StatementWriter.statement");
        assertThat(made.values()).as(made.toString()).allMatch(times -> times <= 2);
    }

    private static Map<String, Integer> counted(String command) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("main").setValue(command);
        arguments.get("options").setValue("-cp \"" + System.getProperty("java.class.path") + "\"");
        VirtualMachine machine = connector.launch(arguments);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Thread out = copied(machine.process().getInputStream(), OutputStream.nullOutputStream());
        Thread err = copied(machine.process().getErrorStream(), said);
        for (String type : ESTIMATES.keySet()) {
            ClassPrepareRequest loaded = machine.eventRequestManager().createClassPrepareRequest();
            loaded.addClassFilter(type);
            loaded.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            loaded.enable();
        }
        Map<String, Integer> made = new TreeMap<>();
        try {
            boolean running = true;
            while (running) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent loaded) {
                        watch(machine, loaded.referenceType());
                    } else if (event instanceof BreakpointEvent entered) {
                        Method method = entered.location().method();
                        String type = method.declaringType().name();
                        made.merge(type.substring(type.lastIndexOf('.') + 1) + "." + method.name(), 1, Integer::sum);
                    } else if (event instanceof VMDeathEvent) {
                        running = false;
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            // It has ended.
        }
        int status = machine.process().waitFor();
        out.join();
        err.join();
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return made;
    }

    /** Stops where a method without a parameter but a phase, a window or a day begins: each such method is one question. */
    private static void watch(VirtualMachine machine, ReferenceType type) {
        for (String name : ESTIMATES.getOrDefault(type.name(), List.of())) {
            for (Method method : type.methodsByName(name)) {
                boolean outermost =
                        method.argumentTypeNames().isEmpty() || !type.name().equals("psp.stats.Study");
                if (outermost && !method.isAbstract()) {
                    BreakpointRequest entered =
                            machine.eventRequestManager().createBreakpointRequest(method.location());
                    entered.setSuspendPolicy(EventRequest.SUSPEND_NONE);
                    entered.enable();
                }
            }
        }
    }

    private static Thread copied(InputStream stream, OutputStream to) {
        Thread reader = new Thread(() -> {
            try (stream) {
                stream.transferTo(to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reader.start();
        return reader;
    }
}
