namespace ResponsibilityPortal.Web.Api;

/// <summary>Every kind of problem that the API reports. docs/reference/api.md lists them too.</summary>
internal static class ApiProblems
{
    public static ApiProblemKind TokenRequired { get; } =
        new(
            StatusCodes.Status401Unauthorized,
            "token-required",
            "A valid API token is required",
            "There is no token, or it is mistyped, unknown, expired or revoked."
        );

    public static ApiProblemKind SignInRequired { get; } =
        new(
            StatusCodes.Status401Unauthorized,
            "sign-in-required",
            "Readers must sign in",
            "The portal shows published content to signed-in users only."
        );

    public static ApiProblemKind ScopeMissing { get; } =
        new(
            StatusCodes.Status403Forbidden,
            "scope-missing",
            "The token does not allow this",
            "The token lacks the scope, or lost it since."
        );

    public static ApiProblemKind OwnEdits { get; } =
        new(
            StatusCodes.Status403Forbidden,
            "own-edits",
            "A second approver is required",
            "A second approver is required, and no other user approved the content."
        );

    public static ApiProblemKind TransportInsecure { get; } =
        new(
            StatusCodes.Status403Forbidden,
            "https-required",
            "Tokens need HTTPS",
            "The request came over plain HTTP from another machine."
        );

    public static ApiProblemKind OriginRefused { get; } =
        new(
            StatusCodes.Status403Forbidden,
            "origin-refused",
            "The request came from another site",
            "A page of another site sent the request to `/mcp`."
        );

    public static ApiProblemKind AddressUnknown { get; } =
        new(StatusCodes.Status404NotFound, "address-unknown", "There is nothing at this address", "No address of the API matches.");

    public static ApiProblemKind MatrixUnknown { get; } =
        new(StatusCodes.Status404NotFound, "matrix-unknown", "Draft not found", "The matrix does not exist, or its draft cannot be read.");

    public static ApiProblemKind NotPublished { get; } =
        new(StatusCodes.Status404NotFound, "not-published", "Matrix not found", "No matrix with this short name is in force.");

    public static ApiProblemKind VersionUnknown { get; } =
        new(StatusCodes.Status404NotFound, "version-unknown", "Version not found", "The matrix has no version with this number.");

    public static ApiProblemKind ResponsibilityUnknown { get; } =
        new(StatusCodes.Status404NotFound, "responsibility-unknown", "Responsibility not found", "The version has no such responsibility.");

    public static ApiProblemKind CellUnknown { get; } =
        new(
            StatusCodes.Status404NotFound,
            "cell-unknown",
            "Cell not found",
            "The draft has no such row or column, or there is no such matrix."
        );

    public static ApiProblemKind MethodNotAllowed { get; } =
        new(
            StatusCodes.Status405MethodNotAllowed,
            "method-not-allowed",
            "Method not allowed",
            "The address exists, but not for this method."
        );

    public static ApiProblemKind BodyTooSlow { get; } =
        new(
            StatusCodes.Status408RequestTimeout,
            "body-too-slow",
            "The body arrived too slowly",
            "Questions arrived at less than 32 KB a second, or took more than a minute."
        );

    public static ApiProblemKind IdempotencyKeyRequired { get; } =
        new(
            StatusCodes.Status400BadRequest,
            "idempotency-key-required",
            "An idempotency key is required",
            "The header `Idempotency-Key` is missing."
        );

    public static ApiProblemKind IdempotencyKeyMalformed { get; } =
        new(
            StatusCodes.Status400BadRequest,
            "idempotency-key-malformed",
            "The idempotency key isn't a UUID",
            "`Idempotency-Key` is not one UUID."
        );

    public static ApiProblemKind IfMatchMalformed { get; } =
        new(
            StatusCodes.Status400BadRequest,
            "if-match-malformed",
            "If-Match must name one state",
            "`If-Match` is `*`, a list, or a tag that this API never issued."
        );

    public static ApiProblemKind QuestionUnusable { get; } =
        new(
            StatusCodes.Status400BadRequest,
            "question-unusable",
            "The question can't be used",
            "The question is missing or too long, or the limit is not a number that is allowed."
        );

    public static ApiProblemKind FilterUnknown { get; } =
        new(
            StatusCodes.Status400BadRequest,
            "filter-unknown",
            "The matrix doesn't have this value",
            "A filter or the deployment has a value that the matrix doesn't have."
        );

    public static ApiProblemKind JsonMalformed { get; } =
        new(StatusCodes.Status400BadRequest, "json-malformed", "The body isn't JSON", "The body cannot be parsed as JSON.");

    public static ApiProblemKind Stale { get; } =
        new(
            StatusCodes.Status409Conflict,
            "stale",
            "Another version has been published since",
            "Another version was published after `basedOn`."
        );

