package dev.hinomi.sandbox.console;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. Downloads nothing: both binaries must be on the PATH. */
final class Browser {
    private static final String HOW = "The console's browser tests need chromium and chromedriver on the PATH"
            + " (Debian: apt-get install chromium chromium-driver)";

    private Browser() {}

    /** Starts it, or skips the test; on a build server ({@code CI=true}) a missing browser is a failure. */
    static ChromeDriver open() {
        Optional<Path> driver = onPath(List.of("chromedriver"));
        Optional<Path> binary = onPath(List.of("chromium", "chromium-browser", "google-chrome"));
        boolean installed = driver.isPresent() && binary.isPresent();
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(installed, HOW);
        }
        Assumptions.assumeTrue(installed, HOW);
        return open(driver.orElseThrow(), binary.orElseThrow());
    }

    /** Lays the page out at this width, whatever the window's smallest width is. */
    static void resize(ChromeDriver browser, int width, int height) {
        browser.manage().window().setSize(new Dimension(width, height));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private static ChromeDriver open(Path driver, Path binary) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile());
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Path profile() {
        try {
            return Files.createTempDirectory("hinomi-browser");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for the browser's profile", e);
        }
    }

    private static Optional<Path> onPath(List<String> names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return names.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
