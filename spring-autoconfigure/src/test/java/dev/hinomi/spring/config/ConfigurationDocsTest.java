package dev.hinomi.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.logs.settings.LogSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** The table in docs/configuration.md is what the properties' own metadata says. */
class ConfigurationDocsTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String BEGIN = "<!-- generated: properties -->\n";
    private static final String HEAD = "| property | logback.xml | Java | type | default | accepted | meaning |\n"
            + "|---|---|---|---|---|---|---|\n";
    private static final String END = "<!-- end generated -->";

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .allSatisfy(property -> assertThat(property.has("description"))
                        .as(property.get("name").getAsString())
                        .isTrue());
    }

    @Test
    void everySettingOfLogsHasOneNameInSpringInXmlAndInJava() throws IOException {
        List<String> ofLogs = properties().stream()
                .map(property -> text(property, "name"))
                .filter(name -> name.startsWith("hinomi.logs."))
                .toList();

        assertThat(ofLogs)
                .containsExactlyInAnyOrderElementsOf(
                        LogSetting.all().stream().map(LogSetting::property).toList())
                .allSatisfy(name -> {
                    assertThat(SameEverywhere.element(name))
                            .as("<element> of %s", name)
                            .isPresent();
                    assertThat(SameEverywhere.method(name))
                            .as("method of %s", name)
                            .isPresent();
                });
    }

    @Test
    void everySettingOfLogsHasTheSameDefaultEverywhere() throws IOException {
        assertThat(properties())
                .allSatisfy(property -> LogSetting.ofProperty(text(property, "name"))
                        .ifPresent(setting -> assertThat(text(property, "defaultValue"))
                                .as(setting.name())
                                .isEqualTo(setting.fallbackText().orElse(""))));
    }

    @Test
    void whatNothingSetsIsTheSameInSpringAsInJava() {
        LogSettings inSpring = ConfigurationReader.read(new MockEnvironment())
                .properties()
                .logs()
                .settings();

        assertThat(LogSetting.all())
                .allSatisfy(setting -> assertThat(inSpring.find(setting))
                        .as(setting.name())
                        .isEqualTo(LogSettings.defaults().find(setting)));
    }

    @Test
    void thePageShowsEveryPropertyWithItsTypeDefaultAndMeaning() throws IOException {
        keptEqual(PAGE, table());
    }

    @Test
    void thePageOnTracesShowsTheirProperties() throws IOException {
        String rows = properties().stream()
                .filter(property -> text(property, "name").startsWith("hinomi.traces."))
                .map(property -> "| `%s` | %s | %s |\n"
                        .formatted(text(property, "name"), defaultOf(property), text(property, "description")))
                .collect(Collectors.joining());
        keptEqual(Path.of("../docs/traces.md"), "| property | default | meaning |\n|---|---|---|\n" + rows);
    }

    private static void keptEqual(Path file, String table) throws IOException {
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String expected = page.substring(0, begin) + table + page.substring(page.indexOf(END, begin));
        if ("write".equals(System.getenv("HINOMI_DOCS"))) {
            Files.writeString(file, expected);
            return;
        }
        assertThat(page)
                .as("write the table anew with HINOMI_DOCS=write ./mvnw -pl spring-autoconfigure test")
                .isEqualTo(expected);
    }

    private static String table() throws IOException {
        return properties().stream()
                .map(property -> "| `%s` | %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                text(property, "name"),
                                SameEverywhere.element(text(property, "name"))
                                        .map(element -> "`<" + element + ">`")
                                        .orElse("–"),
                                SameEverywhere.method(text(property, "name"))
                                        .map(method -> "`" + method + "`")
                                        .orElse("–"),
                                type(property),
                                defaultOf(property),
                                accepted(property),
                                text(property, "description")))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static List<JsonObject> properties() throws IOException {
        try (InputStream metadata = HinomiProperties.class
                .getClassLoader()
                .getResourceAsStream("META-INF/spring-configuration-metadata.json")) {
            InputStreamReader reader = new InputStreamReader(Objects.requireNonNull(metadata), StandardCharsets.UTF_8);
            return StreamSupport.stream(
                            JsonParser.parseReader(reader)
                                    .getAsJsonObject()
                                    .getAsJsonArray("properties")
                                    .spliterator(),
                            false)
                    .map(JsonElement::getAsJsonObject)
                    .filter(property -> text(property, "name").startsWith("hinomi."))
                    .toList();
        }
    }

    private static String text(JsonObject property, String member) {
        return property.has(member) ? property.get(member).getAsString() : "";
    }

    private static String type(JsonObject property) {
        String type = text(property, "type").replaceAll("<.*", "");
        String name = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "datasize" -> "size";
            case "logmode" -> "mode";
            default -> name;
        };
    }

    private static String accepted(JsonObject property) {
        AcceptedRange range = AcceptedRange.of(text(property, "name"));
        return range == AcceptedRange.ANY || type(property).equals("boolean") ? "–" : range.words();
    }

    private static String defaultOf(JsonObject property) {
        String value = text(property, "defaultValue");
        return value.isEmpty() ? "–" : "`" + value + "`";
    }
}
