using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Security;
using static ResponsibilityPortal.Web.Api.V1.DraftProblems;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>Maps the API for drafts: read a draft, read and edit a cell, publish.</summary>
internal static class DraftEndpoints
{
    /// <summary>The problems that every operation can report.</summary>
    private static readonly ApiProblemKind[] Always =
    [
        ApiProblems.TokenRequired,
        ApiProblems.ScopeMissing,
        ApiProblems.TransportInsecure,
        ApiProblems.TooManyRequests,
    ];

    /// <summary>The problems that every operation that changes something can report.</summary>
    private static readonly ApiProblemKind[] OfRequests =
    [
        ApiProblems.IdempotencyKeyRequired,
        ApiProblems.IdempotencyKeyMalformed,
        ApiProblems.IfMatchMalformed,
        ApiProblems.JsonMalformed,
        ApiProblems.BodyTooLarge,
        ApiProblems.MediaTypeUnsupported,
        ApiProblems.Invalid,
        ApiProblems.OperationIdUsed,
        ApiProblems.IfMatchRequired,
    ];

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet(PortalUrls.Routes.ApiDraft, ReadDraftAsync)
            .Describe("readDraft", Policies.DraftsByToken, ApiProblems.MatrixUnknown);
        endpoints
            .MapGet(PortalUrls.Routes.ApiAssignment, ReadAsync)
            .Describe("readAssignment", Policies.DraftsByToken, ApiProblems.CellUnknown);
        endpoints
            .MapPut(PortalUrls.Routes.ApiAssignment, AssignAsync)
            .Describe(
                "setAssignment",
                Policies.EditsByToken,
                [.. OfRequests, ApiProblems.CellUnknown, ApiProblems.Conflict, ApiProblems.Busy, ApiProblems.OutcomeUnknown]
            );
        endpoints
            .MapPost(PortalUrls.Routes.ApiPublish, PublishAsync)
            .Describe(
                "publishDraft",
                Policies.PublicationsByToken,
                [
                    .. OfRequests,
                    ApiProblems.MatrixUnknown,
                    ApiProblems.OwnEdits,
                    ApiProblems.Stale,
                    ApiProblems.DraftChanged,
                    ApiProblems.Incomplete,
                    ApiProblems.MovesUnexplained,
                    ApiProblems.Busy,
                    ApiProblems.OutcomeUnknown,
                ]
            );
        endpoints.MapOpenApiDocument();
        endpoints.RefuseOtherMethods(PortalUrls.Routes.ApiDraft, HttpMethods.Get);
        endpoints.RefuseOtherMethods(PortalUrls.Routes.ApiAssignment, $"{HttpMethods.Get}, {HttpMethods.Put}");
        endpoints.RefuseOtherMethods(PortalUrls.Routes.ApiPublish, HttpMethods.Post);
        endpoints
            .MapFallback(PortalUrls.Routes.ApiElsewhere, context => ApiProblem.AddressUnknown().ExecuteAsync(context))
            .RequireAuthorization(Policies.ByToken)
            .RequireRateLimiting(ApiLimit.Policy);
    }

    /// <param name="problems">The problems that the operation can report in addition to <see cref="Always"/>.</param>
    private static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint,
        string operation,
        string policy,
        params ApiProblemKind[] problems
    )
    {
        ApiProblemKind[] all = [.. Always, .. problems];
        foreach (var status in all.Select(problem => problem.Status).Distinct().Order())
        {
            endpoint.Produces<ProblemV1>(status, ApiProblem.ContentType);
        }

        return endpoint
            .WithName(operation)
            .WithTags("Drafts")
            .RequireAuthorization(policy)
            .RequireRateLimiting(ApiLimit.Policy)
            .DisableAntiforgery()
            .WithMetadata([.. all, new SmallBody()]);
    }

    /// <summary>Answers other methods at a known address with the methods allowed there.</summary>
    private static void RefuseOtherMethods(this IEndpointRouteBuilder endpoints, string route, string allowed) =>
        endpoints
            .Map(
                route,
                context =>
                {
                    context.Response.Headers.Allow = allowed;
                    return ApiProblem.MethodRefused(allowed).ExecuteAsync(context);
                }
            )
            .RequireAuthorization(Policies.ByToken)
            .RequireRateLimiting(ApiLimit.Policy);

    private static async Task<Results<Ok<DraftV1>, ApiProblem>> ReadDraftAsync(
        string matrix,
        HttpContext context,
        [FromServices] MatrixEditor editor
    )
    {
        if (await editor.OpenAsync(matrix, BearerToken.ActorOf(context.User), context.RequestAborted) is not { } draft)
        {
            return NoMatrix(matrix);
        }

        Tag(context, draft.ContentHash);
        return TypedResults.Ok(DraftV1.Of(matrix, draft));
    }

    private static async Task<Results<Ok<AssignmentV1>, ApiProblem>> ReadAsync(
        string matrix,
        string responsibility,
        string model,
        HttpContext context,
        [FromServices] MatrixEditor editor
    ) =>
        await editor.FindCellAsync(matrix, new CellKey(responsibility, model), BearerToken.ActorOf(context.User), context.RequestAborted)
            is { } cell
            ? Show(context, cell)
            : NoCell(matrix, responsibility, model);

    private static async Task<Results<Ok<AssignmentV1>, ApiProblem>> AssignAsync(
        string matrix,
        string responsibility,
        string model,
        HttpContext context,
        [FromServices] MatrixEditor editor
    )
    {
        var (operationId, noKey) = RequestReading.OperationId(context.Request);
        var (seen, noTag) = RequestReading.IfMatch(context.Request);
        var state = CellVersion.Parse(seen);
        if (
            (
                noKey
                ?? noTag
                ?? (
                    seen is null ? IfMatchRequired()
                    : state is null ? RequestReading.NotIssued(seen)
                    : null
                )
            ) is
            { } unconditional
        )
        {
            return unconditional;
        }

        var (json, noJson) = await RequestReading.BodyAsync(context);
        using (json)
        {
            if (json is null)
            {
                return noJson!;
            }

            if (AssignmentEditV1.Read(json.RootElement, model, out var reason, out var problems) is not { } content)
            {
                return RequestReading.Invalid(problems);
            }

            var outcome = await editor.AssignAsync(
                AssignCells.One(matrix, responsibility, content, state!.Value),
                new Change(BearerToken.ActorOf(context.User), operationId, reason),
                context.RequestAborted
            );
            return outcome switch
            {
                AssignOutcome.Assigned(var changes) => Show(context, changes[0].After),
                AssignOutcome.Unchanged(var cells) => Show(context, cells[0]),
                AssignOutcome.Conflict(var current) => Conflict(context, state!.Value, current[0]),
                AssignOutcome.Invalid(_, var broken) => RequestReading.Invalid(broken),
                AssignOutcome.Missing => NoCell(matrix, responsibility, model),
                AssignOutcome.NotDone(Refusal.NotAllowed) => ApiProblem.ScopeMissing(ApiScopeNames.Of(ApiScopes.EditDrafts)),
                AssignOutcome.NotDone(Refusal.OperationUsed) => OperationUsed(),
                AssignOutcome.NotDone(Refusal.Busy) => Busy(context),
                AssignOutcome.NotDone(Refusal.Unknown) => OutcomeUnknown(context),
                AssignOutcome.NotDone(Refusal.NotFound) => NoCell(matrix, responsibility, model),
                _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no response."),
            };
        }
    }

    private static async Task<Results<Created<VersionV1>, Ok<VersionV1>, ApiProblem>> PublishAsync(
        string matrix,
        HttpContext context,
        [FromServices] MatrixPublisher publisher,
        [FromServices] PortalUrls urls
    )
    {
        var (operationId, noKey) = RequestReading.OperationId(context.Request);
        var (seen, noTag) = RequestReading.IfMatch(context.Request);
        if ((noKey ?? noTag ?? (seen is null ? DraftTagRequired() : null)) is { } unconditional)
        {
            return unconditional;
        }

        var (json, noJson) = await RequestReading.BodyAsync(context);
        using (json)
        {
            if (json is null)
            {
                return noJson!;
            }

            if (PublicationV1.Read(json.RootElement, out var problems) is not { } publication)
            {
                return RequestReading.Invalid(problems);
            }

            var actor = BearerToken.ActorOf(context.User);
            var outcome = await publisher.PublishDraftAsync(
                new PublishDraft(matrix, publication.BasedOn, publication.Message, publication.InForceFrom, seen, publication.MoveReason),
                new Change(actor, operationId, publication.Message.Length > Change.ReasonMaxLength ? null : publication.Message),
                context.RequestAborted
            );
            return outcome switch
            {
                PublishOutcome.Published(var version, _) => TypedResults.Created(
                    urls.Matrix(matrix, version.Number),
                    VersionV1.Of(version)
                ),
                PublishOutcome.Unchanged(var latest) => TypedResults.Ok(VersionV1.Of(latest)),
                PublishOutcome.Incomplete(var gaps) => Incomplete(gaps.Select(gap => new CellV1(gap.Responsibility, gap.HostingModel))),
                PublishOutcome.Stale(var latest) => Stale(latest),
                PublishOutcome.Changed(var hash) => DraftChanged(context, hash),
                PublishOutcome.Unexplained(var cells) => Unexplained(
                    cells.Select(cell => new CellV1(cell.Responsibility, cell.HostingModel))
                ),
                PublishOutcome.OwnEdits => OwnEdits(),
                PublishOutcome.Invalid(var problem) => RequestReading.Invalid([new MatrixProblem("", problem)]),
                PublishOutcome.NotDone(Refusal.OperationUsed) => OperationUsed(),
                PublishOutcome.NotDone(Refusal.Busy) => Busy(context),
                PublishOutcome.NotDone(Refusal.Unknown) => OutcomeUnknown(context),
                PublishOutcome.NotDone(Refusal.NotFound) => NoMatrix(matrix),
                PublishOutcome.NotDone(Refusal.NotAllowed) => ApiProblem.ScopeMissing(ApiScopeNames.Of(ApiScopes.Publish)),
                _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no response."),
            };
        }
    }

    private static Ok<AssignmentV1> Show(HttpContext context, DraftCell cell)
    {
        Tag(context, cell.Version.ToString());
        return TypedResults.Ok(AssignmentV1.Of(cell));
    }

    /// <summary>Limits the size of API requests, which are small. Larger ones are refused before they are read.</summary>
    private sealed class SmallBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => RequestReading.BodyLimit;
    }
}
