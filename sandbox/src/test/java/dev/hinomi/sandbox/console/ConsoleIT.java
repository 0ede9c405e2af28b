package dev.hinomi.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;

class ConsoleIT {
    private static final String TRACE = new TraceId(0, Traffic.TRACE).hex();
    private static Sandbox sandbox;
    private static ChromeDriver browser;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
        sandbox = Sandbox.startOnFreePorts();
        new Traffic(sandbox).sendAll();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
            sandbox.close();
        }
    }

    @BeforeEach
    void useADesk() {
        Browser.resize(browser, 1280, 860);
        browser.manage().logs().get("browser");
    }

    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        assertThat(browser.manage().logs().get("browser"))
                .extracting(LogEntry::getMessage)
                .noneMatch(message -> message.contains("Content Security Policy") || message.contains("Uncaught"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/logs",
                "/logs?q=service:",
                "/logs/1",
                "/metrics",
                "/metrics/http.server.requests.count?by=outcome",
                "/delivery",
                "/traces",
                "/alerts",
                "/alerts/api-error-rate",
                "/alerts/errors-of-one-kind",
                "/incidents",
                "/incidents/i-7f3a",
                "/slack",
                "/slack/career-alerts",
                "/events",
                "/problems",
                "/requests/1",
                "/faults",
                "/logs/999999"
            })
    void everyPageFitsADeskAndAPhone(String path) {
        for (int width : List.of(1280, 390)) {
            Browser.resize(browser, width, 844);
            open(path);

            assertThat(browser.findElements(By.cssSelector("main h1"))).hasSize(1);
            assertFits(width);
            assertThat(number("return document.getElementsByTagName('*').length"))
                    .isLessThan(4_500);
        }
    }

    @Test
    void aLogLineLeadsToItsTraceAndBack() {
        open("/logs?q=status:error%20declined");
        browser.findElement(By.linkText("Payment declined: card expired, retry later"))
                .click();
        browser.findElement(By.partialLinkText("Trace 7211")).click();

        assertThat(browser.getCurrentUrl()).contains("/traces/" + TRACE);
        assertThat(browser.findElements(By.cssSelector("[role=treegrid] [role=row]")))
                .hasSize(8);
        assertThat(browser.findElement(By.cssSelector(".span.chosen")).getText())
                .contains("JobController.apply");

        browser.findElement(By.cssSelector(".beside"))
                .findElement(By.partialLinkText("Payment declined"))
                .click();

        assertThat(browser.getCurrentUrl()).contains("/logs/");
        assertThat(browser.findElement(By.cssSelector(".panel .msg")).getText()).contains("card expired");
    }

    @Test
    void slackShowsWhoIsCalledAndWhoIsNot() {
        open("/slack");

        assertThat(browser.findElements(By.cssSelector(".resolve li")))
                .extracting(mention -> mention.getText())
                .anyMatch(text -> text.startsWith("@career-oncall ● everyone in the group is notified"))
                .anyMatch(text -> text.startsWith("U0NOBODY99 ✕ unknown id: nobody is notified"));
        assertThat(browser.findElement(By.cssSelector(".thread .sl-mention")).getText())
                .isEqualTo("@career-leads");
        assertThat(browser.findElement(By.cssSelector(".sl-unknown")).getText()).isEqualTo("@U0NOBODY99");
    }

    @Test
    void anEditDoesNotChangeWhatPhonesShowed() {
        open("/slack/career-alerts");

        assertThat(text("[data-live]")).contains("🟢 RESOLVED API error rate on career-api after 4 min");
        assertThat(browser.findElements(By.cssSelector(".post > .resolve > .phone")))
                .extracting(phone -> phone.getText())
                .contains("@career-oncall 🔴 CRITICAL API error rate on career-api: 9.0 % > 5 %");
    }

    @Test
    void whatIsOpenStaysOpenWhereItIsWhenAMessageArrives() {
        open("/slack");
        browser.findElement(By.cssSelector(".post[id]:last-of-type > .resolve > details:last-of-type summary"))
                .click();
        String opened = openDetails();
        Traffic traffic = new Traffic(sandbox);
        await().ignoreExceptions()
                .until(() -> !traffic.post("C0PLATFRM1", "something newer", "").isEmpty());
        await().until(() -> text("[data-live]").contains("something newer"));

        assertThat(openDetails()).isEqualTo(opened).contains("m-");
    }

    @Test
    void aButtonInAMessageCanBePressedAndSlackWarnsWhenNobodyHearsIt() {
        new Traffic(sandbox)
                .post(
                        "C0GENERAL1",
                        "press me",
                        "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"ack\",\"value\":\"1\","
                                + "\"text\":{\"type\":\"plain_text\",\"text\":\"Acknowledge\"}}]}]");
        open("/slack/general");
        browser.findElement(By.linkText("career-lead")).click();
        browser.findElement(By.cssSelector(".sl-actions button")).click();

        assertThat(browser.getCurrentUrl()).contains("/slack/general?as=U0LEAD0001");
        assertThat(text("main [role=alert]")).isEqualTo("No app listens over Socket Mode: Slack shows a warning");

        browser.findElement(By.cssSelector(".sl-react button[value=eyes]")).click();

        assertThat(text(".sl-reactions")).isEqualTo(":eyes: 1");
    }

    @Test
    void alertsShowStateAndReason() {
        open("/alerts");
        browser.findElement(By.linkText("API error rate")).click();

        assertThat(browser.findElement(By.cssSelector(".why")).getText())
                .isEqualTo("service:career-api: ● firing because 9% against > 5%: raised to critical");
        assertThat(browser.findElements(By.cssSelector("tbody tr"))).hasSize(3);
    }

    @Test
    void anIncidentTellsWhatHappenedAndWhatStillWaits() {
        open("/incidents");
        assertThat(text(".outbox tbody tr"))
                .contains("API error rate", "#career-alerts", "Slack answered 503", "after 3 failures");
        browser.findElement(By.cssSelector("tr.row a[href$=i-7f3a]")).click();

        assertThat(text("h1")).isEqualTo("● firing API error rate service:career-api");
        assertThat(browser.findElements(By.cssSelector(".story li .kind")))
                .extracting(kind -> kind.getText())
                .containsExactly("◆ changed", "▽ withheld", "◆ changed", "◐ postponed");
        assertThat(browser.findElements(By.cssSelector(".story li")).get(2).getText())
                .contains(
                        "+50 s",
                        "◆ warning → ● firing",
                        "9% against > 5%",
                        "seen by ip-10-0-3-17",
                        "raised to critical");
    }

    @Test
    void deliveryShowsTheBooksOfEachService() {
        open("/delivery");

        assertThat(browser.findElements(By.cssSelector("tbody tr")))
                .extracting(row -> row.getText().replaceAll("\\s+", " "))
                .satisfiesExactly(
                        row -> assertThat(row)
                                .startsWith(
                                        "career-api prod 0a1b2c3d logs 1,200 1,185 12 6.40 kB 3 spool_full 3 ○ balanced")
                                .contains("2 retried, 0 held, 40 suppressed"),
                        row -> assertThat(row)
                                .startsWith("career-api prod 4e5f6a7b logs 600 590 0 0 ✕ 10 unaccounted")
                                .endsWith("silent since"));
    }

    @Test
    void aNewLogAppearsByItselfAndNotWhilePaused() {
        open("/logs");
        Traffic traffic = new Traffic(sandbox);
        traffic.log("arrives by itself");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> text("table.rows tbody").contains("arrives by itself"));

        keys("x");
        traffic.log("arrives while paused");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> browser.findElement(By.id("fresh")).isDisplayed());

        assertThat(text("table.rows tbody")).doesNotContain("arrives while paused");
        keys("x");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> text("table.rows tbody").contains("arrives while paused"));
    }

    @Test
    void keysWalkThroughTheConsole() {
        open("/");
        keys("g");
        keys("l");
        await().until(() -> browser.getCurrentUrl().endsWith("/logs"));
        keys("j");
        keys("j");
        keys("k");
        assertThat(browser.findElements(By.cssSelector("tr.focus"))).hasSize(1);
        keys(Keys.ENTER);
        await().until(() -> browser.getCurrentUrl().contains("/logs/"));
        keys(Keys.ESCAPE);
        await().until(() -> browser.getCurrentUrl().endsWith("/logs"));
        keys("/");
        assertThat(browser.switchTo().activeElement().getDomAttribute("name")).isEqualTo("q");
        keys(Keys.ESCAPE);
        keys("?");
        assertThat(browser.findElement(By.id("keys")).isDisplayed()).isTrue();
    }

    @Test
    void theThemeIsRemembered() {
        open("/problems");
        String chosen = browser.findElement(By.id("theme")).getText().toLowerCase(Locale.ROOT);
        keys("t");
        await().until(() ->
                chosen.equals(browser.findElement(By.tagName("html")).getDomAttribute("data-theme")));
        assertThat(browser.getCurrentUrl()).endsWith("/problems");
    }

    @Test
    void aSearchThatCannotBeReadSaysWhere() {
        open("/logs?q=status:error%20service:");

        assertThat(text(".error")).contains("^").contains("a value is missing after 'service:'");
    }

    @Test
    void aFaultIsSwitchedOnAndOffAndShownOnEveryPage() {
        open("/faults");
        browser.findElement(By.cssSelector("select[name=target] option[value='slack.chat.update']"))
                .click();
        browser.findElement(By.cssSelector(".form button")).click();
        await().until(() ->
                !browser.findElements(By.cssSelector("button[value=all]")).isEmpty());
        open("/traces");
        assertThat(text(".faultbar")).contains("slack.chat.update: answers 503, ends when switched off");

        Browser.resize(browser, 390, 844);
        browser.findElement(By.linkText("Switch off")).click();
        assertFits(390);
        browser.findElement(By.cssSelector("button[value=all]")).click();
        await().until(() -> browser.findElements(By.cssSelector(".faultbar")).isEmpty());
    }

    @Test
    void hostileTextStaysText() {
        Traffic traffic = new Traffic(sandbox);
        Hostile.sendEverywhere(traffic);

        for (String path : List.of(
                "/",
                "/logs",
                "/metrics",
                "/traces",
                "/alerts",
                "/incidents",
                "/incidents/" + Hostile.ENCODED_INCIDENT,
                "/slack",
                "/events",
                "/problems",
                "/logs?q=" + Hostile.ENCODED,
                "/slack?q=" + Hostile.ENCODED,
                "/metrics?q=" + Hostile.ENCODED,
                "/faults?error=" + Hostile.ENCODED)) {
            open(path);
            assertThat(browser.executeScript("return window.hacked === undefined"))
                    .as(path)
                    .isEqualTo(true);
        }
        for (int i = 0; i < Hostile.TEXTS.size(); i++) {
            open(String.format(Locale.ROOT, "/traces/%032x?span=%d", Hostile.FIRST_TRACE + i, Hostile.FIRST_TRACE + i));
            assertThat(text(".panel")).isNotEmpty();
            assertThat(browser.executeScript("return window.hacked === undefined"))
                    .as("the span's panel of %s", Hostile.TEXTS.get(i))
                    .isEqualTo(true);
            assertThat(browser.findElements(By.cssSelector("main script, main img, main iframe")))
                    .isEmpty();
        }
        long newest = sandbox.logs().nextId() - 1;
        open("/logs/" + newest);
        assertThat(browser.executeScript("return window.hacked === undefined")).isEqualTo(true);
        assertThat(browser.findElements(By.cssSelector("main script, main img, main iframe, main a[href^=javascript]")))
                .isEmpty();
        assertThat(text(".panel .msg")).contains("<script>").contains("\\u202e");
    }

    private static void open(String path) {
        browser.get(sandbox.uri() + path);
    }

    private static void assertFits(int width) {
        assertThat(number("return document.documentElement.scrollWidth"))
                .as("width of %s in a window of %d px", browser.getCurrentUrl(), width)
                .isLessThanOrEqualTo(width);
    }

    private static String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private static String openDetails() {
        return String.valueOf(browser.executeScript("return [...document.querySelectorAll('.resolve > details[open]')]"
                + ".map(details => details.closest('[id]').id + ' ' + details.innerText).join()"));
    }

    private static void keys(CharSequence key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    private static long number(String script) {
        return ((Number) Objects.requireNonNull(browser.executeScript(script))).longValue();
    }
}
