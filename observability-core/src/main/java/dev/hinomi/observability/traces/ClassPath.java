package dev.hinomi.observability.traces;

/** Which optional tracers an application brings. */
final class ClassPath {
    private ClassPath() {}

    /** Whether there is a class of this name; loads nothing but that class. */
    static boolean has(String name) {
        try {
            Class.forName(name, false, ClassPath.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