    public static ApiProblemKind Conflict { get; } =
        new(
            StatusCodes.Status412PreconditionFailed,
            "conflict",
            "The cell isn't in the state that you saw",
            "The cell is in another state than `If-Match` names."
        );

    public static ApiProblemKind DraftChanged { get; } =
        new(
            StatusCodes.Status412PreconditionFailed,
            "draft-changed",
            "The draft isn't in the state that you saw",
            "The draft is in another state than `If-Match` names."
        );

    public static ApiProblemKind BodyTooLarge { get; } =
        new(
            StatusCodes.Status413PayloadTooLarge,
            "body-too-large",
            "The body is too large",
            "The body has more than 128 KB, 256 KB at `/mcp`, or 2 MB with questions."
        );

    public static ApiProblemKind AddressTooLong { get; } =
        new(StatusCodes.Status414UriTooLong, "address-too-long", "The address is too long", "The address has more than 8,192 bytes.");

    public static ApiProblemKind MediaTypeUnsupported { get; } =
        new(
            StatusCodes.Status415UnsupportedMediaType,
            "media-type-unsupported",
            "The body must be JSON",
            "The body is not `application/json` in UTF-8."
        );

    public static ApiProblemKind Invalid { get; } =
        new(
            StatusCodes.Status422UnprocessableEntity,
            "invalid",
            "The body breaks the rules",
            "The body is JSON, but not what the operation takes."
        );

    public static ApiProblemKind Incomplete { get; } =
        new(
            StatusCodes.Status422UnprocessableEntity,
            "incomplete",
            "Cells lack an accountable party",
            "Cells of the draft are not yet assessed."
        );

    public static ApiProblemKind MovesUnexplained { get; } =
        new(
            StatusCodes.Status422UnprocessableEntity,
            "moves-unexplained",
            "A reason is required where accountability moves",
            "Accountability moves, and neither the edits nor `moveReason` say why."
        );

    public static ApiProblemKind OperationIdUsed { get; } =
        new(
            StatusCodes.Status422UnprocessableEntity,
            "operation-id-used",
            "The idempotency key was already used",
            "The idempotency key was used for another request before."
        );

    public static ApiProblemKind IfMatchRequired { get; } =
        new(StatusCodes.Status428PreconditionRequired, "if-match-required", "If-Match is required", "The header `If-Match` is missing.");

    public static ApiProblemKind TooManyRequests { get; } =
        new(
            StatusCodes.Status429TooManyRequests,
            "too-many-requests",
            "Too many requests",
            "The token made more requests in a second, or the network more in a minute, than it may."
        );

    public static ApiProblemKind Failed { get; } =
        new(
            StatusCodes.Status500InternalServerError,
            "failed",
            "The portal failed",
            "The portal failed. Sending the same request again is safe."
        );

    public static ApiProblemKind VersionDamaged { get; } =
        new(
            StatusCodes.Status503ServiceUnavailable,
            "version-damaged",
            "The version is damaged",
            "The stored version doesn't match the hash that it was published with."
        );

    public static ApiProblemKind Busy { get; } =
        new(
            StatusCodes.Status503ServiceUnavailable,
            "busy",
            "The portal is busy",
            "Other writers kept the store busy for too long, or too many questionnaires are sent or answered at the moment."
        );

    public static ApiProblemKind OutcomeUnknown { get; } =
        new(
            StatusCodes.Status503ServiceUnavailable,
            "outcome-unknown",
            "It isn't known whether this was saved",
            "The connection to the database was lost while it saved the change. The same request with the same idempotency key is carried "
                + "out once, and returns the outcome."
        );

    public static IReadOnlyList<ApiProblemKind> All { get; } =
    [
        TokenRequired,
        SignInRequired,
        ScopeMissing,
        OwnEdits,
        TransportInsecure,
        OriginRefused,
        AddressUnknown,
        MatrixUnknown,
        NotPublished,
        VersionUnknown,
        ResponsibilityUnknown,
        CellUnknown,
        MethodNotAllowed,
        BodyTooSlow,
        IdempotencyKeyRequired,
        IdempotencyKeyMalformed,
        IfMatchMalformed,
        QuestionUnusable,
        FilterUnknown,
        JsonMalformed,
        Stale,
        Conflict,
        DraftChanged,
        BodyTooLarge,
        AddressTooLong,
        MediaTypeUnsupported,
        Invalid,
        Incomplete,
        MovesUnexplained,
        OperationIdUsed,
        IfMatchRequired,
        TooManyRequests,
        Failed,
        VersionDamaged,
        Busy,
        OutcomeUnknown,
    ];
}
