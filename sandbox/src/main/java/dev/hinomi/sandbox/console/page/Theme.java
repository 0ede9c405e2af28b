package dev.hinomi.sandbox.console.page;

import dev.hinomi.sandbox.web.Headers;

/** Light or dark: as the system is, unless a cookie says otherwise. */
public enum Theme {
    /** As the system is. */
    SYSTEM("system"),
    /** Always light. */
    LIGHT("light"),
    /** Always dark. */
    DARK("dark");

    /** The cookie that remembers the choice. */
    public static final String COOKIE = "hinomi-theme";

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    /**
     * The name used in the cookie and in the page.
     *
     * @return for instance {@code dark}
     */
    public String label() {
        return label;
    }

    /**
     * Reads the choice.
     *
     * @param headers the request's headers
     * @return the theme chosen; {@link #SYSTEM} when none was
     */
    public static Theme of(Headers headers) {
        String cookies = headers.get("Cookie").orElse("");
        for (Theme theme : values()) {
            if (cookies.contains(COOKIE + "=" + theme.label)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
