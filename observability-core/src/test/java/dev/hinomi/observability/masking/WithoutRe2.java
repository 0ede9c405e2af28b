package dev.hinomi.observability.masking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A second copy of this package's classes, for which RE2/J is not on the class path. */
final class WithoutRe2 extends ClassLoader {
    WithoutRe2() {
        super(WithoutRe2.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("com.google.re2j.")) {
            throw new ClassNotFoundException(name);
        }
        if (!name.startsWith(Masking.class.getPackageName())) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
