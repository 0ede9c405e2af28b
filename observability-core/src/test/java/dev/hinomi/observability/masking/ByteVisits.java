package dev.hinomi.observability.masking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** A masker from a second copy of its classes, in which every read of a byte in an array is counted. */
public final class ByteVisits extends ClassLoader {
    private static long count;

    private final Object masker;
    private final Method mask;

    ByteVisits() throws ReflectiveOperationException {
        super(ByteVisits.class.getClassLoader());
        Class<?> options = loadClass(Masking.class.getName());
        Object all = options.getMethod("defaults").invoke(null);
        for (Object detector : loadClass(Detector.class.getName()).getEnumConstants()) {
            all = options.getMethod("with", detector.getClass()).invoke(all, detector);
        }
        masker = options.getMethod("masker").invoke(all);
        mask = loadClass(Masker.class.getName()).getMethod("mask", byte[].class, int.class, int.class, boolean.class);
    }

    /** Called by the changed classes. */
    public static void countOne() {
        count++;
    }

    /** How many bytes are read to mask so many bytes of text. */
    long of(byte[] text) throws ReflectiveOperationException {
        count = 0;
        Object end = mask.invoke(masker, text, 0, text.length, false);
        if ((int) end > text.length) {
            throw new AssertionError("The text has grown.");
        }
        return count;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean ours = name.startsWith(Masking.class.getPackageName()) && !name.equals(ByteVisits.class.getName());
        if (!ours) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            ClassWriter out = new ClassWriter(0);
            new ClassReader(in.readAllBytes()).accept(counting(out), 0);
            byte[] changed = out.toByteArray();
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassVisitor counting(ClassWriter out) {
        return new ClassVisitor(Opcodes.ASM9, out) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, generic, thrown)) {
                    @Override
                    public void visitInsn(int opcode) {
                        if (opcode == Opcodes.BALOAD) {
                            visitMethodInsn(
                                    Opcodes.INVOKESTATIC,
                                    Type.getInternalName(ByteVisits.class),
                                    "countOne",
                                    "()V",
                                    false);
                        }
                        super.visitInsn(opcode);
                    }
                };
            }
        };
    }
}
