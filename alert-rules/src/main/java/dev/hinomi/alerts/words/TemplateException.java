package dev.hinomi.alerts.words;

/** A template that cannot be read. Its message says what is wrong and what to do. */
public final class TemplateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String complaint;
    private final String remedy;

    TemplateException(String complaint, String remedy) {
        super(complaint + ". " + remedy);
        this.complaint = complaint;
        this.remedy = remedy;
    }

    /** What is wrong, and at which character. */
    public String complaint() {
        return complaint;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
