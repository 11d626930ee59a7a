namespace ResponsibilityPortal.Web.Api;

/// <summary>Every kind of problem that the API answers. docs/reference/api.md lists the same.</summary>
internal static class ApiProblems
{
    public static ApiProblemKind TokenRequired { get; } = new(
        StatusCodes.Status401Unauthorized, "token-required", "A valid API token is required", "There is no token, or it is mistyped, unknown, expired or revoked.");

    public static ApiProblemKind ScopeMissing { get; } = new(
        StatusCodes.Status403Forbidden, "scope-missing", "The token does not allow this", "The token lacks the scope, or lost it since.");

    public static ApiProblemKind OwnEdits { get; } = new(
        StatusCodes.Status403Forbidden, "own-edits", "A second approver is required", "A second approver is required, and no other user approved the content.");

    public static ApiProblemKind TransportInsecure { get; } = new(
        StatusCodes.Status403Forbidden, "https-required", "Tokens need HTTPS", "The request came over plain HTTP from another machine.");

    public static ApiProblemKind AddressUnknown { get; } = new(
        StatusCodes.Status404NotFound, "address-unknown", "There is nothing at this address", "No address of the API matches.");

    public static ApiProblemKind MatrixUnknown { get; } = new(
        StatusCodes.Status404NotFound, "matrix-unknown", "There is no such draft", "The matrix does not exist, or its draft cannot be read.");

    public static ApiProblemKind CellUnknown { get; } = new(
        StatusCodes.Status404NotFound, "cell-unknown", "There is no such cell", "The draft has no such row or column, or there is no such matrix.");

    public static ApiProblemKind MethodNotAllowed { get; } = new(
        StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This address does not take this method", "The address exists, but not for this method.");

    public static ApiProblemKind IdempotencyKeyRequired { get; } = new(
        StatusCodes.Status400BadRequest, "idempotency-key-required", "An idempotency key is required", "The header `Idempotency-Key` is missing.");

    public static ApiProblemKind IdempotencyKeyMalformed { get; } = new(
        StatusCodes.Status400BadRequest, "idempotency-key-malformed", "The idempotency key is no UUID", "`Idempotency-Key` is not one UUID.");

    public static ApiProblemKind IfMatchMalformed { get; } = new(
        StatusCodes.Status400BadRequest, "if-match-malformed", "If-Match names no single state", "`If-Match` is `*`, a list, or a tag that this API never issued.");

    public static ApiProblemKind JsonMalformed { get; } = new(
        StatusCodes.Status400BadRequest, "json-malformed", "The body is no JSON", "The body cannot be parsed as JSON.");

    public static ApiProblemKind Stale { get; } = new(
        StatusCodes.Status409Conflict, "stale", "Another version has been published since", "Another version was published after `basedOn`.");

    public static ApiProblemKind Conflict { get; } = new(
        StatusCodes.Status412PreconditionFailed, "conflict", "The cell isn't in the state that you saw", "The cell is in another state than `If-Match` names.");

    public static ApiProblemKind DraftChanged { get; } = new(
        StatusCodes.Status412PreconditionFailed, "draft-changed", "The draft is not what you saw", "The draft is in another state than `If-Match` names.");

    public static ApiProblemKind BodyTooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is too large", "The body has more than 128 KB.");

    public static ApiProblemKind MediaTypeUnsupported { get; } = new(
        StatusCodes.Status415UnsupportedMediaType, "media-type-unsupported", "The body must be JSON", "The body is not `application/json` in UTF-8.");

    public static ApiProblemKind Invalid { get; } = new(
        StatusCodes.Status422UnprocessableEntity, "invalid", "The body breaks the rules", "The body is JSON, but not what the operation takes.");

    public static ApiProblemKind Incomplete { get; } = new(
        StatusCodes.Status422UnprocessableEntity, "incomplete", "Cells lack an accountable party", "Cells of the draft have no accountable party.");

    public static ApiProblemKind MovesUnexplained { get; } = new(
        StatusCodes.Status422UnprocessableEntity, "moves-unexplained", "Accountability moves without a reason", "Accountability moves, and neither the edits nor `moveReason` say why.");

    public static ApiProblemKind OperationIdUsed { get; } = new(
        StatusCodes.Status422UnprocessableEntity, "operation-id-used", "The idempotency key belongs to another act", "The idempotency key was used for another request before.");

    public static ApiProblemKind IfMatchRequired { get; } = new(
        StatusCodes.Status428PreconditionRequired, "if-match-required", "If-Match is required", "The header `If-Match` is missing.");

    public static ApiProblemKind TooManyRequests { get; } = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests", "The token made more requests in a second than it may.");

    public static ApiProblemKind Failed { get; } = new(
        StatusCodes.Status500InternalServerError, "failed", "Something went wrong here", "The portal failed. Sending the same request again is safe.");

    public static ApiProblemKind Busy { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "busy", "The portal is busy", "Other writers kept the store busy for too long.");

    public static IReadOnlyList<ApiProblemKind> All { get; } =
    [
        TokenRequired, ScopeMissing, OwnEdits, TransportInsecure, AddressUnknown, MatrixUnknown, CellUnknown, MethodNotAllowed,
        IdempotencyKeyRequired, IdempotencyKeyMalformed, IfMatchMalformed, JsonMalformed, Stale, Conflict,
        DraftChanged, BodyTooLarge, MediaTypeUnsupported, Invalid, Incomplete, MovesUnexplained, OperationIdUsed,
        IfMatchRequired, TooManyRequests, Failed, Busy,
    ];
}
