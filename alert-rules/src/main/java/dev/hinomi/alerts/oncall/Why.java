package dev.hinomi.alerts.oncall;

/** Why somebody is on call, or why nobody is. */
public sealed interface Why {

    /** For people, such as {@code layer weekly}. */
    String words();

    /** It is their turn in a layer. */
    record Turn(String layer) implements Why {
        @Override
        public String words() {
            return "layer " + layer;
        }
    }

    /** They stand in for somebody. */
    record StandsIn(String reason) implements Why {
        @Override
        public String words() {
            return "stands in: " + reason;
        }
    }

    /** It is a holiday. */
    record OnHoliday(String name) implements Why {
        @Override
        public String words() {
            return "holiday: " + name;
        }
    }

    /** No layer covers the moment. */
    record Uncovered() implements Why {
        @Override
        public String words() {
            return "no layer covers this time";
        }
    }
}
