package io.github.facturier.contract.facturationpro;

import io.github.bucket4j.BucketExceptions;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.AbstractSelectForUpdateBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.LockAndGetResult;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.SelectForUpdateBasedTransaction;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Buckets in a table of H2's, for which Bucket4j has no module of its own. */
public final class H2Buckets extends AbstractSelectForUpdateBasedProxyManager<Long> {
  static final String TABLE =
      "CREATE TABLE IF NOT EXISTS bucket(id BIGINT PRIMARY KEY, state VARBINARY(10000))";

  private final DataSource source;

  /**
   * Named buckets in the memory of this JVM.
   *
   * @param database the name of the database; buckets with the same name share it
   */
  public static ProxyManager<String> inMemory(String database) throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    return new H2Buckets(source).withMapper(name -> (long) name.hashCode());
  }

  H2Buckets(DataSource source) {
    super(ClientSideConfig.getDefault());
    this.source = source;
  }

  @Override
  protected SelectForUpdateBasedTransaction allocateTransaction(
      Long id, Optional<Long> timeoutNanos) {
    try {
      return new Transaction(source.getConnection(), id);
    } catch (SQLException e) {
      throw new BucketExceptions.BucketExecutionException(e);
    }
  }

  @Override
  public void removeProxy(Long id) {
    throw new UnsupportedOperationException();
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private static <T> T sql(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new BucketExceptions.BucketExecutionException(e);
    }
  }

  private record Transaction(Connection connection, long id)
      implements SelectForUpdateBasedTransaction {
    @Override
    public void begin(Optional<Long> timeoutNanos) {
      sql(
          () -> {
            connection.setAutoCommit(false);
            return null;
          });
    }

    @Override
    public LockAndGetResult tryLockAndGet(Optional<Long> timeoutNanos) {
      return sql(
          () -> {
            try (PreparedStatement select =
                connection.prepareStatement("SELECT state FROM bucket WHERE id = ? FOR UPDATE")) {
              select.setLong(1, id);
              try (ResultSet row = select.executeQuery()) {
                return row.next()
                    ? LockAndGetResult.locked(row.getBytes(1))
                    : LockAndGetResult.notLocked();
              }
            }
          });
    }

    /** False if another machine was faster. */
    @Override
    public boolean tryInsertEmptyData(Optional<Long> timeoutNanos) {
      return sql(
          () -> {
            try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO bucket(id, state) VALUES(?, NULL)")) {
              insert.setLong(1, id);
              return insert.executeUpdate() > 0;
            } catch (SQLIntegrityConstraintViolationException e) {
              return false;
            }
          });
    }

    @Override
    public void update(byte[] data, RemoteBucketState state, Optional<Long> timeoutNanos) {
      sql(
          () -> {
            try (PreparedStatement update =
                connection.prepareStatement("UPDATE bucket SET state = ? WHERE id = ?")) {
              update.setBytes(1, data);
              update.setLong(2, id);
              return update.executeUpdate();
            }
          });
    }

    @Override
    public void commit(Optional<Long> timeoutNanos) {
      sql(
          () -> {
            connection.commit();
            return null;
          });
    }

    @Override
    public void rollback() {
      sql(
          () -> {
            connection.rollback();
            return null;
          });
    }

    @Override
    public void release() {
      sql(
          () -> {
            connection.close();
            return null;
          });
    }
  }
}
