package io.aibotiyi.workstation.harness;

import io.aibotiyi.workstation.Workstation;
import io.aibotiyi.workstation.WorkstationOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * One life of the workstation: opens it, carries steps out and closes its window. Arguments: home,
 * folder for pictures, scenario file, first step, step after the last. Prints each step; exit code
 * 0 if all went well, 1 with the reason, a picture and the words on screen otherwise.
 */
final class HarnessProcess {

    private HarnessProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path pictures = Path.of(arguments[1]);
        Path file = Path.of(arguments[2]);
        List<Step> steps =
                Step.read(file.getFileName().toString(), Files.readAllLines(file))
                        .subList(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        Thread workstation = Thread.ofPlatform().name("workstation").start(() -> launch(home));
        Hands hands = new Hands(pictures);
        Window window = hands.window();
        for (Step step : steps) {
            System.out.println(step.line() + " " + step);
            try {
                hands.carryOut(step);
            } catch (AssertionError | Exception e) {
                String name = file.getFileName().toString().replaceFirst("\\..*", "");
                hands.picture("failed-" + name + "-" + step.line());
                System.out.println("FAILED " + file.getFileName() + " line " + step.line());
                System.out.println(step + ": " + e);
                System.out.println("On screen: " + hands.words());
                Runtime.getRuntime().halt(1);
            }
        }
        Hands.onFx(() -> {
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        workstation.join();
        System.exit(0);
    }

    private static void launch(Path home) {
        try {
            Workstation.launch(WorkstationOptions.embedded(home));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
