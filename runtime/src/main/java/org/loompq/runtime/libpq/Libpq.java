package org.loompq.runtime.libpq;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libpq, one static method each, to be read beside {@code libpq-fe.h}. A {@code
 * PGconn *}, {@code PGresult *} and so on is a {@code long}, 0 for a null pointer; memory of ours
 * is a segment.
 *
 * <p>The class can only be used after {@link LibraryLocation#require()} has returned. Functions
 * that only read a field are bound as critical, the others leave the Java state of the thread. None
 * of them may block, but those that say so.
 */
public final class Libpq {

  // ConnStatusType
  public static final int CONNECTION_OK = 0;
  public static final int CONNECTION_BAD = 1;

  // PGTransactionStatusType
  public static final int TRANSACTION_IDLE = 0;
  public static final int TRANSACTION_ACTIVE = 1;
  public static final int TRANSACTION_OPEN = 2;
  public static final int TRANSACTION_FAILED = 3;

  // ExecStatusType
  public static final int EMPTY_QUERY = 0;
  public static final int COMMAND_OK = 1;
  public static final int TUPLES_OK = 2;
  public static final int COPY_OUT = 3;
  public static final int COPY_IN = 4;
  public static final int BAD_RESPONSE = 5;
  public static final int NONFATAL_ERROR = 6;
  public static final int FATAL_ERROR = 7;
  public static final int COPY_BOTH = 8;
  public static final int SINGLE_TUPLE = 9;
  public static final int PIPELINE_SYNC = 10;
  public static final int PIPELINE_ABORTED = 11;
  public static final int TUPLES_CHUNK = 12;

  private static final SymbolLookup LIBRARY = LibraryLocation.require().symbols();
  private static final List<String> BOUND = new ArrayList<>();
  private static final List<String> OPTIONAL = new ArrayList<>();

  private static final MethodHandle PQ_CONNINFO_PARSE =
      function("PQconninfoParse", JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle PQ_CONNINFO_FREE = procedure("PQconninfoFree", JAVA_LONG);
  private static final MethodHandle PQ_FREEMEM = procedure("PQfreemem", JAVA_LONG);
  private static final MethodHandle PQ_CONNECTDB_PARAMS =
      function("PQconnectdbParams", JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT);
  private static final MethodHandle PQ_FINISH = procedure("PQfinish", JAVA_LONG);
  private static final MethodHandle PQ_SETNONBLOCKING =
      function("PQsetnonblocking", JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PQ_ENTER_PIPELINE_MODE =
      function("PQenterPipelineMode", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_EXIT_PIPELINE_MODE =
      function("PQexitPipelineMode", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_SEND_QUERY =
      function("PQsendQuery", JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle PQ_PUT_COPY_DATA =
      function("PQputCopyData", JAVA_INT, JAVA_LONG, ADDRESS, JAVA_INT);
  private static final MethodHandle PQ_PUT_COPY_END =
      function("PQputCopyEnd", JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle PQ_GET_COPY_DATA =
      function("PQgetCopyData", JAVA_INT, JAVA_LONG, ADDRESS, JAVA_INT);
  private static final MethodHandle PQ_SET_NOTICE_PROCESSOR =
      function("PQsetNoticeProcessor", JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG);
  private static final MethodHandle PQ_SET_NOTICE_RECEIVER =
      function("PQsetNoticeReceiver", JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG);
  private static final MethodHandle PQ_STATUS = critical("PQstatus", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_TRANSACTION_STATUS =
      critical("PQtransactionStatus", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_SOCKET = critical("PQsocket", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_BACKEND_PID = critical("PQbackendPID", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_SERVER_VERSION =
      critical("PQserverVersion", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_LIB_VERSION = critical("PQlibVersion", JAVA_INT);
  private static final MethodHandle PQ_ERROR_MESSAGE =
      function("PQerrorMessage", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_SSL_IN_USE = critical("PQsslInUse", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_GSS_ENC_IN_USE =
      critical("PQgssEncInUse", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_HOST = function("PQhost", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_PORT = function("PQport", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_DB = function("PQdb", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_SEND_PREPARE =
      function("PQsendPrepare", JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
  private static final MethodHandle PQ_SEND_QUERY_PREPARED =
      function(
          "PQsendQueryPrepared",
          JAVA_INT,
          JAVA_LONG,
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          JAVA_INT);
  private static final MethodHandle PQ_SEND_DESCRIBE_PREPARED =
      function("PQsendDescribePrepared", JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle PQ_SEND_QUERY_PARAMS =
      function(
          "PQsendQueryParams",
          JAVA_INT,
          JAVA_LONG,
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          JAVA_INT);
  private static final MethodHandle PQ_PIPELINE_SYNC =
      function("PQpipelineSync", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_FLUSH = function("PQflush", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_CONSUME_INPUT =
      function("PQconsumeInput", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_IS_BUSY = function("PQisBusy", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_GET_RESULT = function("PQgetResult", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_NOTIFIES = function("PQnotifies", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_MAKE_EMPTY_PGRESULT =
      function("PQmakeEmptyPGresult", JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PQ_CLEAR = procedure("PQclear", JAVA_LONG);
  private static final MethodHandle PQ_RESULT_STATUS =
      critical("PQresultStatus", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_NTUPLES = critical("PQntuples", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_NFIELDS = critical("PQnfields", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_FNAME = function("PQfname", JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PQ_NPARAMS = critical("PQnparams", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_PARAMTYPE =
      critical("PQparamtype", JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PQ_FTYPE = critical("PQftype", JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PQ_FTABLE = critical("PQftable", JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PQ_FTABLECOL =
      critical("PQftablecol", JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PQ_GETISNULL =
      critical("PQgetisnull", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
  private static final MethodHandle PQ_GETLENGTH =
      critical("PQgetlength", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
  private static final MethodHandle PQ_GETVALUE =
      critical("PQgetvalue", JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT);
  private static final MethodHandle PQ_CMD_TUPLES = function("PQcmdTuples", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_SET_SINGLE_ROW_MODE =
      function("PQsetSingleRowMode", JAVA_INT, JAVA_LONG);
  private static final MethodHandle PQ_CMD_STATUS = function("PQcmdStatus", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_RESULT_ERROR_MESSAGE =
      function("PQresultErrorMessage", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_RESULT_ERROR_FIELD =
      function("PQresultErrorField", JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PQ_GET_CANCEL = function("PQgetCancel", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PQ_CANCEL =
      function("PQcancel", JAVA_INT, JAVA_LONG, ADDRESS, JAVA_INT);
  private static final MethodHandle PQ_FREE_CANCEL = procedure("PQfreeCancel", JAVA_LONG);
  private static final MethodHandle PQ_CREATE_EXP_BUFFER = function("createPQExpBuffer", JAVA_LONG);
  private static final MethodHandle PQ_RESET_EXP_BUFFER = procedure("resetPQExpBuffer", JAVA_LONG);
  private static final MethodHandle PQ_DESTROY_EXP_BUFFER =
      procedure("destroyPQExpBuffer", JAVA_LONG);

  // since PostgreSQL 17; null in older libraries
  private static final @Nullable MethodHandle PQ_CANCEL_CREATE =
      optional("PQcancelCreate", JAVA_LONG, JAVA_LONG);
  private static final @Nullable MethodHandle PQ_CANCEL_BLOCKING =
      optional("PQcancelBlocking", JAVA_INT, JAVA_LONG);
  private static final @Nullable MethodHandle PQ_CANCEL_FINISH =
      optional("PQcancelFinish", null, JAVA_LONG);
  private static final @Nullable MethodHandle PQ_SEND_PIPELINE_SYNC =
      optional("PQsendPipelineSync", JAVA_INT, JAVA_LONG);
  private static final @Nullable MethodHandle PQ_SEND_CLOSE_PREPARED =
      optional("PQsendClosePrepared", JAVA_INT, JAVA_LONG, ADDRESS);

  private static final @Nullable MethodHandle PQ_SET_CHUNKED_ROWS_MODE =
      optional("PQsetChunkedRowsMode", JAVA_INT, JAVA_LONG, JAVA_INT);

  private static final MemorySegment APPEND_EXP_BUFFER_STR = symbol("appendPQExpBufferStr");

  private Libpq() {}

  /** The symbols that every supported library has, for the test that looks each of them up. */
  static List<String> requiredSymbols() {
    return Collections.unmodifiableList(BOUND);
  }

  /** The symbols that newer libraries have, for the same test. */
  static List<String> optionalSymbols() {
    return Collections.unmodifiableList(OPTIONAL);
  }

  /** The C function {@code void appendPQExpBufferStr(PQExpBuffer, const char *)}. */
  public static MemorySegment appendExpBufferStr() {
    return APPEND_EXP_BUFFER_STR;
  }

  /** The text in a buffer; see {@code PQExpBufferData} in {@code pqexpbuffer.h}. */
  public static String expBufferText(long buffer) {
    return NativeMemory.string(NativeMemory.ALL.get(JAVA_LONG, buffer));
  }

  /** The length of the text in a buffer, in bytes. */
  public static long expBufferLength(long buffer) {
    return NativeMemory.ALL.get(JAVA_LONG, buffer + ADDRESS.byteSize());
  }

  // connecting

  /** Takes a connection string apart. Gives an array of PQconninfoOption, or 0 and a message. */
  public static long conninfoParse(MemorySegment conninfo, MemorySegment errorMessage) {
    try {
      return (long) PQ_CONNINFO_PARSE.invokeExact(conninfo, errorMessage);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /**
   * Shows each option that has a value. {@code struct PQconninfoOption} begins with the pointers
   * keyword, envvar, compiled and val; it holds six pointers and an int, and the array ends with a
   * null keyword.
   */
  public static void forEachOption(long options, BiConsumer<String, String> action) {
    eachOption(
        options,
        (keyword, value) -> {
          if (value != 0) {
            action.accept(keyword, NativeMemory.string(value));
          }
        });
  }

  /** The keywords of all options, whether they have a value or not. */
  public static Set<String> keywords(long options) {
    Set<String> keywords = new HashSet<>();
    eachOption(options, (keyword, value) -> keywords.add(keyword));
    return keywords;
  }

  private static void eachOption(long options, ObjLongConsumer<String> action) {
    long pointer = ADDRESS.byteSize();
    for (long at = options; NativeMemory.ALL.get(JAVA_LONG, at) != 0; at += 7 * pointer) {
      String keyword = NativeMemory.string(NativeMemory.ALL.get(JAVA_LONG, at));
      action.accept(keyword, NativeMemory.ALL.get(JAVA_LONG, at + 3 * pointer));
    }
  }

  /** Frees what {@link #conninfoParse} gave. */
  public static void conninfoFree(long options) {
    try {
      PQ_CONNINFO_FREE.invokeExact(options);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Frees a string or a notification that libpq handed over; 0 is allowed. */
  public static void freeMemory(long pointer) {
    try {
      PQ_FREEMEM.invokeExact(pointer);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Connects, blocking. Gives a PGconn, whose status tells whether it worked. */
  public static long connectdbParams(
      MemorySegment keywords, MemorySegment values, int expandDbname) {
    try {
      return (long) PQ_CONNECTDB_PARAMS.invokeExact(keywords, values, expandDbname);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Closes the connection and frees it. */
  public static void finish(long conn) {
    try {
      PQ_FINISH.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** 0 on success. */
  public static int setNonBlocking(long conn, int nonBlocking) {
    try {
      return (int) PQ_SETNONBLOCKING.invokeExact(conn, nonBlocking);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** 1 on success. */
  public static int enterPipelineMode(long conn) {
    try {
      return (int) PQ_ENTER_PIPELINE_MODE.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** 1 on success; only while nothing is on its way. */
  public static int exitPipelineMode(long conn) {
    try {
      return (int) PQ_EXIT_PIPELINE_MODE.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  // COPY, outside of pipeline mode

  /** Sends a simple query. 1 on success. */
  public static int sendQuery(long conn, MemorySegment sql) {
    try {
      return (int) PQ_SEND_QUERY.invokeExact(conn, sql);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends data. 1 on success, 0 if there is no memory for it, -1 on an error. */
  public static int putCopyData(long conn, MemorySegment data, int length) {
    try {
      return (int) PQ_PUT_COPY_DATA.invokeExact(conn, data, length);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /**
   * Ends the data, or with a message has the server fail. 1 on success, 0 if there is no memory for
   * it, -1 on an error.
   */
  public static int putCopyEnd(long conn, MemorySegment errorMessage) {
    try {
      return (int) PQ_PUT_COPY_END.invokeExact(conn, errorMessage);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /**
   * Takes a row that has come.
   *
   * @param buffer where the row's address goes, which is to be freed
   * @param async whether not to wait
   * @return its length, 0 if none has come yet, -1 after the last, -2 on an error
   */
  public static int getCopyData(long conn, MemorySegment buffer, int async) {
    try {
      return (int) PQ_GET_COPY_DATA.invokeExact(conn, buffer, async);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Has notices handed to a C function. */
  public static long setNoticeProcessor(long conn, MemorySegment processor, long argument) {
    try {
      return (long) PQ_SET_NOTICE_PROCESSOR.invokeExact(conn, processor, argument);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Has notices handed to a C function, with their fields. */
  static long setNoticeReceiver(long conn, MemorySegment receiver, long argument) {
    try {
      return (long) PQ_SET_NOTICE_RECEIVER.invokeExact(conn, receiver, argument);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  // the state of a connection

  /** {@link #CONNECTION_OK} or {@link #CONNECTION_BAD}. */
  public static int status(long conn) {
    try {
      return (int) PQ_STATUS.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** {@link #TRANSACTION_IDLE} and others. */
  public static int transactionStatus(long conn) {
    try {
      return (int) PQ_TRANSACTION_STATUS.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The file descriptor, -1 if there is none. */
  public static int socket(long conn) {
    try {
      return (int) PQ_SOCKET.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The process id of the backend. */
  public static int backendPid(long conn) {
    try {
      return (int) PQ_BACKEND_PID.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The server's version: 180006 for 18.6. */
  public static int serverVersion(long conn) {
    try {
      return (int) PQ_SERVER_VERSION.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The library's version: 180006 for 18.6. */
  public static int libVersion() {
    try {
      return (int) PQ_LIB_VERSION.invokeExact();
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The last error of the connection. */
  public static String errorMessage(long conn) {
    try {
      return NativeMemory.string((long) PQ_ERROR_MESSAGE.invokeExact(conn));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** 1 if the connection is encrypted by TLS. */
  public static int sslInUse(long conn) {
    try {
      return (int) PQ_SSL_IN_USE.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** 1 if the connection is encrypted by GSSAPI. */
  public static int gssEncInUse(long conn) {
    try {
      return (int) PQ_GSS_ENC_IN_USE.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The host connected to. */
  public static String host(long conn) {
    try {
      return NativeMemory.string((long) PQ_HOST.invokeExact(conn));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The port connected to. */
  public static String port(long conn) {
    try {
      return NativeMemory.string((long) PQ_PORT.invokeExact(conn));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The database connected to. */
  public static String db(long conn) {
    try {
      return NativeMemory.string((long) PQ_DB.invokeExact(conn));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  // sending

  /** Sends Parse. 1 on success. */
  public static int sendPrepare(
      long conn, MemorySegment name, MemorySegment sql, int parameters, MemorySegment types) {
    try {
      return (int) PQ_SEND_PREPARE.invokeExact(conn, name, sql, parameters, types);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends Bind, Describe and Execute. 1 on success. */
  public static int sendQueryPrepared(
      long conn,
      MemorySegment name,
      int parameters,
      MemorySegment values,
      MemorySegment lengths,
      MemorySegment formats,
      int resultFormat) {
    try {
      return (int)
          PQ_SEND_QUERY_PREPARED.invokeExact(
              conn, name, parameters, values, lengths, formats, resultFormat);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends Describe of a prepared statement, whose result has columns and no rows. 1 on success. */
  public static int sendDescribePrepared(long conn, MemorySegment name) {
    try {
      return (int) PQ_SEND_DESCRIBE_PREPARED.invokeExact(conn, name);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends Parse, Bind, Describe and Execute of the unnamed statement. 1 on success. */
  public static int sendQueryParams(
      long conn,
      MemorySegment sql,
      int parameters,
      MemorySegment types,
      MemorySegment values,
      MemorySegment lengths,
      MemorySegment formats,
      int resultFormat) {
    try {
      return (int)
          PQ_SEND_QUERY_PARAMS.invokeExact(
              conn, sql, parameters, types, values, lengths, formats, resultFormat);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends Sync and flushes. 1 on success. */
  public static int pipelineSync(long conn) {
    try {
      return (int) PQ_PIPELINE_SYNC.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** 0 when all is handed to the socket, 1 when some is left, -1 on failure. */
  public static int flush(long conn) {
    try {
      return (int) PQ_FLUSH.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  // receiving

  /** Reads what has arrived. 1 on success. */
  public static int consumeInput(long conn) {
    try {
      return (int) PQ_CONSUME_INPUT.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** 1 while {@link #getResult} would block. */
  public static int isBusy(long conn) {
    try {
      return (int) PQ_IS_BUSY.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The next PGresult, or 0. */
  public static long getResult(long conn) {
    try {
      return (long) PQ_GET_RESULT.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /**
   * The next PGnotify of those that were read, to be freed by {@link #freeMemory}; or 0. {@code
   * struct pgNotify} begins with {@code char *relname; int be_pid; char *extra}.
   */
  public static long notifies(long conn) {
    try {
      return (long) PQ_NOTIFIES.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The channel of a PGnotify. */
  public static String notifyChannel(long notify) {
    return NativeMemory.string(NativeMemory.ALL.get(JAVA_LONG, notify));
  }

  /** The process id of the backend that has sent a PGnotify. */
  public static int notifyPid(long notify) {
    return NativeMemory.ALL.get(JAVA_INT, notify + ADDRESS.byteSize());
  }

  /** The payload of a PGnotify. */
  public static String notifyPayload(long notify) {
    return NativeMemory.string(NativeMemory.ALL.get(JAVA_LONG, notify + 2 * ADDRESS.byteSize()));
  }

  // results

  /** A PGresult without rows and columns, made here. */
  static long makeEmptyResult(long conn, int status) {
    try {
      return (long) PQ_MAKE_EMPTY_PGRESULT.invokeExact(conn, status);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Frees a PGresult. */
  public static void clear(long result) {
    try {
      PQ_CLEAR.invokeExact(result);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** {@link #TUPLES_OK} and others. */
  public static int resultStatus(long result) {
    try {
      return (int) PQ_RESULT_STATUS.invokeExact(result);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** How many rows. */
  public static int ntuples(long result) {
    try {
      return (int) PQ_NTUPLES.invokeExact(result);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** How many columns. */
  public static int nfields(long result) {
    try {
      return (int) PQ_NFIELDS.invokeExact(result);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** A column's name. */
  public static String fname(long result, int column) {
    try {
      return NativeMemory.string((long) PQ_FNAME.invokeExact(result, column));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The OID of a column's type. */
  public static int ftype(long result, int column) {
    try {
      return (int) PQ_FTYPE.invokeExact(result, column);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The OID of the table that a column is from, 0 if it is from none. */
  public static int ftable(long result, int column) {
    try {
      return (int) PQ_FTABLE.invokeExact(result, column);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The number of the table's column that a column is, 0 if it is none. */
  public static int ftablecol(long result, int column) {
    try {
      return (int) PQ_FTABLECOL.invokeExact(result, column);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** How many parameters a described statement has. */
  public static int nparams(long result) {
    try {
      return (int) PQ_NPARAMS.invokeExact(result);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The OID of the type of a described statement's parameter, from 0. */
  public static int paramtype(long result, int parameter) {
    try {
      return (int) PQ_PARAMTYPE.invokeExact(result, parameter);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** 1 for SQL NULL. */
  public static int getisnull(long result, int row, int column) {
    try {
      return (int) PQ_GETISNULL.invokeExact(result, row, column);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Bytes of a value. */
  public static int getlength(long result, int row, int column) {
    try {
      return (int) PQ_GETLENGTH.invokeExact(result, row, column);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The address of a value. */
  public static long getvalue(long result, int row, int column) {
    try {
      return (long) PQ_GETVALUE.invokeExact(result, row, column);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /**
   * Has the rows of the statement that is answered next come in results of that many, or of one
   * each before PostgreSQL 17; 0 if its rows have begun to come.
   */
  public static int setChunkedRowsMode(long conn, int rows) {
    try {
      return PQ_SET_CHUNKED_ROWS_MODE == null
          ? (int) PQ_SET_SINGLE_ROW_MODE.invokeExact(conn)
          : (int) PQ_SET_CHUNKED_ROWS_MODE.invokeExact(conn, rows);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The command tag, or empty. */
  public static String cmdStatus(long result) {
    try {
      return NativeMemory.string((long) PQ_CMD_STATUS.invokeExact(result));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The count in the command tag, or empty. */
  public static String cmdTuples(long result) {
    try {
      return NativeMemory.string((long) PQ_CMD_TUPLES.invokeExact(result));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** The error of a result, as text. */
  public static String resultErrorMessage(long result) {
    try {
      return NativeMemory.string((long) PQ_RESULT_ERROR_MESSAGE.invokeExact(result));
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** A field of an error, or null. */
  static @Nullable String resultErrorField(long result, int field) {
    try {
      long text = (long) PQ_RESULT_ERROR_FIELD.invokeExact(result, field);
      return text == 0 ? null : NativeMemory.string(text);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  // cancel requests of every version

  /** What is needed to cancel, as a PGcancel. */
  public static long getCancel(long conn) {
    try {
      return (long) PQ_GET_CANCEL.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends the request, blocking and not encrypted. 1 on success. */
  public static int cancel(long cancel, MemorySegment errorBuffer, int size) {
    try {
      return (int) PQ_CANCEL.invokeExact(cancel, errorBuffer, size);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Frees a PGcancel. */
  public static void freeCancel(long cancel) {
    try {
      PQ_FREE_CANCEL.invokeExact(cancel);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  // growing buffers

  /** A new buffer. */
  public static long createExpBuffer() {
    try {
      return (long) PQ_CREATE_EXP_BUFFER.invokeExact();
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Empties a buffer. */
  public static void resetExpBuffer(long buffer) {
    try {
      PQ_RESET_EXP_BUFFER.invokeExact(buffer);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Frees a buffer. */
  public static void destroyExpBuffer(long buffer) {
    try {
      PQ_DESTROY_EXP_BUFFER.invokeExact(buffer);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  // since PostgreSQL 17

  /** Whether cancel requests can be encrypted. */
  public static boolean hasCancelConnections() {
    return PQ_CANCEL_CREATE != null;
  }

  /** Whether a prepared statement can be closed by the protocol. */
  public static boolean hasClosePrepared() {
    return PQ_SEND_CLOSE_PREPARED != null;
  }

  /** What is needed to cancel, as a PGcancelConn with the connection's own TLS settings. */
  public static long cancelCreate(long conn) {
    try {
      return (long) present(PQ_CANCEL_CREATE, "PQcancelCreate").invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends the request, blocking. 1 on success. */
  public static int cancelBlocking(long cancel) {
    try {
      return (int) present(PQ_CANCEL_BLOCKING, "PQcancelBlocking").invokeExact(cancel);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Frees a PGcancelConn. */
  public static void cancelFinish(long cancel) {
    try {
      present(PQ_CANCEL_FINISH, "PQcancelFinish").invokeExact(cancel);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends Sync, without flushing where libpq has a function for that. 1 on success. */
  public static int sendPipelineSync(long conn) {
    MethodHandle send = PQ_SEND_PIPELINE_SYNC;
    if (send == null) {
      return pipelineSync(conn);
    }
    try {
      return (int) send.invokeExact(conn);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  /** Sends Close for a prepared statement. 1 on success. */
  public static int sendClosePrepared(long conn, MemorySegment name) {
    try {
      return (int) present(PQ_SEND_CLOSE_PREPARED, "PQsendClosePrepared").invokeExact(conn, name);
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    return Downcall.of(symbol(name), result, arguments);
  }

  private static MethodHandle procedure(String name, MemoryLayout... arguments) {
    return Downcall.ofVoid(symbol(name), arguments);
  }

  private static MethodHandle critical(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    return Downcall.critical(symbol(name), result, arguments);
  }

  private static @Nullable MethodHandle optional(
      String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
    OPTIONAL.add(name);
    return LIBRARY
        .find(name)
        .map(
            symbol ->
                result == null
                    ? Downcall.ofVoid(symbol, arguments)
                    : Downcall.of(symbol, result, arguments))
        .orElse(null);
  }

  private static MemorySegment symbol(String name) {
    BOUND.add(name);
    return LIBRARY
        .find(name)
        .orElseThrow(
            () ->
                new UnsatisfiedLinkError(
                    "libpq has no function " + name + ": loompq needs libpq 14 or newer"));
  }

  private static MethodHandle present(@Nullable MethodHandle handle, String name) {
    if (handle == null) {
      throw new UnsupportedOperationException(name + " needs libpq 17 or newer");
    }
    return handle;
  }
}
