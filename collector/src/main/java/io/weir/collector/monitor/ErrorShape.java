package io.weir.collector.monitor;

/** The errors that the interface knows, by the names and statuses of its service model. */
public enum ErrorShape {
  // spotless:off — a table: one line an error
  VALIDATION("ValidationException", 400),
  QUOTA("ServiceQuotaExceededException", 402),
  ACCESS_DENIED("AccessDeniedException", 403),
  NOT_FOUND("ResourceNotFoundException", 404),
  CONFLICT("ConflictException", 409),
  THROTTLING("ThrottlingException", 429),
  INTERNAL("InternalServerException", 500),

  // of every service of Amazon's, before its own operations
  UNKNOWN_OPERATION("UnknownOperationException", 404),
  MISSING_AUTHENTICATION("MissingAuthenticationTokenException", 403),
  INCOMPLETE_SIGNATURE("IncompleteSignatureException", 403),
  INVALID_SIGNATURE("InvalidSignatureException", 403),
  UNRECOGNIZED_CLIENT("UnrecognizedClientException", 403),
  UNSUPPORTED_MEDIA_TYPE("UnsupportedMediaTypeException", 415);
  // spotless:on

  private final String shape;
  private final int status;

  ErrorShape(String shape, int status) {
    this.shape = shape;
    this.status = status;
  }

  /** The name that clients know it by. */
  public String shape() {
    return shape;
  }

  /** The status of its answer. */
  public int status() {
    return status;
  }
}
