package dev.hinomi.alerts.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose next commit goes wrong. */
final class Faults {

    private final DataSource inner;
    private @Nullable SQLException before;
    private @Nullable SQLException after;
    private @Nullable String product;
    private final AtomicInteger statements = new AtomicInteger();

    Faults(DataSource inner) {
        this.inner = inner;
    }

    /** The next commit does nothing but fail. */
    void beforeCommit(SQLException failure) {
        before = failure;
    }

    /** The next commit is done, and nobody hears of it. */
    void afterCommit(SQLException failure) {
        after = failure;
    }

    /** The database says that it is another product. */
    Faults named(String other) {
        product = other;
        return this;
    }

    /** How many statements something takes. */
    int statementsOf(Runnable work) {
        int earlier = statements.get();
        work.run();
        return statements.get() - earlier;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(inner, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (product != null && method.getName().equals("getMetaData")) {
                return proxy(DatabaseMetaData.class, (asked, none) -> product);
            }
            if (method.getName().equals("prepareStatement")) {
                return statement((PreparedStatement) method.invoke(connection, arguments));
            }
            if (!method.getName().equals("commit")) {
                return method.invoke(connection, arguments);
            }
            SQLException failure = before;
            before = null;
            if (failure != null) {
                throw failure;
            }
            connection.commit();
            SQLException lost = after;
            after = null;
            if (lost != null) {
                throw lost;
            }
            return null;
        });
    }

    /** A row of a batch is a statement: drivers send it as one. */
    private PreparedStatement statement(PreparedStatement prepared) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            String name = method.getName();
            if (name.equals("addBatch") || (name.startsWith("execute") && !name.equals("executeBatch"))) {
                statements.incrementAndGet();
            }
            return method.invoke(prepared, arguments);
        });
    }

    private interface Call {
        @Nullable
        Object on(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                Faults.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException wrapped) {
                        throw wrapped.getCause();
                    }
                }));
    }
}
